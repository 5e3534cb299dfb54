"""What to say, in which order, how loud: results → an editorial plan without sizes or colours."""

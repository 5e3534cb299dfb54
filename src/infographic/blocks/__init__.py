"""How one panel can be shown: one file per form."""

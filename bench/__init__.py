"""What a poster costs, here and with the tools one would use instead: `python -m bench`."""

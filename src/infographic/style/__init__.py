"""How everything looks: colours, type, space and block options, read from one TOML per style."""

"""What there is to choose from: icons, styles, blocks and formats, as lists and as sheets."""

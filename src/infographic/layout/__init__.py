"""Where everything goes: formats, compositions and rows; ends in a finished `Page`."""

"""Tiles of pages of a fixed size: each takes the box it is given, and shows what that holds."""

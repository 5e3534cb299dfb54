"""Tiles: what stands on a grid, each measured before it is placed."""

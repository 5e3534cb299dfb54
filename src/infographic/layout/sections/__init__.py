"""Sections: a band's content in the ways it can be set, each with its marks and its height."""

"""How wide words are: fonts, shaping, line breaking, fitting, numbers by locale.

The only source of any width in this package; every measure comes out of HarfBuzz.
"""

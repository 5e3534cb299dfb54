"""Whether a value of a TOML file is of the type its field has."""

from __future__ import annotations

from typing import Any

_SAID = {
    "float": "a number",
    "int": "a whole number",
    "bool": "true or false",
    "str": "text",
    "tuple[str, ...]": "a list of texts",
    "tuple[float, float]": "a list of two numbers",
    "tuple[int, int]": "a list of two whole numbers",
}


def misfit(declared: str, value: Any) -> str:
    """What a field declared as that type (as its annotation is written) wants, where `value` is
    something else; "" where it fits, or where the type is none a file could give."""
    said = _SAID.get(declared, "")
    if not said or _fits(declared, value):
        return ""
    return said


def _fits(declared: str, value: Any) -> bool:
    if declared == "bool":
        return isinstance(value, bool)
    if isinstance(value, bool):
        return False
    if declared == "float":
        return isinstance(value, int | float) and abs(value) < 1e6
    if declared == "int":
        return isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    if declared == "str":
        return isinstance(value, str)
    inner = "str" if "str" in declared else "int" if "int" in declared else "float"
    held = isinstance(value, list | tuple) and all(_fits(inner, v) for v in value)
    return held and ("..." in declared or len(value) == 2)

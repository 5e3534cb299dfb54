"""Short statements run on in lines, a dot between two of a line and none at its end."""

from __future__ import annotations

from collections.abc import Sequence

from infographic.text.shape import Type, width

DOT = " \u00b7 "


def run_on(parts: Sequence[str], type: Type, room: float) -> str:
    """`parts` with dots between, a line end where the next would not fit in `room` px."""
    lines: list[str] = []
    for part in parts:
        text = address(part, type, room)
        if lines and width(lines[-1] + DOT + text, type) <= room:
            lines[-1] += DOT + text
        else:
            lines.append(text)
    return "\n".join(lines)


def address(text: str, type: Type, room: float) -> str:
    """An address that does not fit a line is cut to its host, never inside a name or number; the
    whole of it is in the caption of the embedding page. Other text is left as it is."""
    if " " in text or "/" not in text or width(text, type) <= room:
        return text
    return text.split("/", 1)[0]

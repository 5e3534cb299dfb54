"""Every text has its room: on the page, in its panel, clear of other texts and of marks."""

from __future__ import annotations

from collections.abc import Iterator

from infographic.errors import Message
from infographic.layout.checks.shapes import covers, letters, letters_touch, touches
from infographic.layout.checks.view import Leaf, View, is_ground, is_motif
from infographic.layout.fitting import HANG
from infographic.marks import Box, Mark, Rect, Text

SAFE_EDGE = 8.0
# A panel's box ends at capitals and baselines: accents rise and descenders hang out of it by this
# many sizes, side bearings by this many px.
_RISE = 0.5
_BEARING = 2.0
# Less than this is no overlap anybody sees; over the edge of what is to be kept free, of round
# numbers that others give, it is a little more.
_SLACK, _OVER = 0.25, 1.0


def check_room(view: View) -> Iterator[Message]:
    safe = view.page.box.grow(-SAFE_EDGE)
    for leaf, text in view.texts():
        if text.size < view.page.smallest_text - 0.001:
            yield Message(
                "error",
                leaf.place,
                f"is {text.size:.2f} px, the page's least is {view.page.smallest_text:g}",
                "break the line or shorten the words, never shrink them further",
            )
        if not safe.contains(leaf.box):
            yield Message(
                "error",
                leaf.place,
                f"{_size(leaf.box)} is outside the page ({view.page.width:g} x"
                f" {view.page.height:g}, {SAFE_EDGE:g} px kept free)",
                "break the line or shorten the words",
            )
        elif not view.page.field.contains(leaf.box, _OVER):
            top, right, bottom, left = view.page.safe
            yield Message(
                "error",
                leaf.place,
                f"{_size(leaf.box)} is where other things may lie over it ({top:.0f} px at the top,"
                f" {right:.0f} right, {bottom:.0f} at the foot, {left:.0f} left)",
                "keep text inside the page's field",
            )
        yield from _in_panel(leaf, text)
        yield from _clear(view, leaf, text)


def _in_panel(leaf: Leaf, text: Text) -> Iterator[Message]:
    if leaf.cell is None or leaf.cell.placed is None:
        return
    box = leaf.cell.placed.box
    # What a letter reaches over its own pen (an italic f) or under its baseline is no overflow.
    left, right = max(leaf.box.x, text.x), min(leaf.box.right, text.x + text.advance)
    if (
        left < box.x - _BEARING
        or right > box.right + _BEARING
        or leaf.box.y < box.y - _RISE * text.size
        or leaf.box.bottom > box.bottom + HANG * text.size + 0.01
        or min(text.y, leaf.box.bottom) > box.bottom + 1
    ):
        yield Message(
            "error",
            leaf.place,
            f"{_size(leaf.box)} leaves its panel's box {_size(box)}",
            "measure the panel with this text in it",
        )


def _clear(view: View, leaf: Leaf, text: Text) -> Iterator[Message]:
    ink = leaf.box.grow(-_SLACK)
    near = [other for other in view.near(ink) if other is not leaf]
    for other in near:
        # Of two texts the later one tells.
        if isinstance(other.mark, Text) and other.order < leaf.order:
            inner = other.box.grow(-_SLACK)
            if inner.w > 0 and inner.overlaps(ink) and letters_touch(text, other.mark):
                yield Message(
                    "error",
                    leaf.place,
                    f'{_size(leaf.box)} runs into "{other.mark.text}" {_size(other.box)}',
                    "give both their own room",
                )
    boxes: list[Box] | None = None
    # From the top down: what lies under an opaque mark that holds the text is not seen.
    for other in reversed(near):
        mark = other.mark
        if isinstance(mark, Text):
            continue
        above = other.order > leaf.order
        if is_motif(mark) and not above and not covers(mark, ink):
            continue  # it belongs to the ground: what is read on either side of its edge is clear
        if not above and covers(mark, ink):
            if is_opaque(mark):
                break
            continue
        if not touches(mark, ink):
            continue
        if boxes is None:
            inks = (box.grow(-_SLACK).within(leaf.box) for box, _ in letters(text))
            boxes = [box for box in inks if box.w > 0 and box.h > 0]
        if not is_ground(mark) and not any(touches(mark, box) for box in boxes):
            continue
        how = "is hidden under" if above else "crosses the edge of"
        yield Message(
            "error",
            leaf.place,
            f"{_size(leaf.box)} {how} a {_role(mark)} {_size(other.box)}",
            "keep text clear of marks or wholly inside one",
        )


def is_opaque(mark: Mark) -> bool:
    if isinstance(mark, Rect):
        return mark.opacity >= 1 and isinstance(mark.fill, str)
    return isinstance(getattr(mark, "fill", None), str)


def _role(mark: Mark) -> str:
    role = mark.role if isinstance(mark, Rect) else type(mark).__name__.lower()
    return "bar" if role == "mark" else role


def _size(box: Box) -> str:
    return f"[{box.x:.1f}, {box.y:.1f} to {box.right:.1f}, {box.bottom:.1f}]"

"""Paths as the shortest SVG path data with two decimals.

Everything is counted in whole hundredths of a px. Only a path's first point is absolute, so that
what follows it, `Outline.tail`, is the same text wherever the outline stands and is made once.
"""

from __future__ import annotations

from dataclasses import dataclass

from infographic.marks import Commands


class _Decimals(dict[int, str]):
    """Hundredths → the shortest decimal: 1250 → `12.5`, -50 → `-.5`, 0 → `0`."""

    def __missing__(self, hundredths: int) -> str:
        whole, part = divmod(abs(hundredths), 100)
        text = f"{whole}{_PARTS[part]}" if whole else _PARTS[part] or "0"
        if hundredths < 0:
            text = "-" + text
        if -10_000 < hundredths < 10_000:  # coordinates of whole pages would fill it without end
            self[hundredths] = text
        return text


# What follows the whole number: "", ".01", ... ".1", ... ".99".
_PARTS = ["", *(f".{part:02d}".rstrip("0") for part in range(1, 100))]
_DECIMALS = _Decimals()


def number(value: float) -> str:
    """A length with at most two decimals, in its shortest form; never `-0`.

    Raises ValueError or OverflowError for what is not a finite number.
    """
    return _DECIMALS[round(value * 100)]


def numbers(*hundredths: int) -> str:
    """Hundredths, separated only where they would run together."""
    text = ""
    for value in hundredths:
        digits = _DECIMALS[value]
        text += digits if not text or value < 0 else " " + digits
    return text


@dataclass(frozen=True, slots=True)
class Outline:
    """Path data without its first point, which lies (x, y) hundredths from the origin.

    `tail` is empty for an outline that has no area.
    """

    x: int
    y: int
    tail: str

    def at(self, x: float, y: float) -> str:
        """The path data with the outline's origin at (x, y) px."""
        # Written out: a poster has thousands of glyphs.
        left, top = round(x * 100) + self.x, round(y * 100) + self.y
        between = "" if top < 0 else " "
        return f"M{_DECIMALS[left]}{between}{_DECIMALS[top]}{self.tail}"


def outline(commands: Commands, sx: float, sy: float) -> Outline:
    """Commands scaled to px by (sx, sy), as relative path data.

    Points are rounded where they are, not step by step, so that errors do not add up. Cubics that
    are quadratics (all of a TrueType font's) are written as such, a third shorter.
    """
    kx, ky = sx * 100, sy * 100
    out: list[str] = []
    first: tuple[int, int] | None = None
    x = y = 0  # the pen, in hundredths
    start, origin = (0, 0), (0.0, 0.0)  # of the current contour, the second one unrounded
    px = py = 0.0  # the pen, unrounded
    control: tuple[int, int] | None = None  # the last quadratic's, as a reader knows it
    last = ""

    def put(letter: str, *values: int) -> None:
        nonlocal last
        text = numbers(*values)
        if letter != last:
            out.append(letter)
        elif not text.startswith("-"):
            out.append(" ")
        out.append(text)
        last = letter

    for c in commands:
        if c[0] == "Z":
            out.append("z")
            last, control = "z", None
            x, y = start
            px, py = origin
            continue
        qx, qy = c[-2] * kx, c[-1] * ky  # type: ignore[misc, operator]
        nx, ny = round(qx), round(qy)
        if c[0] == "M":
            if first is None:
                first = nx, ny
            else:
                last = ""
                put("m", nx - x, ny - y)
            start, origin, control = (nx, ny), (qx, qy), None
        elif c[0] == "L":
            control = None
            if ny == y and nx != x:
                put("h", nx - x)
            elif nx == x and ny != y:
                put("v", ny - y)
            elif (nx, ny) != (x, y):
                put("l", nx - x, ny - y)
        else:
            ax, ay, bx, by = c[1] * kx, c[2] * ky, c[3] * kx, c[4] * ky  # type: ignore[misc]
            # The control point of a quadratic, seen from either end: equal if it is one.
            ux, uy = (3 * ax - px) / 2, (3 * ay - py) / 2
            if abs(ux - (3 * bx - qx) / 2) < 0.3 and abs(uy - (3 * by - qy) / 2) < 0.3:
                cx, cy = round(ux), round(uy)
                mirrored = (2 * x - control[0], 2 * y - control[1]) if control else None
                if mirrored and abs(mirrored[0] - cx) <= 1 and abs(mirrored[1] - cy) <= 1:
                    put("t", nx - x, ny - y)
                    control = mirrored
                else:
                    put("q", cx - x, cy - y, nx - x, ny - y)
                    control = cx, cy
            else:
                control = None
                rounded = round(ax) - x, round(ay) - y, round(bx) - x, round(by) - y
                put("c", *rounded, nx - x, ny - y)
        x, y, px, py = nx, ny, qx, qy
    fx, fy = first or (0, 0)
    return Outline(fx, fy, "".join(out))

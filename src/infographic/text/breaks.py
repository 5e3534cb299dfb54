"""Where a line may end, and which of those ends make the best paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

# Latin text with everyday punctuation needs only the plain rules below. Everything else goes to
# the full Unicode algorithm (UAX 14), whose import costs 40 ms at start-up.
_PLAIN = re.compile("^[\u0020-\u024f\u2010-\u2015\u2018-\u201f\u2022\u2026\u20ac\u2212]*$")
_PLAIN_END = re.compile(
    r" +"  # after spaces (a no-break space is none)
    r"|(?<=[A-Za-z\u00c0-\u024f])[-\u2010](?=[A-Za-z\u00c0-\u024f])"  # after a hyphen in a word
    r"|(?<=\S)[\u2013\u2014](?=[A-Za-z\u00c0-\u024f])"  # after a dash
    r"|(?<=[A-Za-z\u00c0-\u024f]{4})/(?=[A-Za-z\u00c0-\u024f]{4})"  # after a slash of long words
)


# Languages written without spaces, in which a line should end between phrases, not inside a word.
_PHRASED = {
    "ja": "load_default_japanese_parser",
    "zh": "load_default_simplified_chinese_parser",
    "zh-hant": "load_default_traditional_chinese_parser",
    "zh-tw": "load_default_traditional_chinese_parser",
    "zh-hk": "load_default_traditional_chinese_parser",
    "th": "load_default_thai_parser",
}


@lru_cache(maxsize=4096)
def units(text: str, language: str = "") -> tuple[str, ...]:
    """Cut `text` into the smallest stretches a line may end after; spaces stay at the end of one.

    In Japanese, Chinese and Thai these are phrases, as BudouX finds them, where the Unicode rules
    allow a line to end there too. `"".join(units(text)) == text` for text without line ends.
    """
    if not text:
        return ()
    if _PLAIN.match(text):
        cut: list[str] = []
        start = 0
        for match in _PLAIN_END.finditer(text):
            if match.end() < len(text):
                cut.append(text[start : match.end()])
                start = match.end()
        cut.append(text[start:])
        return tuple(cut)
    from uniseg.linebreak import line_break_units  # noqa: PLC0415  (40 ms, rarely needed)

    found = tuple(line_break_units(text))
    parser = _PHRASED.get(language.lower()) or _PHRASED.get(language.lower().split("-")[0])
    return _phrases(text, found, parser) if parser else found


def _phrases(text: str, found: tuple[str, ...], parser: str) -> tuple[str, ...]:
    """Only those ends of `found` that are ends of phrases too; all of them for Thai, whose words
    the Unicode rules do not know."""
    import budoux  # noqa: PLC0415  (20 ms, for three languages)

    ends = {sum(map(len, found[: i + 1])) for i in range(len(found))}
    position, cut, start = 0, [], 0
    for phrase in getattr(budoux, parser)().parse(text):
        position += len(phrase)
        if position in ends or "thai" in parser:
            cut.append(text[start:position])
            start = position
    if start < len(text):
        cut.append(text[start:])
    return tuple(cut)


@lru_cache(maxsize=1024)
def clusters(text: str) -> tuple[str, ...]:
    """What a reader takes for letters: the last resort for a word wider than its column."""
    if _PLAIN.match(text):
        return tuple(text)
    from uniseg.graphemecluster import grapheme_clusters  # noqa: PLC0415  (40 ms, rarely needed)

    return tuple(grapheme_clusters(text))


def wrap(
    text: str,
    width: float,
    measure: Callable[[str], float],
    balance: bool = True,
    language: str = "",
) -> tuple[str, ...]:
    """Break `text` into lines of at most `width` by `measure`.

    The fewest lines that hold it; among those, with `balance`, the ones whose slack has the least
    sum of squares (Knuth and Plass 1981), else the first that fits. Line ends in the text are kept.
    Only a word wider than `width` is cut, between letters.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_wrap_one(paragraph.strip(" "), width, measure, balance, language))
    return tuple(lines)


def _wrap_one(
    text: str, width: float, measure: Callable[[str], float], balance: bool, language: str
) -> list[str]:
    if not text:
        return []
    if measure(text) <= width:
        return [text]
    pieces = _pieces(text, width, measure, language)
    greedy = _greedy(pieces, width, measure)
    if not balance or len(greedy) < 2:
        return greedy
    return _balanced(pieces, len(greedy), width, measure) or greedy


def _pieces(text: str, width: float, measure: Callable[[str], float], language: str) -> list[str]:
    pieces: list[str] = []
    for unit in units(text, language):
        if measure(unit.rstrip()) <= width:
            pieces.append(unit)
            continue
        if language and len(units(unit)) > 1:
            # A phrase wider than the column is cut where the Unicode rules allow it.
            pieces += _pieces(unit, width, measure, "")
            continue
        held = ""
        for cluster in clusters(unit):
            # A blank stays at the end of the line it follows, however full that is.
            if held and cluster.strip() and measure((held + cluster).rstrip()) > width:
                pieces.append(held)
                held = ""
            held += cluster
        pieces.append(held)
    return pieces


def _greedy(pieces: list[str], width: float, measure: Callable[[str], float]) -> list[str]:
    lines: list[str] = []
    held = ""
    for piece in pieces:
        if held and measure((held + piece).rstrip()) > width:
            # A blank that does not break, cut off from its word, makes no line of its own.
            if held.strip():
                lines.append(held.rstrip())
            held = ""
        held += piece
    if held.strip():
        lines.append(held.rstrip())
    return lines


def _balanced(
    pieces: list[str], count: int, width: float, measure: Callable[[str], float]
) -> list[str] | None:
    """The best `count` lines: best[k][i] is the least cost of pieces[:i] in k lines."""
    n = len(pieces)
    # A long text would cost n² measures for no visible gain.
    if n > 120 or count > 12:
        return None
    # Slack is counted from the mean line, not from the column: lines of one length look balanced.
    target = measure("".join(pieces).rstrip()) / count
    # What each line costs that ends before piece i: of one piece, of two, as many as fit.
    costs: list[list[float]] = [[]]
    for i in range(1, n + 1):
        held, found = "", []
        for j in range(i - 1, -1, -1):
            held = pieces[j] + held
            length = measure(held.rstrip())
            if length > width:
                break
            found.append((length - target) ** 2)
        costs.append(found)
    infinite = float("inf")
    best = [[infinite] * (n + 1) for _ in range(count + 1)]
    came = [[0] * (n + 1) for _ in range(count + 1)]
    best[0][0] = 0.0
    for k in range(1, count + 1):
        before, now = best[k - 1], best[k]
        # All pieces are in the last line or before it.
        for i in range(k if k < count else n, n + 1):
            j = i
            for cost in costs[i]:
                j -= 1
                if before[j] + cost < now[i]:
                    now[i], came[k][i] = before[j] + cost, j
    if best[count][n] == infinite:
        return None
    lines: list[str] = []
    i = n
    for k in range(count, 0, -1):
        j = came[k][i]
        lines.append("".join(pieces[j:i]).rstrip())
        i = j
    return [line for line in reversed(lines) if line]

"""Reading the keys of one object, with a message for everything that is not as it should be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from infographic.errors import Report
from infographic.results.dates import is_date
from infographic.results.keys import Keys, is_free
from infographic.results.numbers import LARGEST, NOT_ASKED, Fault, read_number
from infographic.results.wording import clean, describe, quoted

LONGEST = 300
"""Characters after which a text is hardly meant for an infographic."""
SAME_WARNINGS = 20
"""Warnings of one sort that are told one by one; the rest are counted."""
MOST_ERRORS = 1000
"""Errors of one file that are told; the rest are counted. Nobody reads on."""
_SEARCHES = 200  # nearest names looked up in one file; a search costs up to a millisecond
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):(?!\d)", re.IGNORECASE)
_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE | re.ASCII)


class Context:
    """What one parse carries along: the report, what holds for the whole survey, and what was
    complained about how often."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.locale = "en"
        self.people: int | None = None  # who answered the survey
        self.errors = 0
        self._warned: dict[str, int] = {}
        self._searches = 0

    def error(self, place: str, text: str, cure: str = "") -> None:
        self.errors += 1
        if self.errors <= MOST_ERRORS:
            self.report.error(place, text, cure)

    def warn(self, place: str, text: str, cure: str = "", *, sort: str) -> None:
        """Warns, unless the same `sort` of warning was given often enough."""
        seen = self._warned[sort] = self._warned.get(sort, 0) + 1
        if seen <= SAME_WARNINGS:
            self.report.warn(place, text, cure)

    def close(self) -> None:
        """Tells how many errors and warnings were left out."""
        if self.errors > MOST_ERRORS:
            self.report.error("", f"{self.errors - MOST_ERRORS} more errors", "mend these first")
        for sort, seen in self._warned.items():
            if seen > SAME_WARNINGS:
                self.report.warn("", f"{seen - SAME_WARNINGS} more warnings of this sort: {sort}")

    def nearest(self, word: str, known: Iterable[str]) -> str:
        """`did you mean "…"?` for a word that is nearly one of `known`, else ""."""
        self._searches += 1
        names = [name for name in known if len(name) <= 100]
        if self._searches > _SEARCHES or len(word) > 100 or len(names) > 500:
            return ""
        from difflib import get_close_matches  # noqa: PLC0415 (start-up: 1 ms, for mistakes only)

        by_folded = {name.casefold(): name for name in names}
        found = get_close_matches(word.casefold(), by_folded, n=1)
        return f'did you mean "{by_folded[found[0]]}"?' if found else ""

    def label(self, raw: object, place: str, what: str = "label") -> str | None:
        """`raw` as clean text, None (and an error) when it is not text or there is none."""
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            raw = str(raw) if abs(raw) <= LARGEST else quoted(raw)  # a year, say
        if not isinstance(raw, str):
            self.error(place, f"{what} must be text, not {describe(raw)}", "put it in quotes")
            return None
        text, replaced = clean(raw)
        if replaced:
            self.warn(
                place,
                f"{what} has {replaced} characters that cannot be shown; each is replaced by \ufffd"
                if replaced > 1
                else f"{what} has a character that cannot be shown; it is replaced by \ufffd",
                "type it again",
                sort="characters that cannot be shown",
            )
        if not text:
            self.error(place, f"{what} is empty", "write some text, or take it out")
            return None
        if len(text) > LONGEST:
            self.warn(
                place,
                f"{what} has {len(text)} characters; more than {LONGEST} will hardly fit",
                "shorten it",
                sort="long texts",
            )
        return text


class Fields:
    """One object of the file, seen through the table of keys that it may have.

    The getters never raise: what is not right is reported, and None (or nothing) returned. A key
    that is missing or null is simply None.
    """

    def __init__(self, raw: Mapping[object, object], place: str, keys: Keys, ctx: Context) -> None:
        self.place = place
        self.ctx = ctx
        self._keys = keys
        self._raw: dict[str, object] = {}
        for name, value in raw.items():
            if isinstance(name, str) and name in keys:
                self._raw[name] = value
            elif not isinstance(name, str) or not is_free(name):
                self._unknown(name)

    def _unknown(self, name: object) -> None:
        known = self.ctx.nearest(name, self._keys) if isinstance(name, str) else ""
        cure = known or "known here: " + ", ".join(self._keys)
        text = f"{quoted(name)} is not a known key and is ignored"
        self.ctx.warn(self.place, text, cure, sort="unknown keys")

    def at(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key

    def get(self, key: str) -> object:
        assert key in self._keys, f"{key} is not in the table of keys"
        return self._raw.get(key)

    def has(self, key: str) -> bool:
        return self.get(key) is not None

    def text(self, key: str) -> str | None:
        raw = self.get(key)
        if raw is None:
            if self._keys[key].required:
                self.ctx.error(self.at(key), f"{key} is missing", f'add "{key}"')
            return None
        return self.ctx.label(raw, self.at(key), key)

    def texts(self, key: str) -> tuple[str, ...]:
        """One text or a list of texts."""
        raw = self.get(key)
        if raw is None:
            return ()
        if isinstance(raw, list | tuple):
            texts = (self.ctx.label(x, f"{self.at(key)}[{i}]") for i, x in enumerate(raw))
            return tuple(text for text in texts if text is not None)
        if isinstance(raw, dict):
            self.ctx.error(self.at(key), f"{key} must be a list of texts, not an object")
            return ()
        text = self.ctx.label(raw, self.at(key), key)
        return () if text is None else (text,)

    def flag(self, key: str) -> bool | None:
        raw = self.get(key)
        if raw is None or isinstance(raw, bool):
            return raw
        said = quoted(raw) if isinstance(raw, str | int | float) else describe(raw)
        self.ctx.error(self.at(key), f"{key} must be true or false, not {said}")
        return None

    def count(self, key: str, *, least: int = 1) -> int | None:
        """A whole number of at least `least`; "1,236" is read by locale."""
        return self.whole(self.get(key), self.at(key), key, least=least)

    def whole(self, raw: object, place: str, what: str, *, least: int = 1) -> int | None:
        reading = read_number(raw, self.ctx.locale, "count")
        if isinstance(reading, Fault):
            cure = f'leave "{what}" out when it is not known'
            self.ctx.error(place, reading.text, cure if reading.cure == NOT_ASKED else reading.cure)
            return None
        value = reading.value
        if value is None:
            return None
        if value != int(value) or value < least or reading.below is not None:
            self.ctx.error(
                place,
                f"{what} must be a whole number of at least {least}, not {quoted(raw)}",
                f'leave "{what}" out when it is not known',
            )
            return None
        return int(value)

    def number(self, key: str) -> float | None:
        """A number that is not negative."""
        reading = read_number(self.get(key), self.ctx.locale, "number")
        if isinstance(reading, Fault):
            self.ctx.error(self.at(key), reading.text, "write a plain number")
            return None
        if reading.value is not None and reading.value < 0:
            self.ctx.error(self.at(key), f"{key} must not be negative", "write 0 or more")
            return None
        return reading.value

    def date(self, key: str) -> str | None:
        text = self.text(key)
        if text is None or is_date(text):
            return text
        self.ctx.error(
            self.at(key),
            f"{quoted(text)} is not a date",
            "write 2012-10-18, 2012-10 or 2012",
        )
        return None

    def url(self, key: str) -> str | None:
        """An address. Others than web and mail are dropped: they end up in links."""
        text = self.text(key)
        scheme = _SCHEME.match(text) if text else None
        if scheme and scheme[1].lower() not in ("http", "https", "mailto"):
            self.ctx.warn(
                self.at(key),
                f"{quoted(text)} is not a web address and is ignored",
                "begin it with https://",
                sort="addresses",
            )
            return None
        return text

    def color(self, raw: object, place: str) -> str | None:
        """`#rgb` or `#rrggbb`, as `#rrggbb` in lower case."""
        if isinstance(raw, str) and _HEX.fullmatch(raw.strip()):
            digits = raw.strip()[1:].lower()
            return "#" + (digits if len(digits) == 6 else "".join(d * 2 for d in digits))
        said = quoted(raw) if isinstance(raw, str | int | float) else describe(raw)
        self.ctx.error(place, f"{said} is not a colour", 'write it as "#rrggbb", in quotes')
        return None

    def colors(self, key: str) -> tuple[str, ...]:
        raw = self.get(key)
        if raw is None:
            return ()
        if not isinstance(raw, list | tuple):
            color = self.color(raw, self.at(key))
            return () if color is None else (color,)
        colors = (self.color(x, f"{self.at(key)}[{i}]") for i, x in enumerate(raw))
        return tuple(color for color in colors if color is not None)

    def choice(self, key: str, allowed: tuple[str, ...]) -> str | None:
        raw = self.get(key)
        if raw is None:
            return None
        if isinstance(raw, str) and raw.strip().lower() in allowed:
            return raw.strip().lower()
        said = quoted(raw) if isinstance(raw, str) else describe(raw)
        near = self.ctx.nearest(raw.strip(), allowed) if isinstance(raw, str) else ""
        self.ctx.error(
            self.at(key),
            f"{said} is not a known {key}",
            near or "use one of " + ", ".join(allowed),
        )
        return None

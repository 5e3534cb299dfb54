"""Language tags: `en-GB`, `de`, `zh-Hant-TW`, as people write them."""

from __future__ import annotations

import re

_TAG = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?", re.ASCII)
# Known without asking Babel, which takes 7 ms to import. Any other language is looked up there.
_USUAL = (
    " ar bg bn ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km"
    " kn ko lo lt lv mk ml mn mr ms my nb ne nl nn no pa pl pt ro ru si sk sl sq sr sv sw ta te th"
    " tr uk ur uz vi yue zh zu "
)


def read_locale(text: str) -> str | None:
    """`text` as a BCP 47 tag in usual case ("en_gb" → "en-GB"), or None when no one speaks it."""
    found = _TAG.fullmatch(text.replace("_", "-").lower())
    if not found:
        return None
    language, script, region = found.groups()
    if f" {language} " not in _USUAL and not _is_known_to_babel(language):
        return None
    parts = (language, script and script.title(), region and region.upper())
    return "-".join(part for part in parts if part)


def _is_known_to_babel(language: str) -> bool:
    from babel.localedata import exists  # noqa: PLC0415 (start-up: 7 ms, rarely needed)

    return bool(exists(language))

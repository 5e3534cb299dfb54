"""Fonts for the scripts the bundled families do not cover: those given, then those installed.

The order is fixed and does not depend on what a system calls its default: for each script a list
of families, best first, looked for in the given files and folders and then in the system's. Only
when none of them is there is any font taken that has the character, in the order of its path.
"""

from __future__ import annotations

import os
import re
import sys
from functools import lru_cache
from pathlib import Path

from babel.core import get_global

from infographic.marks import Face
from infographic.text.fonts import has_glyph, variation_axes

# Families by ISO 15924 script, as file names begin; the serif list is for a reading voice.
_SANS = {
    "Arab": ("NotoSansArabic", "Vazirmatn", "NotoKufiArabic", "GeezaPro", "Tahoma", "DejaVuSans"),
    "Hebr": ("NotoSansHebrew", "OpenSansHebrew", "ArialHebrew", "Arial", "DejaVuSans"),
    "Deva": ("NotoSansDevanagari", "Mukta", "NirmalaUI", "Mangal", "KohinoorDevanagari", "Lohit"),
    "Beng": ("NotoSansBengali", "NirmalaUI", "Vrinda"),
    "Taml": ("NotoSansTamil", "NirmalaUI", "Latha"),
    "Thai": ("NotoSansThai", "Sarabun", "Thonburi", "LeelawadeeUI", "Garuda", "Loma"),
    "Hang": ("NotoSansCJK", "NotoSansKR", "AppleSDGothicNeo", "malgun", "NanumGothic"),
    "Hira": ("NotoSansCJK", "NotoSansJP", "HiraginoSans", "YuGoth", "meiryo", "ipag"),
    "Hans": ("NotoSansCJK", "NotoSansSC", "PingFang", "msyh", "wqy-microhei"),
    "Hant": ("NotoSansCJK", "NotoSansTC", "PingFang", "msjh"),
    "Zsye": ("NotoEmoji", "Symbola", "DejaVuSans", "NotoSansSymbols2"),
}
_SERIF = {
    "Arab": ("NotoNaskhArabic", "Amiri", "NotoSansArabic"),
    "Hebr": ("NotoSerifHebrew", "FrankRuhlLibre", "NotoSansHebrew"),
    "Deva": ("NotoSerifDevanagari", "NotoSansDevanagari"),
    "Thai": ("NotoSerifThai", "NotoSansThai"),
    "Hang": ("NotoSerifCJK", "NotoSerifKR", "NotoSansCJK"),
    "Hira": ("NotoSerifCJK", "NotoSerifJP", "NotoSansCJK"),
    "Hans": ("NotoSerifCJK", "NotoSerifSC", "NotoSansCJK"),
    "Hant": ("NotoSerifCJK", "NotoSerifTC", "NotoSansCJK"),
}
_SYMBOLS = ("NotoSansSymbols2", "NotoSansSymbols", "NotoSansMath", "DejaVuSans", "Symbola")
# What to install, for the message where there is nothing.
_PACKAGES = {
    "Hang": "Noto Sans CJK",
    "Hira": "Noto Sans CJK",
    "Hans": "Noto Sans CJK",
    "Hant": "Noto Sans CJK",
    "Zsye": "Noto Emoji",
}
# Which font of a Noto CJK collection draws the shared characters as a language writes them.
_CJK_INDEX = {"ja": 0, "ko": 1, "zh": 2, "zh-hant": 3, "zh-tw": 3, "zh-hk": 4}
_WEIGHTS = {
    "thin": 100,
    "extralight": 200,
    "light": 300,
    "regular": 400,
    "": 400,
    "book": 400,
    "medium": 500,
    "semibold": 600,
    "demibold": 600,
    "bold": 700,
    "extrabold": 800,
    "black": 900,
}
_ENDINGS = {".ttf", ".otf", ".ttc", ".otc"}


def script_of(code: int, language: str) -> str:
    """The script of a character, Han by the language it is read in."""
    # fontTools.unicodedata takes 15 ms to import, for nothing where all text is Latin.
    from fontTools.unicodedata import script  # noqa: PLC0415

    if 0x1F000 <= code <= 0x1FAFF or 0x2600 <= code <= 0x27BF:
        return "Zsye"
    found = str(script(chr(code)))
    if found in ("Hira", "Kana"):
        return "Hira"
    if found in ("Hani", "Bopo"):
        language = language.lower()
        if language.startswith("ja"):
            return "Hira"
        if language.startswith("ko"):
            return "Hang"
        return "Hant" if language in ("zh-hant", "zh-tw", "zh-hk") else "Hans"
    if found in ("Zyyy", "Zinh"):
        # Stops and marks that several scripts share look best in that of the language.
        return _script_of_language(language) or found
    return found


def has_italics(language: str) -> bool:
    """Whether a language is written in a script that has italics: Latin, Greek, Cyrillic."""
    return not language or _script_of_language(language) == ""


@lru_cache(maxsize=32)
def _script_of_language(language: str) -> str:
    """The script a language is most often written in (CLDR), "" for Latin."""
    tag = language.replace("-", "_")
    likely = get_global("likely_subtags").get(tag) or get_global("likely_subtags").get(
        tag.split("_")[0], ""
    )
    script = str(likely).split("_")[1] if likely.count("_") else "Latn"
    script = {"Jpan": "Hira", "Kore": "Hang"}.get(script, script)
    return "" if script in ("Latn", "Cyrl", "Grek") else script


def script_name(code: int, language: str) -> tuple[str, str]:
    """A script's name in words, and the font family to install for it."""
    from fontTools.unicodedata import script_name as name  # noqa: PLC0415  (as in script_of)

    script = script_of(code, language)
    words = {
        "Zsye": "emoji",
        "Hans": "Chinese",
        "Hant": "Chinese",
        "Hira": "Japanese",
        "Hang": "Korean",
        "Zyyy": "symbols",
        "Zinh": "symbols",
        "Zzzz": "unknown characters",
    }
    said = words.get(script) or str(name(script, default=script)).replace("_", " ")
    families = _SANS.get(script)
    default = "Noto Sans Symbols" if said == "symbols" else f"Noto Sans {said}"
    return said, _PACKAGES.get(script, _spaced(families[0]) if families else default)


def _spaced(stem: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", stem)


@lru_cache(maxsize=4096)
def fallback(
    code: int, weight: float, width: float, serif: bool, language: str, given: tuple[str, ...]
) -> Face | None:
    """The face to set a character in that no face of its type has, or None where none has it."""
    script = script_of(code, language)
    sans = _SANS.get(script, (f"NotoSans{_plain_name(script)}", *_SYMBOLS))
    stems = (*_SERIF.get(script, ()), *sans) if serif else sans
    places = (given, _system_folders()) if given else (_system_folders(),)
    for place in places:
        files = _files(place)
        if place is given:
            # What a user hands over is meant to be used, whatever it is called.
            for path in files.values():
                if has_glyph(_member(path, language), code):
                    return _face(path, weight, width, language)
        for stem in stems:
            found = _of_family(files, stem.lower(), weight)
            if found and has_glyph(_member(found, language), code):
                return _face(found, weight, width, language)
    for path in _files(_system_folders()).values():
        if has_glyph(_member(path, language), code):
            return _face(path, weight, width, language)
    return None


def _plain_name(script: str) -> str:
    from fontTools.unicodedata import script_name as name  # noqa: PLC0415  (as in script_of)

    return str(name(script, default=script)).replace("_", "")


def _system_folders() -> tuple[str, ...]:
    home = Path.home()
    if sys.platform == "darwin":
        places = [home / "Library/Fonts", "/Library/Fonts", "/System/Library/Fonts"]
    elif sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", "")
        places = [Path(local) / "Microsoft/Windows/Fonts", r"C:\Windows\Fonts"]
    else:
        places = [
            home / ".fonts",
            home / ".local/share/fonts",
            "/usr/local/share/fonts",
            "/usr/share/fonts",
        ]
    return tuple(str(p) for p in places)


@lru_cache(maxsize=8)
def _files(places: tuple[str, ...]) -> dict[str, str]:
    """Font files by their lower-case stem, the first of a name winning, in the order of paths."""
    found: dict[str, str] = {}
    for place in places:
        if Path(place).is_file():
            found.setdefault(Path(place).stem.lower(), place)
            continue
        for folder, folders, names in os.walk(place):
            folders.sort()
            for name in sorted(names):
                stem, ending = os.path.splitext(name)
                if ending.lower() in _ENDINGS:
                    found.setdefault(stem.lower(), str(Path(folder) / name))
    return found


def _of_family(files: dict[str, str], stem: str, weight: float) -> str | None:
    """The file of a family that is nearest in weight; a variable font is nearest to all."""
    best: tuple[float, str] | None = None
    for name, path in files.items():
        if not name.startswith(stem):
            continue
        rest = name[len(stem) :].lstrip("-_")
        if rest.startswith("[") or rest in (
            "vf",
            "variable",
            "variablefont_wght",
            "variablefont_wdth,wght",
        ):
            return path
        if rest not in _WEIGHTS:
            continue
        # Of two as near, the heavier: headings ask for weights few fonts have.
        distance = abs(_WEIGHTS[rest] - weight) - 0.1 * (_WEIGHTS[rest] > weight)
        if best is None or distance < best[0]:
            best = (distance, path)
    return best[1] if best else None


def _member(path: str, language: str) -> str:
    """The path with the font of a collection that suits the language: `x.ttc#2`."""
    if not path.lower().endswith((".ttc", ".otc")):
        return path
    low = language.lower()
    index = _CJK_INDEX.get(low, _CJK_INDEX.get(low.split("-")[0], 0))
    return f"{path}#{index if 'cjk' in path.lower() else 0}"


def _face(path: str, weight: float, width: float, language: str) -> Face:
    member = _member(path, language)
    wanted = {"wght": weight, "wdth": width}
    variations = tuple(
        (tag, min(max(wanted[tag], low), high))
        for tag, low, high in variation_axes(member)
        if tag in wanted
    )
    family = re.split(r"[-\[_]", Path(path).stem)[0]
    return Face(member, variations, _spaced(family), weight, width, False)

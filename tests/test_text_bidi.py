"""Lines of mixed direction, against python-bidi's own display order."""

from __future__ import annotations

from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from infographic.text.bidi import has_rtl, is_rtl_language, visual_runs

# Brackets are left out: the levels used here are those of before paired brackets (rule N0).
MIXED = st.text(alphabet="abc XY 123 ,.-%:/ אבג ابت ۱۲", min_size=1, max_size=24)


def display(text: str, rtl: bool) -> str:
    return "".join(run[::-1] if turned else run for run, turned in visual_runs(text, rtl))


@given(MIXED, st.booleans())
@settings(derandomize=True, max_examples=400, deadline=None)
def test_the_order_is_that_of_uax_9(text: str, rtl: bool) -> None:
    if not has_rtl(text):
        return
    expected = get_display(text, base_dir="R" if rtl else "L")
    assert display(text, rtl) == expected


@given(st.text(max_size=30), st.booleans())
@settings(derandomize=True, max_examples=300, deadline=None)
def test_no_character_is_lost(text: str, rtl: bool) -> None:
    runs = visual_runs(text, rtl)
    assert sorted("".join(run for run, _ in runs)) == sorted(text)


def test_a_joiner_stays_where_it_was() -> None:
    assert visual_runs("رشته\u200cی", True) == (("رشته\u200cی", True),)


def test_a_quoted_answer_is_read_as_where_it_stands_alone() -> None:
    for answer in ("$50k-$100k", "18-24", "C++", ".NET", "(a) b"):
        for opens, closes in (("«", "»"), ("”", "”"), ('"', '"')):
            shown = display(f"נפר {opens}{answer}{closes} אב", True)
            assert answer in shown
            cut = display(f"נפר {opens}{answer}", True)
            assert answer in cut, "where the line ends in it"
    # With letters from right to left it is a part of the sentence.
    assert "34-24 نيب" in display("نفر «بين 24-34»", True)


def test_languages() -> None:
    assert is_rtl_language("fa")
    assert is_rtl_language("ar-EG")
    assert not is_rtl_language("en")

"""What a style must keep to, told with the token, what was measured and what would pass."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from infographic.errors import Report, UsageError
from infographic.style.color import contrast
from infographic.style.load import load_style, style_names
from infographic.style.tokens import Style
from infographic.style.validate import findings


def with_ground(style: Style, name: str, **roles: Any) -> Style:
    grounds = {**style.grounds, name: replace(style.grounds[name], **roles)}
    return replace(style, grounds=grounds)


def said(style: Style, level: str = "error") -> list[str]:
    return [str(m) for m in findings(style) if m.level == level]


@pytest.mark.parametrize("name", style_names())
def test_bundled_styles_pass(name: str) -> None:
    assert said(load_style(name)) == []


@pytest.mark.parametrize(
    ("ground", "roles", "place", "measured"),
    [
        ("paper", {"mute": "#8A8A8A"}, "grounds.paper.mute", "contrast of 3."),
        ("paper", {"text": "#777777"}, "grounds.paper.text", "contrast of 4.0"),
        ("ink", {"numeral": "#41387C"}, "grounds.ink.numeral", "below 3"),
        ("tint", {"highlight": "#EE9A80"}, "grounds.tint.highlight", "below 3"),
        ("tint", {"mark": "#DBD4F2"}, "grounds.tint.mark", "hardly shows"),
        ("paper", {"track": "#F4F2F8"}, "grounds.paper.track", "cannot be seen"),
        ("paper", {"band": "#6E65A3"}, "grounds.paper.mute", "on the band #6E65A3"),
        ("paper", {"on_chip": "#17123B"}, "grounds.paper.on_chip", "contrast of 1.00"),
        ("paper", {"on_seal": "#EE4B26"}, "grounds.paper.on_seal", "below 3"),
        ("paper", {"highlight": "#17123B"}, "grounds.paper.highlight", "distance 0.0"),
        ("paper", {"series": ("#C0504D", "#6B7F2A")}, "grounds.paper.series[0]", "colour-blind"),
        ("paper", {"series": ()}, "grounds.paper.series", "is empty"),
        ("paper", {"steps": ("#17123B", "#FFFFFF")}, "grounds.paper.steps", "2 steps"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_and_measured(
    ground: str, roles: dict[str, Any], place: str, measured: str
) -> None:
    broken = with_ground(load_style("editorial"), ground, **roles)
    about = [text for text in said(broken) if text.startswith(place)]
    assert any(measured in text for text in about), said(broken)


def test_what_would_pass_does() -> None:
    style = with_ground(load_style("editorial"), "paper", mute="#8A8A8A")
    (text,) = [t for t in said(style) if "on the fill" in t]
    cure = re.search(r"(#[0-9A-F]{6}) would pass", text)
    assert cure
    assert contrast(cure[1], style.grounds["paper"].fill) >= 4.5
    better = with_ground(style, "paper", mute=cure[1])
    assert not [t for t in said(better) if "on the fill" in t]


def test_steps_of_one_lightness_are_told() -> None:
    steps = ("#17123B", "#C05A5A", "#3F8A3F", "#FFB49F", "#EE4B26")
    style = with_ground(load_style("editorial"), "paper", steps=steps)
    found = [str(m) for m in findings(style) if "steps[1]" in m.place]
    assert any("as light as" in text or "tell apart" in text for text in found)


def test_measures_are_sound() -> None:
    style = load_style("editorial")
    small = replace(style, type={**style.type, "note": style.type["note"].at(size=12)})
    assert any(t.startswith("type.note.size: 12 is not between 22") for t in said(small))
    wide = replace(style, space=replace(style.space, wide=900.0))
    assert any(t.startswith("space: margin, narrow") and "1452" in t for t in said(wide))
    round_ = replace(style, shape=replace(style.shape, bar=900.0))
    assert any(t.startswith("shape.bar: 900") for t in said(round_))
    lost = replace(style, rhythm=replace(style.rhythm, lead="nowhere"))
    assert any(t.startswith('rhythm.lead: there is no ground "nowhere"') for t in said(lost))


def test_a_file_of_ones_own_is_validated_when_loaded(tmp_path: Path) -> None:
    file = tmp_path / "house.toml"
    file.write_text('extends = "editorial"\n[colors]\nmute = "#B0B0B0"\n', "utf-8")
    with pytest.raises(UsageError) as caught:
        load_style(str(file))
    told = [str(m) for m in caught.value.messages]
    assert any(t.startswith("house.toml: grounds.tint.mute: #B0B0B0 on the fill") for t in told)
    assert any("grounds.paper.mute" in t for t in told), "all problems at once"


def test_warnings_of_a_file_are_reported(tmp_path: Path) -> None:
    file = tmp_path / "house.toml"
    steps = '["ink", "#8E7CB0", "tint_track", "accent_soft", "accent_mid"]'
    file.write_text(f'extends = "editorial"\n[grounds.paper]\nsteps = {steps}\n', "utf-8")
    report = Report()
    style = load_style(str(file), report)
    assert style.grounds["paper"].steps[1] == "#8E7CB0"
    assert all(m.place.startswith("house.toml: ") for m in report.warnings)

"""Makes `assets/icons/` from npm packages: one SVG per icon; icons.json, which is what runs; and
groups.json, which says what the icons are about.

    npm install --no-save @phosphor-icons/core@2.1.1 simple-icons@16.37.0 \\
        simple-icons-1@npm:simple-icons@1.0.0
    python assets/recipes/icons.py node_modules

Simple Icons 1.0.0 is there for Google+, which later releases dropped with the service. Marks that
Simple Icons removed because their owners asked for it are not taken from older releases.

icons.json holds each path with absolute M, L, C and Z only, so that drawing needs no SVG parser.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from xml.etree import ElementTree

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path

HERE = Path(__file__).resolve().parent
ICONS = HERE.parent / "icons"
SVG = "{http://www.w3.org/2000/svg}"

PACKAGES = {
    "@phosphor-icons/core": "2.1.1",
    "simple-icons": "16.37.0",
    "simple-icons-1": "1.0.0",
}

# What the icons are about, in the order people look for them.
GROUPS = {
    "People": """
        user users users-three users-four person person-arms-spread baby baby-carriage student
        user-plus user-check gender-female gender-male gender-nonbinary handshake hand-heart
        hands-clapping hand-waving
    """,
    "Work": """
        briefcase suitcase buildings building-office city factory warehouse hard-hat wrench toolbox
        hammer gear target crown rocket puzzle-piece strategy tree-structure office-chair door-open
        identification-card identification-badge clipboard-text list-checks calculator scissors
    """,
    "Communication": """
        megaphone chats chat-circle-text quotes phone headset envelope paper-plane-tilt newspaper
        article rss book-open books microphone-stage headphones radio television video-camera
        play-circle camera image music-notes bell translate push-pin bookmark ear eye info
    """,
    "Technology": """
        desktop laptop device-mobile device-tablet watch printer keyboard globe app-window
        cursor-click magnifying-glass share-network link wifi-high cloud database hard-drives code
        terminal-window git-branch bug robot cpu circuitry plug game-controller virtual-reality
        qr-code folder file-text download-simple
    """,
    "Education and knowledge": """
        presentation chalkboard-teacher graduation-cap certificate backpack exam pencil lightbulb
        flask microscope atom dna brain compass signpost binoculars
    """,
    "Money and trade": """
        money coins hand-coins currency-dollar currency-eur currency-gbp piggy-bank vault
        credit-card wallet bank receipt tag gift shopping-cart shopping-bag storefront package
        chart-bar chart-line-up chart-pie-slice trend-up trend-down equals percent
    """,
    "Health": """
        heartbeat first-aid-kit hospital ambulance stethoscope pill syringe bandaids face-mask
        hand-soap tooth eyeglasses barbell person-simple-run person-simple-swim
        person-simple-tai-chi bed wheelchair virus cigarette
    """,
    "Time and weather": """
        clock hourglass timer calendar calendar-check alarm clock-counter-clockwise sun sun-horizon
        moon umbrella cloud-rain snowflake wind rainbow thermometer
    """,
    "Places": """
        house building-apartment map-pin map-trifold globe-hemisphere-west church mosque synagogue
        tree park mountains waves island swimming-pool tent barn tractor bridge
    """,
    "Food and drink": """
        fork-knife cooking-pot chef-hat bowl-food coffee tea-bag pizza hamburger carrot avocado
        pepper orange cherries grains fish shrimp bread egg cheese cow wine champagne martini
        beer-bottle cake ice-cream cookie popcorn
    """,
    "Getting about": """
        car bus train subway tram bicycle motorcycle moped scooter taxi truck van airplane boat
        sailboat person-simple-walk person-simple-hike footprints road-horizon traffic-signal
        charging-station gas-pump suitcase-rolling
    """,
    "Nature and energy": """
        leaf plant flower recycle trash solar-panel windmill drop lightning flame battery-full
        nuclear-plant planet paw-print dog cat bird horse rabbit butterfly
    """,
    "Leisure": """
        soccer-ball basketball tennis-ball volleyball baseball football golf ping-pong trophy medal
        ranking palette paint-brush guitar piano-keys film-slate mask-happy ticket confetti
        t-shirt dress sneaker armchair yarn dice-five
    """,
    "Opinion": """
        smiley smiley-meh smiley-sad smiley-angry heart heart-break thumbs-up thumbs-down star
        sparkle seal-check warning siren lifebuoy scales shield-check lock key flag
        flag-checkered gavel
    """,
    "Answers": """
        check check-circle x-circle plus-circle dots-three-circle prohibit question minus-circle
        eye-slash
    """,
}

# Phosphor calls them "…-logo".
PHOSPHOR_BRANDS = """
    amazon android app-store discord dropbox facebook figma github gitlab google google-drive
    google-play instagram linkedin linux mastodon messenger microsoft-excel microsoft-outlook
    microsoft-powerpoint microsoft-teams microsoft-word open-ai paypal pinterest reddit skype
    slack snapchat soundcloud spotify stack-overflow telegram threads tiktok tumblr twitch
    twitter wechat whatsapp windows x youtube
"""

# our name -> (package, file)
SIMPLE_ICONS = {
    "blogger": ("simple-icons", "blogger"),
    "bluesky": ("simple-icons", "bluesky"),
    "flickr": ("simple-icons", "flickr"),
    "google-plus": ("simple-icons-1", "googleplus"),
    "myspace": ("simple-icons", "myspace"),
    "signal": ("simple-icons", "signal"),
    "substack": ("simple-icons", "substack"),
    "viber": ("simple-icons", "viber"),
    "vimeo": ("simple-icons", "vimeo"),
    "vk": ("simple-icons", "vk"),
    "wordpress": ("simple-icons", "wordpress"),
    "xing": ("simple-icons", "xing"),
}


def read(file: Path) -> tuple[str, int, str]:
    """The path of an icon, the side of its square, and its fill rule."""
    root = ElementTree.parse(file).getroot()
    left, top, width, height = (float(v) for v in root.attrib["viewBox"].split())
    if (left, top) != (0, 0) or width != height:
        raise SystemExit(f"{file}: not a square at the origin")
    paths: list[str] = []
    rule = root.attrib.get("fill-rule", "nonzero")
    for element in root:
        if element.tag == f"{SVG}title":
            continue
        unexpected = set(element.attrib) - {"d", "fill-rule"}
        if element.tag != f"{SVG}path" or unexpected:
            raise SystemExit(f"{file}: {element.tag} {sorted(unexpected)} is not provided for")
        rule = element.attrib.get("fill-rule", rule)
        paths.append(element.attrib["d"])
    return " ".join(paths), int(width), rule


def number(value: float, digits: int) -> str:
    text = f"{value:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def flatten(d: str, digits: int) -> tuple[str, list[float]]:
    """The same outline in absolute M, L, C, Z, rounded; and its bounds."""
    pen = RecordingPen()
    parse_path(d, pen)
    parts: list[str] = []
    bounds = BoundsPen(None)
    here = start = (0.0, 0.0)
    for operator, points in pen.value:
        if operator in {"closePath", "endPath"}:
            # Filling closes every contour; said outright, no painter needs to know.
            parts.append("Z")
            bounds.closePath()
            here = start
            continue
        if operator == "qCurveTo":
            if len(points) != 2:
                raise SystemExit("a quadratic spline of several pieces is not provided for")
            (cx, cy), (x, y) = points
            (x0, y0) = here
            points = (
                (x0 + (cx - x0) * 2 / 3, y0 + (cy - y0) * 2 / 3),
                (x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3),
                (x, y),
            )
            operator = "curveTo"
        here = points[-1]
        if operator == "moveTo":
            start = here
        letter = {"moveTo": "M", "lineTo": "L", "curveTo": "C"}[operator]
        points = tuple((round(x, digits), round(y, digits)) for x, y in points)
        parts.append(letter + " ".join(number(v, digits) for point in points for v in point))
        getattr(bounds, operator)(*points)
    # "+ 0.0" turns -0.0 into 0.0.
    return "".join(parts), [round(v, digits) + 0.0 for v in bounds.bounds]


def main(packages: Path) -> None:
    for package, version in PACKAGES.items():
        found = json.loads((packages / package / "package.json").read_text("utf-8"))["version"]
        if found != version:
            raise SystemExit(f"{package} is {found}, wanted is {version}")

    phosphor = packages / "@phosphor-icons/core/assets/fill"
    sources: dict[str, tuple[Path, str, bool]] = {}
    for names in GROUPS.values():
        for name in names.split():
            sources[name] = (phosphor / f"{name}-fill.svg", "phosphor", False)
    for name in PHOSPHOR_BRANDS.split():
        sources[name] = (phosphor / f"{name}-logo-fill.svg", "phosphor", True)
    for name, (package, file) in SIMPLE_ICONS.items():
        sources[name] = (packages / package / "icons" / f"{file}.svg", "simple-icons", True)

    ICONS.mkdir(exist_ok=True)
    for old in ICONS.glob("*.svg"):
        old.unlink()
    compiled: dict[str, object] = {}
    for name, (file, source, brand) in sorted(sources.items()):
        d, box, rule = read(file)
        attribute = "" if rule == "nonzero" else f' fill-rule="{rule}"'
        prefix = {"phosphor": "ph", "simple-icons": "si"}[source]
        (ICONS / f"{prefix}-{name}.svg").write_text(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {box} {box}">'
            f'<path{attribute} d="{re.sub(chr(10), " ", d).strip()}"/></svg>\n',
            encoding="utf-8",
        )
        # A thousandth of an icon's side or finer: no one sees it, at any size we draw.
        flat, bounds = flatten(d, 2 if box > 100 else 3)
        compiled[name] = {
            "bounds": bounds,
            "box": box,
            "brand": brand,
            "d": flat,
            "rule": rule,
            "source": source,
        }
    lines = (
        f"{json.dumps(name)}:{json.dumps(icon, separators=(',', ':'), sort_keys=True)}"
        for name, icon in compiled.items()
    )
    # One icon a line, so that a change of one shows as one.
    (ICONS / "icons.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    brands = sorted(name for name, (_, _, brand) in sources.items() if brand)
    groups = {**{group: names.split() for group, names in GROUPS.items()}, "Brands": brands}
    (ICONS / "groups.json").write_text(json.dumps(groups, indent=1) + "\n", encoding="utf-8")
    shutil.copyfile(packages / "@phosphor-icons/core/LICENSE", ICONS / "LICENSE-phosphor.txt")
    shutil.copyfile(packages / "simple-icons/LICENSE.md", ICONS / "LICENSE-simple-icons.txt")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))

"""The keys people may write, where, in what shape, and what each is for.

The one table: `parse` reads by it, `schema` describes it to editors, so they cannot drift.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Shape = Literal[
    "text",
    "texts",
    "flag",
    "count",
    "people",
    "number",
    "date",
    "url",
    "color",
    "colors",
    "fonts",
    "categories",
    "locale",
    "kind",
    "order",
    "options",
    "rows",
    "value",
    "values",
    "icons",
    "fieldwork",
    "source",
    "brand",
    "sections",
    "questions",
]


class Key(NamedTuple):
    shape: Shape
    about: str
    required: bool = False


Keys = Mapping[str, Key]

TOP: Keys = {
    "title": Key("text", "What the survey is about, as a headline.", required=True),
    "subtitle": Key("text", "One line under the title, such as the month of the survey."),
    "locale": Key("locale", "Language and region (BCP 47), such as en-GB, de or ar. Default: en."),
    "n": Key("count", "How many people answered."),
    "population": Key("text", 'Who they are, in words: "internal communications professionals".'),
    "fieldwork": Key("fieldwork", "When people were asked."),
    "method": Key("text", 'How people were asked: "Online, self-selected".'),
    "weighted": Key("flag", "Whether the figures are weighted."),
    "source": Key("source", "Who did the survey and where it was published."),
    "credits": Key("texts", "People or organisations to thank."),
    "licence": Key("text", 'Under what terms the figures may be used: "CC BY 4.0".'),
    "brand": Key("brand", "Whose infographic this is: name, logo and colours."),
    "note": Key("text", "A remark printed at the foot."),
    "sections": Key("sections", "Questions grouped under headings. Instead of `questions`."),
    "questions": Key("questions", "The questions, in order. Instead of `sections`."),
}

FIELDWORK: Keys = {
    "start": Key("date", "First day, month or year: 2012-10-18, 2012-10 or 2012."),
    "end": Key("date", "Last day, month or year."),
}

SOURCE: Keys = {
    "name": Key("text", "The organisation behind the survey."),
    "author": Key("text", "The person who wrote it up."),
    "url": Key("url", "Where the full results are."),
    "published": Key("date", "When the results came out: 2012-11-04, 2012-11 or 2012."),
}

BRAND: Keys = {
    "name": Key("text", "Name to sign with."),
    "handle": Key("text", 'Account name: "@AllthingsIC".'),
    "url": Key("url", "Address to sign with."),
    "logo": Key("text", "Path of an SVG, PNG or JPEG file, from the folder of this file."),
    "colors": Key("colors", 'Brand colours as "#rrggbb", the main one first.'),
    "fonts": Key("fonts", "Paths of font files, for everything; or for display, text and label."),
    "categories": Key(
        "categories", 'Colours that answers, groups and waves always have: {"Twitter": "#1da1f2"}.'
    ),
}

FONT_USES: Mapping[str, str] = {
    "display": "Headlines and figures.",
    "text": "Running text; labels too, where there is no label.",
    "label": "What stands beside marks.",
}

SECTION: Keys = {
    "title": Key("text", "Heading of the section."),
    "intro": Key("text", "A sentence under the heading."),
    "headline": Key("text", "The finding of the whole section, in words."),
    "icon": Key("text", "An icon by name, or an SVG file, beside its title."),
    "questions": Key("questions", "The questions of this section, in order.", required=True),
}

QUESTION: Keys = {
    "id": Key("text", "A short name to refer to the question by. Default: q1, q2, …"),
    "text": Key("text", "The question as it was asked.", required=True),
    "kind": Key("kind", "What sort of question it is. Worked out from the answers when missing."),
    "options": Key("options", "The answers with their figures, in percent unless `unit` is given."),
    "series": Key(
        "texts",
        "Waves, groups or contexts: every option then has a list of values, in this order.",
    ),
    "rows": Key("rows", "A matrix: statements, each with one value per point of `scale`."),
    "scale": Key("texts", "The points of a matrix's scale, in order."),
    "value": Key("value", "One number, for a question without options."),
    "quotes": Key("texts", "What people said, for a question with kind text."),
    "unit": Key("text", "What the figures count: percent (default), count, score, rank or a word."),
    "n": Key("people", "How many answered this question; or one number per series or group."),
    "base": Key("text", 'Who was asked, in words: "those with an internal network".'),
    "partial": Key("flag", "The published answers are not all the answers."),
    "note": Key("text", "A remark for readers of the file; not printed (see footnote)."),
    "footnote": Key("text", "A remark printed at the foot of the page."),
    "headline": Key("text", "The finding in words, above the chart."),
    "chart": Key("text", "The form of chart to use, by name."),
    "highlight": Key("texts", "The option, or options, to stress."),
    "icon": Key("icons", "An icon by name, or an SVG file; or one per option."),
    "order": Key("order", "Order of the options: given, desc or asc."),
    "last": Key("texts", "Options that always go last."),
    "top": Key("count", "Show only so many options, the largest."),
    "hide": Key("flag", "Keep the question out of the infographic."),
    "importance": Key("number", "How loud it is set, 0 to 1; 0.3 to 0.95 by itself."),
}

OPTION: Keys = {
    "label": Key("text", "The answer, as people could choose it.", required=True),
    "value": Key("value", "Its figure."),
    "values": Key("values", "Its figures, one for each of the series."),
    "count": Key("count", "How many people chose it."),
    "n": Key("count", "How many were asked, when each option is a group of its own."),
    "icon": Key("text", "An icon by name, or an SVG file."),
    "color": Key("color", 'Its colour, as "#rrggbb".'),
    "note": Key("text", "A remark; of a quote, who said it."),
}


def is_free(key: str) -> bool:
    """Keys that are nobody's business: people's own (`x-…`) and the editor's."""
    return key.startswith("x-") or key == "$schema"

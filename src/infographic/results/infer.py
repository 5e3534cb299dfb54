"""The kind of a question, worked out from its answers; and whether its answers are all of them.

Everything worked out is told. A kind that its own figures contradict is corrected, with a
warning, so that nothing is ever drawn as parts of a whole that is none.
"""

from __future__ import annotations

from dataclasses import replace

from infographic.results.fields import Context
from infographic.results.model import Kind, Question
from infographic.results.scales import looks_like_scale
from infographic.results.sums import Total, totals
from infographic.results.wording import listing

_WHOLES = ("single", "scale", "matrix")
"""Kinds whose answers are parts of one whole."""


def settle(
    question: Question, declared: Kind | None, partial: bool | None, place: str, ctx: Context
) -> Question:
    """`question` with its kind and `partial` as its figures say.

    `declared` and `partial` are what the file says, None where it says nothing. The kind that
    `question` comes with must be right where the shape alone decides (matrix, number, text).
    """
    kind = declared or question.kind
    if declared is None and kind not in ("matrix", "number", "text"):
        kind, why = _kind_of(question, ctx.people)
        ctx.report.infer(place, f'kind is taken to be "{kind}": {why}', 'set "kind" if it is not')
    elif declared is None:
        ctx.report.infer(place, f'kind is taken to be "{kind}"', 'set "kind" if it is not')
    settled = replace(question, kind=kind, partial=bool(partial))
    if kind not in _WHOLES or not question.is_percent:
        return settled
    sums = totals(settled)
    over = [total for total in sums if total.is_over]
    if over:
        return _as_separate(settled, over, place, ctx)
    short = [total for total in sums if total.is_short]
    if short and not partial:
        ctx.warn(
            place,
            f"the answers add up to {_said(short)}; the list is taken as partial",
            'add "partial": true, or set "kind": "multiple" if several answers were allowed',
            sort="answers that add up to less than 100 %",
        )
        return replace(settled, partial=True)
    return settled


def _as_separate(question: Question, over: list[Total], place: str, ctx: Context) -> Question:
    ctx.warn(
        place,
        f'the answers add up to {_said(over)}, too much for kind "{question.kind}"; '
        "its figures are shown each for itself, not as parts of one whole",
        'set "kind": "multiple" if several answers were allowed, else check the figures',
        sort="answers that add up to more than 100 %",
    )
    if question.kind == "matrix":  # the columns stay; they are no longer parts of a row
        return replace(question, kind="group", series=question.scale, scale=())
    return replace(question, kind="group")


def _kind_of(question: Question, everybody: int | None) -> tuple[Kind, str]:
    unit, options = question.unit, question.options
    if unit.casefold().startswith("nps"):
        return "nps", f'the unit is "{unit}"'
    if unit == "rank":
        return "ranking", 'the unit is "rank"'
    if any(option.n is not None for option in options):
        return "group", "each option has its own n"
    sums = totals(question)
    if unit == "count":
        people = question.n or everybody
        if people is not None and any(total.sum > people for total in sums):
            return "multiple", "more answers than people"
        return "single", "the answers are counts"
    if unit != "percent":
        return ("group" if len(options) > 1 else "number"), f'the unit is "{unit}"'
    if any(total.is_over for total in sums):
        return "multiple", f"the answers add up to {_said(sums)}"
    if looks_like_scale([option.label for option in options]):
        return "scale", "the answers are steps of a scale"
    return "single", f"the answers add up to {_said(sums)}"


def _said(sums: list[Total]) -> str:
    return listing([str(total) for total in sums], limit=4) or "nothing"

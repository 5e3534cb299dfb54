"""The file that a new survey starts from."""

from __future__ import annotations

_STARTER = """\
# Survey results, ready to become an infographic. Replace the figures with yours.
title: How our members read the news
subtitle: Members' survey, spring 2024

# Who was asked, how many, when and how: printed at the foot, so that figures can be trusted.
n: 412
population: members of the association
fieldwork: {start: 2024-04-08, end: 2024-04-26}
method: Online, all members invited by e-mail
source: {name: The Association, published: 2024-05}

questions:
  # The least a question needs: its text, and percentages by answer.
  - text: Do you read the newsletter?
    options:
      Yes: 78
      No: 22

  # More than 100 % in all: people could tick several. "Other" always goes last by itself.
  - text: Where do you get your news?
    kind: multiple
    options:
      Newsletter: 64
      Website: 58
      Colleagues: 41
      Other: 9

  # Two waves, groups or contexts: name them, and give each answer a list. null is "not asked".
  - text: How satisfied are you with it?
    kind: scale
    series: [2023, 2024]
    highlight: Very satisfied
    options:
      Very satisfied: [31, 44]
      Fairly satisfied: [47, 41]
      Not satisfied: [22, 15]

# Worth knowing, too:
#   locale: de                      the language, and how typed numbers such as 12,5 % are read
#   brand: {name: …, colors: ["#0b5fff"]}
#   headline: Eight in ten read it  a heading of your own, above a question
#   partial: true                   some of the answers are left out
#   n: 150                          within a question: how many answered it
"""


def starter() -> str:
    """A short YAML file with comments, that reads without a warning as it is."""
    return _STARTER

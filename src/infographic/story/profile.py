"""Questions that say who was asked: seldom what a survey found."""

from __future__ import annotations

from functools import cache

from infographic.story.model import Panel

# The answers of "What is your gender?" by language, casefolded.
_GENDERS = {
    "en": "man woman men women male female",
    "de": "mann frau männer frauen männlich weiblich",
    "fr": "homme femme hommes femmes masculin féminin",
    "es": "hombre mujer hombres mujeres masculino femenino",
    "pt": "homem mulher homens mulheres masculino feminino",
    "it": "uomo donna uomini donne maschio femmina",
    "nl": "man vrouw mannen vrouwen",
    "sv": "man kvinna män kvinnor",
    "pl": "mężczyzna kobieta mężczyźni kobiety",
    "ru": "мужчина женщина мужчины женщины мужской женский",
    "tr": "erkek kadın",
    "ar": "ذكر أنثى ذكور إناث رجل امرأة",
    "fa": "مرد زن مردان زنان",
    "he": "גבר אישה גברים נשים זכר נקבה",
    "hi": "पुरुष महिला",
    "ja": "男 女 男性 女性",
    "zh": "男 女 男性 女性",
    "ko": "남성 여성 남자 여자",
    "th": "ชาย หญิง",
}


def is_profile(panel: Panel) -> bool:
    """Whether a question asks what people are: their gender, or a bracket of age, money or size."""
    if panel.kind != "single":
        return False
    labels = {item.label.strip().casefold() for item in panel.items}
    return panel.ordered or len(labels & _genders()) >= 2


@cache
def _genders() -> frozenset[str]:
    return frozenset(word for words in _GENDERS.values() for word in words.split())

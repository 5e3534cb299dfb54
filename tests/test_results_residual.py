"""Answers that go last."""

import pytest

from infographic.results.residual import DONT_KNOW, NONE, OTHER, PREFER_NOT, residual_rank


def test_the_order() -> None:
    assert OTHER < NONE < DONT_KNOW < PREFER_NOT


@pytest.mark.parametrize(
    ("rank", "labels"),
    [
        (
            OTHER,
            "Other|other|Others|Other (please specify)|Other, please specify|Other: specify|"
            "Other (IRC, forums)|Something else|Sonstiges|Andere|Andere (bitte angeben)|Autre|"
            "Autre (précisez)|Otro|Outro|Altro|Anders, namelijk|أخرى|اخرى|سایر|अन्य|其他|その他|"
            "기타|Другое",
        ),
        (
            NONE,
            "None|None of the above|None of these|I don't|I don’t|N/A|Not applicable|"
            "None (I work alone)|Keine davon|Aucun|Ninguno|Nenhum|Nessuno|Geen|لا شيء|هیچکدام|"
            "هیچ‌کدام|هیچکدام از گزینه‌های بالا|कोई नहीं|以上都不是|特にない|없음|"
            "Ничего из перечисленного",
        ),
        (
            DONT_KNOW,
            "Don't know|Don’t know|I don't know.|Not sure|DK|Weiß nicht|WEISS NICHT|Ne sait pas|"
            "No sabe|Não sei|Non so|Weet niet|لا أعرف|لا اعرف|نمی‌دانم|نمی دانم|कह नहीं सकते|"
            "不知道|わからない|모름|Затрудняюсь ответить|Don't know / not sure",
        ),
        (
            PREFER_NOT,
            "Prefer not to say|I prefer not to answer|No answer|Keine Angabe|"
            "Ne souhaite pas répondre|Prefiero no responder|Prefiro não dizer|"
            "Preferisco non rispondere|Zeg ik liever niet|أفضل عدم الإجابة|ترجیح می‌دهم نگویم|"
            "बताना नहीं चाहते|不愿透露|無回答|무응답|Нет ответа|Don't know / prefer not to say",
        ),
    ],
)
def test_known_labels(rank: int, labels: str) -> None:
    assert {label: residual_rank(label) for label in labels.split("|")} == dict.fromkeys(
        labels.split("|"), rank
    )


@pytest.mark.parametrize(
    "label",
    [
        "",
        "Other networks at work",
        "Another language",
        "Other, non-technical",
        "None, but we plan one",
        "No",
        "Nein",
        "No internal social network",
        "Nothing beats e-mail",
        "I don't trust it",
        "Don't know who introduced it",
        "The Others",
        "Neither agree nor disagree",
        "(other)",
        "Other / Facebook",
        "Motherboard",
        "x" * 3000,
    ],
)
def test_ordinary_labels(label: str) -> None:
    assert residual_rank(label) is None

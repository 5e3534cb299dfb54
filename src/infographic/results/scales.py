"""Words by which a list of answers is known to be a scale: agreement, satisfaction, change…"""

from __future__ import annotations

from functools import cache

from infographic.results.residual import residual_rank
from infographic.results.wording import same

_GAPS = str.maketrans(",/'’", "    ")  # "d'accord" is a word after an article
_LONGEST_POINT = 6  # words: a longer label is a statement, not a point of a scale

# Beginnings of words, by language.
_WORDS = {
    "en": (
        "agree disagree satisfied dissatisfied unsatisfied often sometimes rarely seldom never "
        "always occasionally increase decrease improve worse better same likely unlikely important "
        "unimportant very somewhat slightly strongly extremely excellent poor fair good bad daily "
        "weekly monthly frequently neutral"
    ),
    "de": (
        "zustimm stimme zufrieden unzufrieden oft häufig manchmal selten nie immer gelegentlich "
        "zunehm abnehm steigen sinken erhöh verringer besser schlechter gleich wahrscheinlich "
        "unwahrscheinlich wichtig unwichtig sehr eher überhaupt täglich wöchentlich monatlich"
    ),
    "fr": (
        "accord désaccord satisfait insatisfait souvent parfois rarement jamais toujours augment "
        "diminu mieux moins pareil probable improbable important très plutôt assez tout quotidien "
        "hebdomadaire"
    ),
    "es": (
        "acuerdo desacuerdo satisfech insatisfech menudo veces raramente nunca siempre aumentar "
        "aument disminu mejor peor igual probable improbable importante muy bastante algo "
        "frecuente diariamente semanal"
    ),
    "pt": (
        "concord discord satisfeit insatisfeit frequente vezes raramente nunca sempre aument "
        "diminu melhor pior igual provável improvável importante muito pouco"
    ),
    "it": (
        "accordo disaccordo soddisfatt insoddisfatt spesso volte raramente mai sempre aument "
        "diminu meglio peggio uguale probabile improbabile importante molto abbastanza poco"
    ),
    "nl": (
        "eens oneens tevreden ontevreden vaak soms zelden nooit altijd toenem afnem beter slechter "
        "hetzelfde gelijk waarschijnlijk onwaarschijnlijk belangrijk onbelangrijk zeer heel"
    ),
    "ru": (
        "согласен согласн несогласен доволен довольн недоволен удовлетвор часто иногда редко "
        "никогда всегда увелич уменьш лучше хуже вероятно важно очень скорее полностью"
    ),
    "hi": "सहमत असहमत संतुष्ट असंतुष्ट अक्सर कभी हमेशा बहुत बेहतर बदतर",
    "ar": "موافق أوافق راض غالبا أحيانا نادرا أبدا دائما بشدة",
    "fa": "موافق مخالف راضی ناراضی اغلب گاهی به‌ندرت هرگز همیشه خیلی کاملا",
}
# Scripts without blanks between words: found anywhere in a short label.
_PARTS = {
    "zh": "同意 满意 滿意 经常 經常 有时 有時 很少 从不 從不 总是 總是 增加 减少 減少 重要 可能",
    "ja": (
        "満足 賛成 反対 よく ときどき 時々 めったに まったく 全く いつも 増え 減 良く 悪く 思う "
        "思わない"
    ),
    "ko": "동의 만족 자주 가끔 거의 전혀 항상 증가 감소 중요 매우 그렇다",
}


def looks_like_scale(labels: list[str]) -> bool:
    """Whether `labels`, without "Don't know" and the like, are mostly points of one scale."""
    points = [label for label in labels if residual_rank(label) is None]
    scaled = sum(_is_point(label) for label in points)
    return scaled >= 2 and scaled * 2 > len(points)


def _is_point(label: str) -> bool:
    text = same(label).casefold()
    words = text.translate(_GAPS).split()
    if len(words) > _LONGEST_POINT:
        return False
    if any(word.lstrip("(\"'").startswith(_beginnings()) for word in words):
        return True
    return not text.isascii() and len(text) <= 14 and any(part in text for part in _parts())


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple(word for words in _WORDS.values() for word in words.split())


@cache
def _parts() -> tuple[str, ...]:
    return tuple(part for parts in _PARTS.values() for part in parts.split())

"""Answers that go last in any list: "Other", "None", "Don't know", "Prefer not to say"."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

OTHER, NONE, DONT_KNOW, PREFER_NOT = range(4)

# Phrases by language, whole labels each.
_OTHER = {
    "en": (
        "other | others | other answer | other answers | other reason | other reasons | "
        "something else | someone else | somewhere else | all other | all others | "
        "all other answers | not listed"
    ),
    "de": (
        "andere | anderes | anderer | andere antwort | andere antworten | etwas anderes | "
        "sonstige | sonstiges | sonstige antworten | sonstiger grund"
    ),
    "fr": "autre | autres | autre réponse | autres réponses | autre chose | autre raison",
    "es": (
        "otro | otra | otros | otras | otra respuesta | otras respuestas | otra cosa | "
        "otra razón | otro motivo"
    ),
    "pt": (
        "outro | outra | outros | outras | outra resposta | outras respostas | outra coisa | "
        "outro motivo"
    ),
    "it": "altro | altra | altri | altre | altra risposta | altre risposte | qualcos'altro",
    "nl": "anders | andere | overig | overige | iets anders | ander antwoord | andere antwoorden",
    "ar": "أخرى | أخر | آخر | غير ذلك | إجابة أخرى | إجابات أخرى | شيء آخر",
    "fa": "سایر | دیگر | غیره | سایر موارد | موارد دیگر | گزینه دیگر | گزینه‌های دیگر",
    "hi": "अन्य | कोई अन्य | कुछ और | दूसरा | अन्य उत्तर",
    "zh": "其他 | 其它 | 其他答案 | 其他原因 | 其他选项 | 其他選項",
    "ja": "その他 | ほか | その他の回答",
    "ko": "기타 | 기타 의견 | 기타 응답 | 그 외",
    "ru": (
        "другое | другой | другая | другие | прочее | прочие | иное | другой ответ | "
        "другие ответы | что-то другое"
    ),
}
_NONE = {
    "en": (
        "none | none of these | none of those | none of the above | none of them | nothing | "
        "none at all | nothing at all | neither of these | no one | nobody | i don't | i do not | "
        "i don't use any | i do not use any | i don't use any of these | i don't have any | "
        "not applicable | n/a | does not apply | doesn't apply"
    ),
    "de": (
        "keine | keines | keiner | keins | nichts | niemand | gar keine | keine davon | "
        "keines davon | keiner davon | nichts davon | keine der genannten | keines der genannten | "
        "nichts trifft zu | trifft nicht zu | nicht zutreffend | entfällt"
    ),
    "fr": (
        "aucun | aucune | aucun de ceux-ci | aucune de ces réponses | aucun des choix ci-dessus | "
        "aucune des réponses ci-dessus | rien | rien de tout cela | personne | sans objet | "
        "non applicable | ne s'applique pas | non concerné"
    ),
    "es": (
        "ninguno | ninguna | ninguno de los anteriores | ninguna de las anteriores | "
        "ninguno de estos | ninguna de estas | nada | nadie | no aplica | no procede | no aplicable"
    ),
    "pt": (
        "nenhum | nenhuma | nenhum dos anteriores | nenhuma das anteriores | nenhum destes | "
        "nenhuma das opções | nenhuma das opções acima | nada | ninguém | não se aplica | "
        "não aplicável"
    ),
    "it": (
        "nessuno | nessuna | nessuno di questi | nessuna di queste | nessuno dei precedenti | "
        "nessuna delle precedenti | nessuna di queste risposte | niente | nulla | "
        "non applicabile | non pertinente | non si applica"
    ),
    "nl": (
        "geen | geen enkele | geen van deze | geen van bovenstaande | geen van de bovenstaande | "
        "niets | niemand | niet van toepassing | n.v.t. | nvt"
    ),
    "ar": (
        "لا شيء | لا شيء مما سبق | لا شيء مما ذكر | لا أحد | ليس أي مما سبق | غير ذي صلة | "
        "لا ينطبق | غير منطبق"
    ),
    "fa": (
        "هیچ | هیچ‌کدام | هیچ کدام | هیچ‌یک | هیچ یک | هیچ‌کدام از موارد | "
        "هیچ‌کدام از موارد بالا | هیچ‌کدام از گزینه‌های بالا | موردی ندارد | مصداق ندارد | "
        "کاربرد ندارد"
    ),
    "hi": ("कोई नहीं | इनमें से कोई नहीं | उपरोक्त में से कोई नहीं | कुछ नहीं | कुछ भी नहीं | लागू नहीं"),
    "zh": (
        "无 | 無 | 没有 | 沒有 | 都没有 | 都沒有 | 以上都不是 | 以上皆非 | 以上都没有 | 均无 | "
        "不适用 | 不適用"
    ),
    "ja": (
        "ない | なし | 特にない | 特になし | 該当なし | 該当しない | どれもない | どれでもない | "
        "いずれもない | いずれでもない | どれも当てはまらない | この中にはない | "
        "当てはまるものはない"
    ),
    "ko": (
        "없음 | 없다 | 해당 없음 | 해당없음 | 해당 사항 없음 | 아무것도 없음 | 위의 것 없음 | "
        "모두 아님"
    ),
    "ru": (
        "ничего | никто | никакие | никакой | ни один | ни одного | ни один из них | "
        "ничего из перечисленного | ни один из перечисленных | неприменимо | не применимо"
    ),
}
_DONT_KNOW = {
    "en": (
        "don't know | i don't know | do not know | i do not know | dont know | dk | not sure | "
        "i'm not sure | i am not sure | unsure | no idea | can't say | cannot say | "
        "can't remember | don't remember | no opinion | undecided | unknown | hard to say"
    ),
    "de": (
        "weiß nicht | weiss nicht | ich weiß nicht | ich weiss nicht | weiß ich nicht | "
        "keine ahnung | keine meinung | unsicher | unentschieden | kann ich nicht sagen | "
        "kann ich nicht beurteilen | unbekannt"
    ),
    "fr": (
        "ne sait pas | ne sais pas | je ne sais pas | nsp | sans opinion | sans avis | "
        "pas d'avis | pas sûr | pas sûre | indécis | inconnu"
    ),
    "es": (
        "no sabe | no sé | no lo sé | ns | no estoy seguro | no estoy segura | sin opinión | "
        "indeciso | desconocido"
    ),
    "pt": "não sabe | não sei | não tenho certeza | sem opinião | indeciso | desconhecido",
    "it": (
        "non so | non lo so | non sa | non saprei | non sono sicuro | non sono sicura | "
        "nessuna opinione | senza opinione | indeciso | sconosciuto"
    ),
    "nl": (
        "weet niet | weet ik niet | ik weet het niet | weet het niet | geen idee | geen mening | "
        "niet zeker | onbekend"
    ),
    "ar": "لا أعرف | لا أعلم | لا أدري | لست متأكدا | غير متأكد | لا رأي | لا رأي لي | غير معروف",
    "fa": "نمی‌دانم | نمی دانم | نمیدانم | مطمئن نیستم | نظری ندارم | بدون نظر | نامشخص",
    "hi": (
        "पता नहीं | मालूम नहीं | नहीं पता | मुझे नहीं पता | नहीं मालूम | कह नहीं सकते | "
        "कह नहीं सकता | कोई राय नहीं | निश्चित नहीं"
    ),
    "zh": (
        "不知道 | 不清楚 | 不确定 | 不確定 | 说不清 | 說不清 | 难说 | 難說 | 没有意见 | 沒有意見 | "
        "无意见 | 無意見"
    ),
    "ja": "わからない | 分からない | わかりません | なんともいえない | 何とも言えない | 不明",
    "ko": "모름 | 모르겠음 | 모르겠다 | 잘 모름 | 잘 모르겠음 | 잘 모르겠다 | 의견 없음",
    "ru": (
        "не знаю | не знает | не уверен | не уверена | не уверены | затрудняюсь ответить | "
        "затруднились ответить | трудно сказать | нет мнения | неизвестно"
    ),
}
_PREFER_NOT = {
    "en": (
        "prefer not to say | prefer not to answer | i prefer not to say | i prefer not to answer | "
        "i'd rather not say | i would rather not say | rather not say | prefer not to disclose | "
        "prefer not to share | decline to answer | declined to answer | refused | "
        "refuse to answer | no answer | no response | not stated | not answered | skipped"
    ),
    "de": (
        "keine angabe | keine angaben | k. a. | k.a. | möchte ich nicht sagen | "
        "möchte ich nicht angeben | möchte nicht antworten | keine antwort | verweigert"
    ),
    "fr": (
        "ne souhaite pas répondre | je ne souhaite pas répondre | je préfère ne pas répondre | "
        "préfère ne pas répondre | préfère ne pas le dire | sans réponse | pas de réponse | "
        "non réponse | refus | refuse de répondre"
    ),
    "es": (
        "prefiero no decirlo | prefiero no responder | prefiero no contestar | "
        "prefiere no responder | no contesta | nc | sin respuesta"
    ),
    "pt": (
        "prefiro não dizer | prefiro não responder | prefere não responder | não responde | "
        "não respondeu | sem resposta | recusou"
    ),
    "it": (
        "preferisco non rispondere | preferisco non dirlo | preferisce non rispondere | "
        "non risponde | nessuna risposta"
    ),
    "nl": (
        "zeg ik liever niet | wil ik niet zeggen | liever niet zeggen | geen antwoord | "
        "wil niet zeggen"
    ),
    "ar": (
        "أفضل عدم الإجابة | أفضل عدم القول | أفضل ألا أجيب | أرفض الإجابة | رفض الإجابة | "
        "بدون إجابة | لا إجابة"
    ),
    "fa": "ترجیح می‌دهم نگویم | ترجیح می‌دهم پاسخ ندهم | مایل به پاسخ نیستم | بدون پاسخ | بی‌پاسخ",
    "hi": (
        "बताना नहीं चाहते | बताना नहीं चाहता | बताना नहीं चाहती | जवाब नहीं देना चाहते | "
        "कोई जवाब नहीं | उत्तर नहीं दिया"
    ),
    "zh": (
        "不愿透露 | 不願透露 | 不想说 | 不想說 | 不便透露 | 拒绝回答 | 拒絕回答 | 不愿回答 | "
        "不願回答 | 未回答 | 无回答 | 無回答"
    ),
    "ja": (
        "答えたくない | 回答したくない | 言いたくない | 無回答 | 回答しない | 回答なし | 回答拒否"
    ),
    "ko": (
        "답변하고 싶지 않음 | 응답하고 싶지 않음 | 말하고 싶지 않음 | 무응답 | 응답 거부 | "
        "응답 없음"
    ),
    "ru": (
        "предпочитаю не отвечать | предпочитаю не говорить | не хочу отвечать | отказ от ответа | "
        "отказались отвечать | нет ответа | без ответа"
    ),
}
# What may follow "Other" without being an answer of its own.
_SPECIFY = {
    "en": (
        "please specify | specify | please state | please describe | please write in | write in | "
        "which | what | please say"
    ),
    "de": "bitte angeben | bitte nennen | bitte beschreiben | und zwar | nämlich",
    "fr": "précisez | à préciser | veuillez préciser | préciser",
    "es": "especifique | especificar | por favor especifique | cuál | cuáles",
    "pt": "especifique | por favor especifique | qual | quais",
    "it": "specificare | specifica | si prega di specificare | quale",
    "nl": "namelijk | graag toelichten | specificeer",
    "ar": "يرجى التحديد | حدد | يرجى التوضيح",
    "fa": "لطفا مشخص کنید | مشخص کنید",
    "hi": "कृपया बताएं | कृपया स्पष्ट करें",
    "zh": "请说明 | 請說明 | 请注明 | 請註明",
    "ja": "具体的に | 具体的にご記入ください",
    "ko": "구체적으로 | 직접 입력",
    "ru": "укажите | пожалуйста, укажите | уточните",
}

# Letters that are typed in more than one way, and marks that are typed or not.
_SAME_LETTERS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ی", "ي": "ی", "ك": "ک", "’": "'", "ʼ": "'", "`": "'"}
    | dict.fromkeys("\u200c\u200d\u200e\u200f\u0640")
    | dict.fromkeys("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")
)
_BRACKETS = re.compile(r"(.*?\S)\s*[(\[][^()\[\]]*[)\]]")
_SEPARATOR = re.compile(r"\s*[,:;–—]\s*|\s+-\s*")


def residual_rank(label: str) -> int | None:
    """Which of the answers that go last `label` is: OTHER 0 < NONE 1 < DONT_KNOW 2 < PREFER_NOT 3.

    None for an ordinary answer. Only whole labels count, with or without a remark in brackets or
    a request to specify: "Other (please specify)" is Other, "Other networks at work" is not.
    """
    if len(label) > 120:
        return None
    text = _folded(label)
    rank = _rank_of(text)
    if rank is None and "/" in text:  # "Don't know / prefer not to say"
        ranks = [_rank_of(part.strip()) for part in text.split("/")]
        found = [rank for rank in ranks if rank is not None]
        return max(found) if len(found) == len(ranks) else None
    return rank


def _rank_of(text: str) -> int | None:
    ranks = _phrases()
    if text in ranks:
        return ranks[text]
    bracketed = _BRACKETS.fullmatch(text)
    if bracketed:
        return ranks.get(bracketed[1])
    parts = _SEPARATOR.split(text, maxsplit=1)
    is_other = len(parts) == 2 and ranks.get(parts[0]) == OTHER
    return OTHER if is_other and parts[1] in _requests() else None


def _folded(label: str) -> str:
    text = unicodedata.normalize("NFKC", label).casefold().translate(_SAME_LETTERS)
    return " ".join(text.split()).strip(" .…!*?")


@cache
def _phrases() -> dict[str, int]:
    """Every phrase, folded. A phrase of two languages keeps the rank that it has first."""
    ranks: dict[str, int] = {}
    for rank, table in enumerate((_OTHER, _NONE, _DONT_KNOW, _PREFER_NOT)):
        for phrases in table.values():
            for phrase in phrases.split(" | "):
                ranks.setdefault(_folded(phrase), rank)
    return ranks


@cache
def _requests() -> frozenset[str]:
    return frozenset(_folded(x) for phrases in _SPECIFY.values() for x in phrases.split(" | "))

"""One note in nine languages: nothing to say of a faithful translation, and every planted fault found."""

from __future__ import annotations

import pytest

from wortlaut.desk.reviewing import audit_document, understand
from wortlaut.records import Document

NOTE = """---
lang: {lang}
date: 2026-04-02
person: Orla Hennick
author: Runa Feldt
sources: [Mercury]
---

### {title}

{first} ([Mercury](https://mercury.example/pier))

{second} ([Mercury](https://mercury.example/pier))
"""
FAMILY = {  # title, a paragraph with a quotation, one with figures and a date
    "en": (
        "What Orla Hennick said",
        "“We are not selling the pier,” Orla Hennick told the board. It was perhaps her shortest speech.",
        "The harbour employs 310 people. On 3 February 2026 the board met, and the plan was never in doubt.",
    ),
    "de": (
        "Was Orla Hennick gesagt hat",
        "„We are not selling the pier“, sagte Orla Hennick im Rat. Es war vielleicht ihre kürzeste Rede.",
        "Der Hafen beschäftigt 310 Menschen. Am 3. Februar 2026 tagte der Rat, und der Plan war nie in Gefahr.",
    ),
    "fr": (
        "Ce qu’a dit Orla Hennick",
        "« We are not selling the pier », a dit Orla Hennick au conseil. Ce fut peut-être son discours le plus court.",
        "Le port emploie 310 personnes. Le 3 février 2026, le conseil s’est réuni ; le projet n’a jamais été en doute.",
    ),
    "es": (
        "Lo que dijo Orla Hennick",
        "«We are not selling the pier», dijo Orla Hennick al consejo. Fue quizá su discurso más breve.",
        "El puerto emplea a 310 personas. El 3 de febrero de 2026 se reunió el consejo; nunca hubo dudas sobre él.",
    ),
    "it": (
        "Che cosa ha detto Orla Hennick",
        "«We are not selling the pier», ha detto Orla Hennick al consiglio. Forse è stato il suo discorso più breve.",
        "Il porto impiega 310 persone. Il 3 febbraio 2026 il consiglio si è riunito; non c’è mai stato un dubbio.",
    ),
    "pt": (
        "O que disse Orla Hennick",
        "“We are not selling the pier”, disse Orla Hennick ao conselho. Foi talvez o seu discurso mais curto.",
        "O porto emprega 310 pessoas. Em 3 de fevereiro de 2026 o conselho reuniu-se, e nunca houve dúvida.",
    ),
    "nl": (
        "Wat Orla Hennick zei",
        "“We are not selling the pier,” zei Orla Hennick tegen de raad. Het was misschien haar kortste toespraak.",
        "De haven telt 310 werknemers. Op 3 februari 2026 kwam de raad bijeen; aan het plan is nooit getwijfeld.",
    ),
    "ru": (
        "Что сказала Орла Хенник",
        "«We are not selling the pier», — сказала Орла Хенник совету. Пожалуй, это была её самая короткая речь за год.",
        "В порту работают 310 человек. 3 февраля 2026 года собрался совет, и план никогда не вызывал сомнений.",
    ),
    "zh": (
        "奥拉·亨尼克说了什么",
        "奥拉·亨尼克对理事会说：“We are not selling the pier。”这也许是她最短的一次讲话，大家都同意留下码头。",
        "港口雇用310人。理事会于2026年2月3日开会，计划从未受到质疑，码头将在今年夏天开始维修。",
    ),
}  # fmt: skip


def note(lang: str, *changes: tuple[str, str]) -> Document:
    title, first, second = FAMILY[lang]
    text = NOTE.format(lang=lang, title=title, first=first, second=second)
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return Document(id=lang, text=text, lang=lang, media_type="text/markdown")


def told(translation: Document, original: Document) -> set[str]:
    found = audit_document(translation, original=understand(original)).findings
    return {finding.code for finding in found if finding.code.startswith("translation/")}


@pytest.mark.parametrize("lang", [lang for lang in FAMILY if lang != "en"])
def test_a_family_in_nine_languages_agrees(lang):
    assert told(note(lang), note("en")) == set()


FAULTS = {
    "a figure": ("de", ("310 Menschen", "130 Menschen"), "translation/figure"),
    "a figure of a language without tables": ("fr", ("310 personnes", "130 personnes"), "translation/figure"),
    "a date": ("de", ("3. Februar 2026", "13. Februar 2026"), "translation/date"),
    "a name": ("es", ("Orla Hennick", "Orla Henderson"), "translation/name"),
    "a link": ("it", ("mercury.example/pier", "mercury.example/dock"), "translation/link"),
    "a heading": ("pt", ("### ", "#### "), "translation/heading"),
    "a paragraph": (
        "nl",
        ("De haven", "([Mercury](https://mercury.example/pier))\n\nDe haven"),
        "translation/paragraph",
    ),
    "a quotation": ("de", ("„We are not selling the pier“, sagte", "So sprach"), "translation/quotation"),
    "left-over": (
        "de",
        ("Es war vielleicht ihre kürzeste Rede.", "It was perhaps the shortest of all the speeches that she gave."),
        "translation/leftover",
    ),
    "a script": ("zh", (FAMILY["zh"][2], FAMILY["en"][2]), "translation/script"),
    "a negation": ("de", ("war nie in Gefahr", "war in Gefahr"), "translation/negation"),
    "a hedge": ("de", ("vielleicht ihre", "ihre"), "translation/hedge"),
    "the date of the note": ("ru", ("date: 2026-04-02", "date: 2026-04-05"), "translation/front"),
}


@pytest.mark.parametrize(("lang", "change", "code"), FAULTS.values(), ids=FAULTS)
def test_finds_what_a_translation_changed(lang, change, code):
    assert code in told(note(lang, change), note("en"))


def test_a_translation_is_not_in_the_language_of_its_original():
    assert "translation/front" in told(note("en"), note("en"))


def test_a_note_without_an_original_has_nothing_to_be_faithful_to():
    found = audit_document(note("de")).findings
    assert [finding for finding in found if finding.code.startswith("translation/")] == []

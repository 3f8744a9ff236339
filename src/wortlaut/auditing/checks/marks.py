"""Quotation marks of a note: translations between them, and marks without a partner."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from wortlaut.auditing.checks.base import Case
from wortlaut.auditing.draft import Quoted
from wortlaut.auditing.tokens import Text
from wortlaut.auditing.weights import detect, languages, stopwords
from wortlaut.languages.base import language
from wortlaut.records import Finding, Span, Verdict

FRAGMENT = 4  # words; less is a fragment, which claims less than a sentence does
BESIDE = 500  # characters around a translation in which its original is looked for
_CURLY = re.compile(r"(?P<opens>„|(?<![^\s(\[„“‚‘»«*])“)|[“”]")
_INCH = re.compile(r"\d\s?\"")


def check_translation(case: Case, /) -> Iterator[Finding]:
    """Find words between quotation marks that the speaker did not use, with the original nowhere beside them."""
    why = _why_translated(case)
    if not why:
        return
    for quoted in case.draft.quoted if case.sources is None else _unread(case):
        if is_marked_translation(quoted, case):
            continue
        short = len(Text(quoted.wording).words) < FRAGMENT
        yield case.finding(
            "quote/translation-without-original",
            "warning" if short else "error",
            f"Printed between marks as if these were the words spoken, but {why}; the original is not given.",
            span=quoted.span,
            repair="print the original wording and mark this as a translation, or report it without marks",
        )


def _unread(case: Case) -> list[Quoted]:
    """Return the quotations that the sources say nothing of: the others have a verdict that says more."""
    return [one.quoted for one in case.checked if one.check.verdict is Verdict.UNREADABLE]


def is_marked_translation(quoted: Quoted, case: Case, /) -> bool:
    """Tell whether the words are the original's, or have it beside them."""
    return _is_foreign(quoted.wording, case.draft.lang) or _has_original(quoted, case)


def is_translation_beside(stretch: Quoted, case: Case, /) -> bool:
    """Tell whether a stretch in italics follows words of another language: it is their translation, and marked so."""
    around = Span(max(0, stretch.span.start - BESIDE), stretch.span.start + 1)
    known = case.draft.set_apart
    place = bisect_left(known, stretch.span, key=lambda one: one.span)
    nearest = (known[number] for number in range(place - 1, -1, -1))
    before = next((one for one in nearest if one.span.end <= stretch.span.start), None)
    if before is None or not around.overlaps(before.span) or _is_foreign(stretch.wording, case.draft.lang):
        return False
    return _is_foreign(before.wording, case.draft.lang)


def _why_translated(case: Case) -> str:
    if case.draft.front.get("translated") in (True, "true", "yes"):
        return "the note says it is a translation"
    titles = [detect(reference.title) for reference in case.draft.references if len(reference.title.split()) > 3]
    foreign = [code for code in titles if code not in ("und", case.draft.lang)]
    if len(foreign) >= 2 and len(foreign) == len([code for code in titles if code != "und"]):
        return f"all of its references are in another language ({foreign[0]})"
    return ""


def _is_foreign(wording: str, lang: str) -> bool:
    """Tell whether the words are of another language than the note: then they may be the original."""
    if detect(wording) not in ("und", lang):
        return True
    keys = {part for token in Text(wording).words for part in token.key.split("-")}
    if keys & stopwords(lang):
        return False
    return any(keys & stopwords(code) for code in languages() if code != lang)


def _has_original(quoted: Quoted, case: Case) -> bool:
    """Tell whether words of another language, or a word that says translation with them, stand beside it."""
    around = Span(max(0, quoted.span.start - BESIDE), quoted.span.end + BESIDE)
    beside = [other for other in case.draft.quoted if other is not quoted and around.overlaps(other.span)]
    needed = max(2, len(quoted.wording.split()) // 2)
    if any(_is_foreign(other.wording, case.draft.lang) and len(other.wording.split()) >= needed for other in beside):
        return True
    words = case.draft.text[around.start : around.end].lower()
    said = language(case.draft.lang).table("audit").get("translation_words", ())
    inside = re.findall(r"\(([^()]{10,600})\)", words)
    return any(word in words for word in said) and any(detect(part) not in ("und", case.draft.lang) for part in inside)


def check_unbalanced(case: Case, /) -> Iterator[Finding]:
    """Find paragraphs in which a quotation mark has no partner, so that nobody knows where the words end."""
    for paragraph in case.draft.paragraphs:
        raw = paragraph.span.of(case.draft.text)
        stray = _stray(raw)
        if stray:
            yield case.finding(
                "quote/unbalanced",
                "warning",
                f"A quotation mark {stray} has no partner in this paragraph.",
                span=paragraph.span,
                repair="close the quotation where the words end",
            )


def _stray(raw: str) -> str:
    if (raw.count('"') - len(_INCH.findall(raw)) if raw.count('"') % 2 else 0) % 2:
        return '"'
    return _unpaired(raw) or ("»" if raw.count("»") != raw.count("«") else "")


def _unpaired(raw: str) -> str:
    """Return a curly mark without a partner: “ opens before a word and closes behind one, as languages differ."""
    waiting: list[str] = []
    for mark in _CURLY.finditer(raw):
        if mark["opens"]:
            waiting.append(mark[0])
        elif not waiting:
            return str(mark[0])
        else:
            waiting.pop()
    return waiting[-1] if waiting else ""

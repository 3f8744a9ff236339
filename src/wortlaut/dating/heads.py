"""What kind of document it is, as far as that tells when its words were said: a record, a release, a news story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from wortlaut.languages import language
from wortlaut.records import Document, Moment, Span
from wortlaut.records.edtf import bounds

HEAD_LINES = 8  # of a record, before its words begin
HEAD = 400  # characters in which a recording's host says what day it is
LONGEST_LINE = 160
HELD_REACH = 60  # characters from "the interview took place" to its day
CITED_REACH = 120  # characters before a date in which the paper stands that it is the date of
NOUN_REACH = 40  # characters behind it in which the thing stands: "yesterday's ruling"
BLANK_LINES = 3  # line ends between "On Sunday, 15 March, she wrote:" and what she wrote
DAY_LONG = 3  # days: a record of a longer meeting names no day of its own
FOUND_BY = "dating-head@2"
MARKED = re.compile(r"[“„«»\"]([^“”„«»\"\n]{1,800})[”“»«\"]|‘([^‘’\n]{1,400})’")


def marked(text: str, /) -> tuple[Span, ...]:
    """Return the stretches between quotation marks: what they date was not said then."""
    return tuple(Span(*match.span(match.lastindex or 0)) for match in MARKED.finditer(text))


def day_of_record(document: Document, moments: Sequence[Moment], /) -> Moment | None:
    """Return the day of a document that records one occasion or is itself the utterance; None for all others.

    An interview may say when it was held. A recording, minutes or a manuscript say the day in their head; without that,
    a recording or a release is about of the day it was published.
    """
    if (held := _day_held(document, moments)) is not None:
        return held
    spoken = any(block.kind == "turn" for block in document.blocks)
    if not (spoken or _is_record(document) or _is_release(document)):
        return None
    head = HEAD if spoken else _head(document.text)
    for moment in moments:
        if moment.span is not None and moment.span.start < head and _is_day(moment) and not _ahead(moment, document):
            line = _line_length(document.text, moment.span)
            if spoken or line <= LONGEST_LINE:
                return moment
    if document.published is None or not (spoken or _is_release(document)):
        return None
    return Moment(value=f"{document.published[:10]}~", kind="event", document=document.id, found_by=FOUND_BY)


def _day_held(document: Document, moments: Sequence[Moment]) -> Moment | None:
    """Return the day that an interview says it was held: "Das Gespräch fand am Dienstag in ihrem Büro statt"."""
    said = _table(language(document.lang).code)[3].search(document.text)
    if said is None:
        return None
    reach = range(said.start(), said.end() + HELD_REACH)
    for moment in moments:
        if (
            moment.span is None
            or moment.span.start not in reach
            or "\n" in document.text[said.end() : moment.span.start]
        ):
            continue
        if _is_day(moment) and not _ahead(moment, document) and moment.kind == "event":
            return moment
    return None


def _is_day(moment: Moment) -> bool:
    first, last = bounds(moment.value)
    return (last - first).days <= DAY_LONG and not moment.value.endswith("~")


def _ahead(moment: Moment, document: Document) -> bool:
    return document.published is not None and bounds(moment.value)[0] > bounds(document.published[:10])[1]


def _head(text: str) -> int:
    end = 0
    for _ in range(HEAD_LINES):
        following = text.find("\n", end + 1)
        if following < 0:
            return len(text)
        end = following
    return end


def _line_length(text: str, span: Span) -> int:
    end = text.find("\n", span.end)
    return (end if end >= 0 else len(text)) - (text.rfind("\n", 0, span.start) + 1)


def is_of_cited(text: str, sentence: Span, date: Span, lang: str, /) -> bool:
    """Tell whether a date is that of a paper which words answer to: "following the report in yesterday's Mail".

    What an occasion is dated by was said there: "after Monday's meeting".
    """
    if _is_of_answered_mail(text, date):
        return True
    head, tail = text[max(sentence.start, date.start - CITED_REACH) : date.start], text[date.end : sentence.end]
    cited, carried = _table(language(lang).code)[4:]
    told = cited.search(f"{head}\0{date.of(text)}\0{tail[:NOUN_REACH]}")
    if told is None or carried.search(head[: told.start()]):
        return False
    return not any(noun in tail[:NOUN_REACH].lower() for noun in _occasions(language(lang).code))


def _is_of_answered_mail(text: str, date: Span) -> bool:
    """Tell whether a date stands in what a mail answers, behind ``>``, or in the line that leads to it."""
    start, end = text.rfind("\n", 0, date.start) + 1, text.find("\n", date.end)
    return text.startswith(">", start) or (end >= 0 and text[end : end + BLANK_LINES].lstrip("\n").startswith(">"))


@cache
def _occasions(code: str) -> tuple[str, ...]:
    kinds = language(code).table("dates").get("occasions", {}).get("kinds", {})
    return tuple(noun for nouns in kinds.values() for noun in nouns)


@cache
def _table(code: str) -> tuple[re.Pattern[str], ...]:
    raw = language(code).table("dates").get("documents", {})
    names = ("record", "release", "earlier", "held", "cited", "carried")
    return tuple(re.compile(raw.get(name, "(?!)")) for name in names)


def _is_record(document: Document) -> bool:
    opening = f"{document.title or ''}\n{document.text[: _head(document.text)][:HEAD]}"
    return _table(language(document.lang).code)[0].search(opening) is not None


def _is_release(document: Document) -> bool:
    return _table(language(document.lang).code)[1].search(document.text) is not None


def speaks_of_earlier(words: str, lang: str, /) -> bool:
    """Tell whether a sentence sets what it reports before the story: "had told", "früher", "einst"."""
    return _table(language(lang).code)[2].search(words) is not None

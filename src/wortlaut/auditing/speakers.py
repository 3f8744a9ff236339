"""Whose words a note says a quotation is, as far as its own text names someone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wortlaut.auditing.draft import Draft, Quoted
from wortlaut.auditing.reports import Sources
from wortlaut.auditing.weights import stopwords
from wortlaut.records import Span

TOLD = ("person", "subject", "about")  # front matter that names whose words the note collects
OPENING = 3  # headings, and paragraphs, in which a note introduces its person
MOST_NAMES = 60  # combinations of words that are asked for
OFTEN = 3  # times that a note names the person it is about, at least
BEFORE = 400  # characters of a sentence before a quotation in which its speaker is named
LONGEST_NAME = 3  # words
_NAMES = re.compile(r"[^\W\d_a-zß-ÿ][\w’'-]{1,30}(?:[ \u00a0]+[^\W\d_a-zß-ÿ][\w’'-]{1,30}){1,5}")
_CAPITALS = re.compile(r"[^\W\d_a-zß-ÿ][\w’'-]{2,30}")


def subject_of(draft: Draft, sources: Sources, /) -> str | None:
    """Return the full name of the one person the note is about; None where it may be several."""
    told = next((str(draft.front[key]) for key in TOLD if isinstance(draft.front.get(key), str)), None)
    if told:
        return told
    known = [name for name in _introduced(draft) if sources.is_person(name)]
    counted = [(draft.text.count(name.split()[-1]), name) for name in known]
    surnames = {name.split()[-1] for count, name in counted if count >= OFTEN}
    if len(surnames) != 1 or len({name for count, name in counted if count >= OFTEN}) != 1:
        return None
    return next(name for count, name in counted if count >= OFTEN)


def _introduced(draft: Draft) -> list[str]:
    """Return what may be full names in the title, the first headings and the first paragraphs."""
    title = draft.front.get("title")
    stretches = [title] if isinstance(title, str) else []
    stretches += [heading.text for heading in draft.headings[:OPENING]]
    stretches += [paragraph.span.of(draft.text) for paragraph in draft.paragraphs[:OPENING]]
    found = (name for stretch in stretches for row in _NAMES.findall(stretch) for name in _parts(row))
    return list(dict.fromkeys(found))[:MOST_NAMES]


def _parts(row: str) -> Iterator[str]:
    """Yield each two or three words of capitalised ones in a row."""
    words = row.split()
    for length in range(2, LONGEST_NAME + 1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])


def speaker_of(quoted: Quoted, draft: Draft, sources: Sources, /, *, subject: str | None) -> str | None:
    """Return the name that the note gives beside the quotation, filled up to the full one where it is the subject's.

    Where it names nobody that the sources know, it is the person the note is about; None where that is not one.
    """
    given = quoted.quotation.speaker[0] if quoted.quotation and quoted.quotation.speaker else None
    for full in draft.names_in(given) if given else ():
        if sources.is_person(full):
            return _full(full, subject)
    mention = quoted.quotation.speaker[0].of(draft.text) if quoted.quotation and quoted.quotation.speaker else ""
    named = [word.strip(".,;:*_’'") for word in mention.split()]
    name = " ".join(word for word in named if word[:1].isupper() and len(word) > 2 and not _is_common(word, draft))
    if name and sources.is_person(name):
        return _full(name, subject)
    told = draft.speakers.get(quoted.quotation.id, "") if quoted.quotation else ""
    if told and sources.is_person(told):
        return _full(told, subject)
    for word in reversed(_beside(quoted, draft)):
        if sources.is_person(word):
            return _full(word, subject)
    return subject


def _beside(quoted: Quoted, draft: Draft) -> list[str]:
    """Return the capitalised words before the quotation in its sentence, outside of any marks."""
    sentence = draft.sentence_at(quoted.span)
    if sentence is None or sentence.start >= quoted.span.start:
        return []
    before = Span(max(sentence.start, quoted.span.start - BEFORE), quoted.span.start)
    return [
        match.group()
        for match in _CAPITALS.finditer(before.of(draft.text))
        if not _is_common(match.group(), draft)
        and not draft.quoted_places.touch(Span(before.start + match.start(), before.start + match.end()))
    ]


def _is_common(word: str, draft: Draft) -> bool:
    """Tell whether the single word begins a sentence with a capital only: Er, Sie, She."""
    return word.lower() in stopwords(draft.lang)


def _full(name: str, subject: str | None) -> str:
    return subject if subject and set(name.split()) <= set(subject.split()) else name

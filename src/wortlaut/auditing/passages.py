"""Passages of the sources that tell of the same thing as a sentence of the note, by the words they share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from wortlaut.auditing.draft import Draft, Paragraph
from wortlaut.auditing.readable import readable
from wortlaut.auditing.reports import Sources
from wortlaut.auditing.tokens import Text
from wortlaut.auditing.turns import sentences
from wortlaut.auditing.weights import detect, stopwords
from wortlaut.languages.base import language
from wortlaut.records import Document, Span

MOST_CLAIMS = 3_000  # sentences of one note that are held against the sources
LOOKED_AT = 4  # documents searched for one sentence
SAME_THING = 0.45  # share of a sentence's telling words that a passage on the same thing has
FEWEST = 3  # such words at least: two names in common are not one thing
SHORT = 3  # letters of a word that keeps its s
STEM = 6  # letters: "Umsatz" and "Umsätze" stay apart, "Umsatzes" and "Umsatz" do not
KEPT_TEXTS = 4_096  # sentences whose words are kept: several checks ask for those of one note
KEPT_DOCUMENTS = 256  # cut into sentences and kept: a note may rest on more documents than a check looks at in turn
LONGEST_TEXT = 400_000  # characters of a document that are cut into sentences


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of the note, with the telling words a reader sees."""

    span: Span
    paragraph: Paragraph
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a document, and the share of the claim's telling words that it has."""

    document: Document
    span: Span
    around: Span  # with the sentences before and behind it
    shared: int
    share: float


def claims(draft: Draft, /) -> Iterator[Claim]:
    """Yield the sentences of the note's body, in order."""
    return islice(_claims(draft), MOST_CLAIMS)


def _claims(draft: Draft) -> Iterator[Claim]:
    for paragraph in draft.paragraphs:
        for span in draft.sentences(paragraph.span):
            yield Claim(span, paragraph, telling(readable(span.of(draft.text)), draft.lang))


@lru_cache(maxsize=KEPT_TEXTS)
def telling(text: str, lang: str, /) -> frozenset[str]:
    """Return the beginnings of the words that are not common ones, figures left out."""
    common = stopwords(lang)
    return frozenset(stem(token.key) for token in Text(text).words if token.kind == "word" and token.key not in common)


def stem(key: str, /) -> str:
    """Return the beginning of a word, without the s of a short plural: "plans" and "plan" are one."""
    return key[:-1] if SHORT < len(key) <= STEM and key.endswith("s") and not key.endswith("ss") else key[:STEM]


def told_in(claim: Claim, draft: Draft, /) -> Claim:
    """Return the claim without the words that only say who speaks: names, and verbs of saying."""
    named = frozenset(name for _, name in draft.names) | frozenset(draft.speakers.values())
    names = _words_of(named, draft.lang)
    verbs = frozenset(stem(word) for word in language(draft.lang).table("audit").get("saying", ()))
    return replace(claim, words=claim.words - names - verbs)


@lru_cache(maxsize=4)
def _words_of(names: frozenset[str], lang: str) -> frozenset[str]:
    return frozenset(word for name in names for word in telling(name, lang))


def passages(claim: Claim, draft: Draft, sources: Sources, /) -> list[Passage]:
    """Return the sentences of the likeliest documents that share most words with the claim, best first."""
    found: list[Passage] = []
    for name, _ in sources.locator.candidates(claim.span.of(draft.text), limit=LOOKED_AT):
        document = sources.documents.get(name)
        if document is not None:
            found += passages_of(claim, document)
    return sorted(found, key=lambda passage: (-passage.share, passage.document.id, passage.span))


def passages_of(claim: Claim, document: Document, /, *, fewest: int = 2) -> list[Passage]:
    """Return the sentences of a document that share so many words with the claim, in order."""
    found: list[Passage] = []
    cut = _sentences(document.text[:LONGEST_TEXT], detect(document.text, document.lang)) if claim.words else ()
    for place, (span, words) in enumerate(cut):
        shared = len(claim.words & words)
        if shared >= fewest:
            around = Span(cut[max(0, place - 1)][0].start, cut[min(len(cut), place + 2) - 1][0].end)
            found.append(Passage(document, span, around, shared, shared / len(claim.words)))
    return found


@lru_cache(maxsize=KEPT_DOCUMENTS)
def _sentences(text: str, lang: str) -> tuple[tuple[Span, frozenset[str]], ...]:
    return tuple((Span(start, end), telling(text[start:end], lang)) for start, end in sentences(text))

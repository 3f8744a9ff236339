"""A long turn holds many remarks: runs of whole sentences, each a quotation of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from wortlaut.clustering.words import tokens
from wortlaut.languages.base import language
from wortlaut.languages.scripts import HAN
from wortlaut.records import Document, Quotation, Skipped, Span

FOUND_BY = "parts@1"
LONG = 60  # words after which any direct quotation, not only a turn, is more than one remark
FEWEST, MOST = 12, 45  # words of a remark: what newspapers print of a speech is one to three sentences
SLIGHT = 8  # words that a sentence of greeting or thanks has at most
HAN_WORD = 2  # Chinese characters that say as much as a word
_PAIRS = re.compile(  # what stands in marks is never cut; bounded, so that an open mark costs little
    r"„[^“”„]{0,400}[“”]|“[^“”]{0,400}”|«[^«»]{0,400}»|»[^«»]{0,400}«|›[^‹›]{0,400}‹|\"[^\"]{0,400}\"|「[^「」]{0,400}」"
)
_END = re.compile(r"[.!?…][”“\"»«’‹›)\]]{0,3}\s+|[。！？][”」』）]?|\n\s*\n")
_LAST_WORD = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)\.\Z")
LAST_WORD_REACH = 24  # characters before a full stop that may be an abbreviation
ORDINAL_STOPS = frozenset({"de"})  # languages that write "3. Mai"


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    text: str
    size: int  # words
    slight: bool  # a greeting or thanks
    leaning: bool  # begins with a word that looks back: "That", "But"


def parts(quotation: Quotation, document: Document, /) -> tuple[list[Quotation], list[Skipped]]:
    """Return the remarks that a long quotation holds, the quotation itself where it is one, and what says nothing."""
    if quotation.form != "direct" or quotation.content[-1].end > len(document.text):
        return [quotation], []
    found = list(_sentences(quotation, document))
    if quotation.turn is None and "turns" not in quotation.found_by and sum(one.size for one in found) <= LONG:
        return [quotation], []
    said = [one for one in found if not one.slight]
    skipped = [_too_slight(one, quotation) for one in found if one.slight]
    if len(said) == len(found) and sum(one.size for one in said) <= MOST:
        return [quotation], []
    return [_part(run, quotation) for run in _runs(found)], skipped


def _runs(found: Sequence[_Sentence]) -> Iterator[list[_Sentence]]:
    """Whole sentences in a row: closed when long enough, unless the next one looks back; a short end joins the last."""
    runs: list[list[_Sentence]] = [[]]
    for one in found:
        size = sum(sentence.size for sentence in runs[-1])
        if one.slight or (size and size + one.size > MOST) or (size >= FEWEST and not one.leaning):
            runs.append([])
        if not one.slight:
            runs[-1].append(one)
    kept = [run for run in runs if run]
    last = sum(one.size for one in kept[-1]) if kept else MOST
    if len(kept) > 1 and last < FEWEST and last + sum(one.size for one in kept[-2]) <= MOST:
        kept[-2:] = [[*kept[-2], *kept[-1]]]
    yield from kept


def _part(run: Sequence[_Sentence], quotation: Quotation) -> Quotation:
    """The quotation cut to a run; stretches of one content span that touch are one span."""
    first, last = run[0].span.start, run[-1].span.end
    cut = [Span(max(span.start, first), min(span.end, last)) for span in quotation.content if _meet(span, first, last)]
    return replace(
        quotation,
        content=tuple(cut),
        hedge=tuple(span for span in quotation.hedge if any(part.covers(span) for part in cut)),
        found_by=f"{quotation.found_by}+{FOUND_BY}",
    )


def _meet(span: Span, first: int, last: int) -> bool:
    return span.start < last and first < span.end


def _too_slight(sentence: _Sentence, quotation: Quotation) -> Skipped:
    record = f"{quotation.document}#{sentence.span.start}-{sentence.span.end}"
    return Skipped(
        record=record, stage="cluster", reason="too_slight", detail=f"only greets or thanks: {sentence.text}"
    )


def _sentences(quotation: Quotation, document: Document) -> Iterator[_Sentence]:
    lang = document.lang.split("-")[0].lower()
    for content in quotation.content:
        for span in sentences(document.text, content, lang):
            text = " ".join(span.of(document.text).split())
            folded = tokens(text)
            leaning = _begins(folded, "look_back", lang)
            yield _Sentence(span, text, _size(folded), slight=_slight(folded, lang), leaning=leaning)


def sentences(text: str, content: Span, lang: str) -> Iterator[Span]:
    """Yield the stretches that end after a full stop outside marks, without the spaces around them."""
    words = content.of(text)
    closed = [match.span() for match in _PAIRS.finditer(words)]
    start = pair = 0
    for match in _END.finditer(words):
        while pair < len(closed) and closed[pair][1] <= match.start():
            pair += 1
        inside = pair < len(closed) and closed[pair][0] < match.start() and match.end() <= closed[pair][1]
        if not inside and _ends(words, match, lang):
            yield from _trimmed(words, start, match.end(), content.start)
            start = match.end()
    yield from _trimmed(words, start, len(words), content.start)


def _ends(words: str, match: re.Match[str], lang: str) -> bool:
    """Tell whether the sign ends a sentence: no abbreviation, initial or German ordinal, nothing small after it."""
    if words[match.end() : match.end() + 1].islower():
        return False
    before = _LAST_WORD.search(words[max(0, match.start() - LAST_WORD_REACH) : match.start() + 1])
    if before is None:
        return True
    word = before[1].lower()
    return not (
        word in _abbreviations(lang)
        or (len(word) == 1 and before[1].isupper())
        or (lang in ORDINAL_STOPS and word.isdigit() and len(word) < 3)
    )


def _trimmed(words: str, start: int, end: int, offset: int) -> Iterator[Span]:
    piece = words[start:end]
    begin, stop = start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
    if begin < stop:
        yield Span(offset + begin, offset + stop)


def _size(folded: Sequence[str]) -> int:
    signs = sum(HAN.match(word) is not None for word in folded)
    return len(folded) - signs + signs // HAN_WORD


def _slight(folded: Sequence[str], lang: str) -> bool:
    """Tell whether it only greets or thanks: short, without a figure, and begun with such words."""
    if _size(folded) > SLIGHT or any(word[0].isdigit() for word in folded):
        return False
    return _begins(folded, "courtesies", lang)


def _begins(folded: Sequence[str], name: str, lang: str) -> bool:
    printed = " ".join(folded) + " "
    return any(printed.startswith(phrase) for phrase in _openings(name, lang))


@cache
def _openings(name: str, lang: str) -> tuple[str, ...]:
    phrases = language(lang).table("themes").get("turns", {}).get(name, ())
    return tuple(" ".join(tokens(phrase)) + " " for phrase in phrases)


@cache
def _abbreviations(lang: str) -> frozenset[str]:
    return frozenset(word.lower() for word in language(lang).table("marks").get("abbreviations", ()))

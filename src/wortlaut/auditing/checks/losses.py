"""A negation or a hedge of the source that the note's own words have lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from wortlaut.auditing.checks.base import Case
from wortlaut.auditing.lexicon import Lexicon, Phrase, holds, lexicon
from wortlaut.auditing.passages import Claim, Passage, claims, passages, stem, told_in
from wortlaut.auditing.readable import readable
from wortlaut.auditing.tokens import Text
from wortlaut.auditing.weights import detect, stopwords
from wortlaut.records import Evidence, Finding, Span

SAME = 0.5  # share of the sentence's telling words that the passage has
BESIDE = 0.1  # share below that of the best passage at which another tells of something else
FEWEST = 3  # such words
SCOPE = 4  # words behind a negator that it turns
HEDGED = 5  # words behind a hedge that it softens
MOST_PASSAGES = 4  # of one sentence that are looked at

_ONLY = frozenset({"only", "just", "merely", "nur", "bloß", "allein", "zuletzt", "least"})


def check_negation(case: Case, /) -> Iterator[Finding]:
    """Find a sentence without any negation that tells what the source negates."""
    for claim, near in _told(case):
        own = lexicon(case.draft.lang)
        keys = _keys(claim.span.of(case.draft.text))
        if any(map(own.negates, keys)) or _holds(own.deniers, keys):
            continue
        if lost := _lost(near, partial(_negated, keys=keys, lex=own)):
            says = f"The source negates this: “{lost[1]}”; the note does not."
            yield _finding(case, claim, lost[0], "negation/lost", says, "put the negation back")


def _told(case: Case) -> Iterator[tuple[Claim, Sequence[Passage]]]:
    """Yield the sentences in the note's own words, each with the passages that tell the same in the same language."""
    for claim in (told_in(one, case.draft) for one in claims(case.draft)) if case.sources is not None else ():
        if len(claim.words) < FEWEST or case.borrowed.touch(claim.span) or case.sources is None:
            continue
        known = [one for one in passages(claim, case.draft, case.sources) if one.share >= SAME and one.shared >= FEWEST]
        near = [one for one in known if detect(one.document.text, one.document.lang) == case.draft.lang]
        if near:
            best = near[0].share - BESIDE
            yield claim, [one for one in near if one.share >= best][:MOST_PASSAGES]


def _keys(text: str) -> list[str]:
    return [token.key for token in Text(readable(text)).words]


def _negated(passage: Passage, keys: Sequence[str], lex: Lexicon) -> Span | None:
    """Return the words of the passage in which a word that the note has as well is negated."""
    stems = {stem(key) for key in keys if key not in stopwords(lex.code)}
    text = Text(passage.span.of(passage.document.text))
    words = text.words
    for place, token in enumerate(words):
        if not lex.negates(token.key) or (place + 1 < len(words) and words[place + 1].key in _ONLY):
            continue
        scope = words[place + 1 : place + 1 + SCOPE]
        turned = next((word for word in scope if stem(word.key) in stems), None)
        if turned is not None:
            return Span(passage.span.start + token.start, passage.span.start + turned.end)
    return None


def check_hedge(case: Case, /) -> Iterator[Finding]:
    """Find a sentence that tells flatly what the source only holds possible."""
    for claim, near in _told(case):
        own = lexicon(case.draft.lang)
        keys = _keys(claim.span.of(case.draft.text))
        if any(own.softens(keys, place) for place in range(len(keys))) or _holds(own.conditions, keys):
            continue
        if lost := _lost(near, partial(_hedged, keys=keys, lex=own)):
            says = f"The source says “{lost[1]}”; the note says it flatly."
            yield _finding(case, claim, lost[0], "hedge/lost", says, "put the hedge back")


def _lost(near: Sequence[Passage], place_in: Callable[[Passage], Span | None]) -> tuple[Passage, str] | None:
    """Return the first passage with the words that the note lost; None where another tells it without them."""
    places = [place_in(passage) for passage in near]
    if not places or places[0] is None or None in places:
        return None
    return near[0], places[0].of(near[0].document.text)


def _finding(case: Case, claim: Claim, passage: Passage, code: str, says: str, repair: str) -> Finding:
    evidence = (Evidence(document=passage.document.id, spans=(passage.span,)),)
    return case.finding(code, "warning", says, span=claim.span, evidence=evidence, repair=repair)


def _holds(phrases: Sequence[Phrase], keys: Sequence[str]) -> bool:
    return any(holds(phrases, keys, place) for place in range(len(keys)))


def _hedged(passage: Passage, keys: Sequence[str], lex: Lexicon) -> Span | None:
    """Return the hedge of the passage with the word behind it that the note has as well."""
    stems = {stem(key) for key in keys if key not in stopwords(lex.code)}
    words = Text(passage.span.of(passage.document.text)).words
    there = [token.key for token in words]
    for place, token in enumerate(words):
        if not lex.softens(there, place):
            continue
        softened = next((word for word in words[place + 1 : place + 1 + HEDGED] if stem(word.key) in stems), None)
        if softened is not None:
            return Span(passage.span.start + token.start, passage.span.start + softened.end)
    return None

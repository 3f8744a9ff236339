"""What a note lets somebody say that a source lets somebody else say, or says itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from wortlaut.auditing.checks.base import Case
from wortlaut.auditing.draft import Quoted
from wortlaut.auditing.passages import Claim, Passage, claims, passages, telling, told_in
from wortlaut.auditing.readable import readable
from wortlaut.auditing.reports import Sources
from wortlaut.auditing.speakers import speaker_of, subject_of
from wortlaut.auditing.weights import detect
from wortlaut.languages.base import language
from wortlaut.records import Evidence, Finding, Quotation, Span

SAME = 0.6  # share of the telling words that a passage has which tells the very thing
FEWEST = 3  # such words
FEW = 5  # words of a claim below which nearly all must agree
NEARLY = 0.75
MOST = 400  # indirect quotations of one note that are looked at


def check_credits(case: Case, /) -> Iterator[Finding]:
    """Find indirect speech that the sources give to somebody else, or tell on their own."""
    sources = case.sources
    if sources is None:
        return
    subject = subject_of(case.draft, sources)
    for quotation in [one for one in case.draft.quotations if one.form in ("indirect", "reported")][:MOST]:
        if case.borrowed.touch(quotation.envelope):
            continue
        claim = _claim(quotation, case)
        quoted = Quoted(span=quotation.envelope, wording="", quotation=quotation)
        speaker = speaker_of(quoted, case.draft, sources, subject=subject)
        if claim is not None and speaker and len(claim.words) >= FEWEST and _is_of_a_person(quotation, case, sources):
            yield from _judged(case, claim, speaker, sources)


def _claim(quotation: Quotation, case: Case) -> Claim | None:
    paragraph = case.draft.paragraph_at(quotation.envelope)
    words = readable(" ".join(span.of(case.draft.text) for span in quotation.content))
    if paragraph is None:
        return None
    return told_in(Claim(quotation.envelope, paragraph, telling(words, case.draft.lang)), case.draft)


def _has_its_figures(passage: Passage, claim: Claim, case: Case, sources: Sources) -> bool:
    """Tell whether a passage shares a figure with the claim, or its words besides: millions a year are no one thing."""
    draft = case.draft
    figures = draft.figures_in(claim.span)
    known = [one for one in sources.figures.get(passage.document.id, ()) if passage.span.covers(one.span)]
    if not figures or {one.value for one in figures} & {one.value for one in known}:
        return True
    places = [one.span for one in figures]
    places += [one.span for one in draft.moments_in(claim.span) if one.span is not None]
    words = claim.words - {word for place in places for word in telling(place.of(draft.text), draft.lang)}
    shared = len(words & telling(passage.span.of(passage.document.text), draft.lang))
    return len(words) >= FEWEST and _is_same(replace(passage, shared=shared, share=shared / len(words)), claim)


def _is_of_a_person(quotation: Quotation, case: Case, sources: Sources) -> bool:
    """Tell whether the note lets a person speak there: no council, and no company that its chief may speak for."""
    if not quotation.speaker:
        return True
    mention = quotation.speaker[0].of(case.draft.text)
    words = [word.strip(".,;:*_’'") for word in mention.split()]
    if any(word.lower() in _persons(case.draft.lang) for word in words):
        return True
    return any(word[:1].isupper() and sources.is_person(word) for word in words)


@cache
def _persons(lang: str) -> frozenset[str]:
    """Return the pronouns and the words for what somebody is."""
    table = language(lang).table("names")
    kinds = [table.get("roles", {}).values(), [table.get("pronouns", {}).get(one, "") for one in ("m", "f", "first")]]
    return frozenset(word.lower() for kind in kinds for words in kind for word in words.split())


def _speaks_for(other: str, speaker: str, sources: Sources) -> bool:
    """Tell whether one has an office of what the note calls the speaker: a company says what its chief says."""
    return any(speaker.casefold() in (role.organisation or "").casefold() for role in sources.roles(other))


def _judged(case: Case, claim: Claim, speaker: str, sources: Sources) -> Iterator[Finding]:
    near = [one for one in passages(claim, case.draft, sources) if _is_same(one, claim)]
    near = [one for one in near if _has_its_figures(one, claim, case, sources)]
    if not near or _is_foreign(case, claim):
        return
    told = [(passage, _holders(passage, sources)) for passage in near]
    names = {name for _, holders in told for name in holders}
    if any(not name or name == speaker or sources.same_person(name, speaker) is not False for name in names):
        return
    passage = told[0][0]
    evidence = (Evidence(document=passage.document.id, spans=(passage.span,)),)
    others = sorted(names)
    if any(_speaks_for(other, speaker, sources) for other in others):
        return
    if others and all(holders for _, holders in told):
        yield case.finding(
            "claim/speaker",
            "warning",
            f"The source has this from {', '.join(others)}, not from {speaker}.",
            span=claim.span,
            evidence=evidence,
            repair=f"name the one who said it: {', '.join(others)}",
        )
    elif not others and any(sources.quotations.get(one.document.id) for one in near):
        yield case.finding(
            "claim/credited",
            "warning",
            f"The source says this itself; it does not have it from {speaker}.",
            span=claim.span,
            evidence=evidence,
            repair="credit it to the outlet, or find where it was said",
        )


def _is_same(passage: Passage, claim: Claim) -> bool:
    return passage.shared >= FEWEST and passage.share >= (NEARLY if len(claim.words) < FEW else SAME)


def _is_foreign(case: Case, claim: Claim) -> bool:
    """Tell whether the sentence refers to a document of another language, which may have it from the speaker."""
    sentence = case.draft.sentence_at(claim.span) or claim.span
    documents = case.sources.documents if case.sources is not None else {}
    named = (documents[name] for name in case.named(case.draft.marks_in(sentence)))
    return any(detect(document.text, document.lang) != case.draft.lang for document in named)


def _holders(passage: Passage, sources: Sources) -> set[str]:
    """Return whose words the passage is, "" for somebody without a name; none where it is the outlet's own."""
    known = sources.quotations.get(passage.document.id, ())
    held = [one for one in known if any(span.overlaps(passage.span) for span in one.content)]
    names = {sources.speakers.get(one.id, "") for one in held}
    names |= {
        block.speaker or "" for block in passage.document.blocks if block.speaker and block.span.overlaps(passage.span)
    }
    return names


def check_swapped(case: Case, /) -> Iterator[Finding]:
    """Find a sentence that tells of one person what every passage on the same thing tells of another."""
    sources = case.sources
    if sources is None:
        return
    for claim in claims(case.draft):
        named = _named(claim.span, case, sources)
        if case.borrowed.touch(claim.span) or len(named) != 1 or _is_foreign(case, claim):
            continue
        name, span = named[0]
        bare = told_in(claim, case.draft)
        near = [one for one in passages(bare, case.draft, sources) if _is_same(one, bare)]
        told = [(passage, _told_of(passage, sources)) for passage in near]
        others = _merged({who for _, there in told for who in there}, sources)
        if len(others) == 1 and all(sources.same_person(who, name) is False for who in others):
            other = next(iter(others))
            passage = next(passage for passage, there in told if there)
            yield case.finding(
                "claim/speaker",
                "warning",
                f"The source tells this of {other}, not of {name}.",
                span=span,
                evidence=(Evidence(document=passage.document.id, spans=(passage.span,)),),
                repair=f"name {other}, or find the source for {name}",
            )


def _merged(names: set[str], sources: Sources) -> set[str]:
    """Return the names without those that may be another one's: a label in capitals, a surname."""
    known = sorted(names, key=lambda name: (-len(name), name))
    return {
        name for place, name in enumerate(known) if not any(sources.same_person(name, one) for one in known[:place])
    }


def _told_of(passage: Passage, sources: Sources) -> set[str]:
    """Return whom a passage names, and whose words it is."""
    named = {who for place, who in sources.people_in(passage.document.id) if passage.span.covers(place)}
    return named | {name for name in _holders(passage, sources) if name}


def _named(span: Span, case: Case, sources: Sources) -> list[tuple[str, Span]]:
    """Return the people that a sentence of the note names in full, each once."""
    found: dict[str, Span] = {}
    for place, name in case.draft.names:
        if span.covers(place) and len(name.split()) > 1 and sources.is_person(name):
            found.setdefault(name, place)
    return list(found.items())

"""Figures and claims of a note against passages of the sources on the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from wortlaut.auditing.checks.base import Case
from wortlaut.auditing.checks.contradicted import Judged, contradicted, judged
from wortlaut.auditing.checks.redated import redated
from wortlaut.auditing.claims.counting import Compared
from wortlaut.auditing.parsing import is_marker
from wortlaut.auditing.passages import FEWEST, SAME_THING, STEM, Claim, Passage, claims, passages, passages_of, telling
from wortlaut.auditing.places import Places
from wortlaut.auditing.weights import detect
from wortlaut.languages.base import language
from wortlaut.records import Evidence, Figure, FigureVerdict, Finding, Level

SUPPORTED = 0.25  # share below which no passage supports a sentence at all
WIDE = 60  # passages with fewer words in common that may still bear a figure out
SMALL = 12  # counts up to here stand for things that a document lists, and does not count
COUNTS = frozenset({None, "item"})
READ = frozenset({"en", "de"})  # languages whose figures are read well enough to miss one
SHORTEST_CLAIM = 6  # telling words of a sentence that can be held against passages

_WRONG = (FigureVerdict.WRONG, FigureVerdict.OF_SOMETHING_ELSE)


def check_figures(case: Case, /) -> Iterator[Finding]:
    """Find figures that a passage on the same thing gives otherwise, hedges, or does not give at all."""
    if case.counting is None or case.sources is None:
        return
    for claim in claims(case.draft):
        figures = [figure for figure in case.draft.figures_in(claim.span) if _is_claimed(figure, case)]
        if not figures or case.is_of_itself(claim.span):
            continue
        known = passages(claim, case.draft, case.sources)
        near = [passage for passage in known if _is_same_thing(passage)]
        named = list(dict.fromkeys(case.named(case.draft.marks_in(claim.span))))
        by_documents = judged(claim, figures, case)
        turned = contradicted(by_documents, case) if by_documents is not None else None
        if turned is not None and (turned.level == "error" or not any(redated(claim, case))):
            yield turned
        places = Places(turned.related if turned is not None else ())
        for figure in [one for one in figures if not places.touch(one.span)]:
            told = _is_telling(figure, case, named)
            if told and not (_stands(case, figure, named) or _follows(case, figure, named, by_documents)):
                if not _is_computed(case, figure, figures):
                    yield _unnamed(case, claim, figure, named, known)
                continue
            kept = _named(case, figure, named) or (_kept(case, figure, near) or _kept(case, figure, known[:WIDE]))
            if kept:
                yield from _hedge(case, figure, kept)
            elif near and not told:
                yield from _wrong(case, figure, near)


def _is_telling(figure: Figure, case: Case, named: Sequence[str]) -> bool:
    """Tell whether the documents that the sentence refers to must give the figure.

    They must where they are read, and for more than a few things only where they name these: the note counts too.
    """
    if case.sources is None or not named or (figure.unit in COUNTS and figure.value <= SMALL):
        return False
    documents = [case.sources.documents[name] for name in named]
    if any(detect(document.text, document.lang) not in READ for document in documents):
        return False
    noun = telling_word(figure.noun or "")
    counts = (one for document in documents for one in case.sources.figures.get(document.id, ()))
    counted = any(noun and one.noun and telling_word(one.noun) == noun for one in counts)
    return counted or figure.unit not in COUNTS or figure.scale > 1


def _stands(case: Case, figure: Figure, named: Sequence[str]) -> bool:
    """Tell whether any document that the sentence refers to gives the figure, and of no other thing."""
    if case.sources is None or case.counting is None:
        return True
    for name in named:
        document = case.sources.documents[name]
        found: Sequence[Figure] = _of_the_same(figure, name, case) or case.sources.figures.get(name, ())
        if any(_equals(figure, one) or _may_be(figure, one) for one in found):
            return True
        if any(case.counting.compare(figure, one, day=document.published).verdict not in _WRONG for one in found):
            return True
    return False


def _follows(case: Case, figure: Figure, named: Sequence[str], judged: Judged | None) -> bool:
    """Tell whether the documents that the sentence refers to do not print the figure, but others that it comes from."""
    if judged is None or case.sources is None or any(_of_the_same(figure, name, case) for name in named):
        return False
    printed = any(_equals(figure, one) for name in named for one in case.sources.figures.get(name, ()))
    return judged.is_borne_out(figure) and not printed


def _of_the_same(figure: Figure, name: str, case: Case) -> list[Figure]:
    """Return the shares that a document gives of what the figure is a share of."""
    of_what = _of_what(figure, case.draft.text, case.draft.lang)
    if case.sources is None or not of_what:
        return []
    found = [one for one in case.sources.figures.get(name, ()) if one.unit == figure.unit]
    text = case.sources.documents[name].text
    return [one for one in found if _of_what(one, text, case.draft.lang) == of_what]


def _of_what(figure: Figure, text: str, lang: str) -> str:
    """Return the word behind "of the" after a share: the nickel of "92 percent of the nickel"."""
    if figure.unit != "percent":
        return ""
    words = "|".join(language(lang).table("audit").get("share_of", ("of",)))
    match = re.compile(rf"\s(?:{words})\s(?:(?:the|its|their|our|all)\s)?([^\W\d_]{{3,30}})").match(
        text, figure.span.end
    )
    return telling_word(match[1]) if match else ""


def telling_word(word: str, /) -> str:
    """Return what two inflections of a word have in common."""
    return word.lower()[:STEM]


def _may_be(figure: Figure, found: Figure) -> bool:
    """Tell whether it is the same under another noun, or from a table, which has bare numbers."""
    if found.unit not in COUNTS:
        return False
    bare = {found.value, found.high, found.value / found.scale}
    tabled = {found.value * 1_000, found.value * 1_000_000} if found.scale == 1 else set()
    return (figure.unit in COUNTS and figure.value in bare) or (figure.scale > 1 and figure.value in tabled)


def _is_computed(case: Case, figure: Figure, figures: Sequence[Figure]) -> bool:
    """Tell whether the note computed it from the figures beside it: a change in per cent, or a conversion."""
    others = [one for one in figures if one is not figure]
    if figure.unit == "percent":
        return len([one for one in others if one.unit != "percent"]) > 1
    before = case.draft.text[max(0, figure.span.start - 2) : figure.span.start]
    return "(" in before and any(one.currency and one.currency != figure.currency for one in others)


def _unnamed(case: Case, claim: Claim, figure: Figure, named: Sequence[str], known: Sequence[Passage]) -> Finding:
    """Return that the documents named for it do not give the figure, with what they give instead."""
    printed = figure.span.of(case.draft.text)
    near = [one for one in known if one.document.id in named] or _any_passage(case, claim, named)
    for passage in near:
        for found in case.sources.figures.get(passage.document.id, ()) if case.sources is not None else ():
            alike = (found.unit, found.currency) == (figure.unit, figure.currency)
            if alike and passage.span.covers(found.span):
                there = found.span.of(passage.document.text)
                sure = _is_same_thing(passage) and _counts_the_same(figure, found, case)
                return case.finding(
                    "number/wrong",
                    "error" if sure else "warning",
                    f"The document that the note refers to does not give {printed}; it has {there}.",
                    span=figure.span,
                    evidence=(Evidence(document=passage.document.id, spans=(found.span,)),),
                    repair=there,
                )
    return case.finding(
        "number/unsupported",
        "warning",
        f"The document that the note refers to does not give {printed}.",
        span=figure.span,
        repair="find the source of the figure, or take it out",
    )


def _any_passage(case: Case, claim: Claim, named: Sequence[str]) -> list[Passage]:
    """Return the passages of the named documents that share any word with the sentence, best first."""
    if case.sources is None:
        return []
    found = [one for name in named for one in passages_of(claim, case.sources.documents[name], fewest=1)]
    return sorted(found, key=lambda one: (-one.share, one.document.id, one.span))


def _is_claimed(figure: Figure, case: Case) -> bool:
    """Tell whether the note itself counts something: not in a quotation, a date, a list's number, a reference."""
    span = figure.span
    if case.borrowed.touch(span) or case.is_dated(span) or case.draft.mark_places.touch(span):
        return False
    return not is_marker(span, case.draft.text)


def _is_same_thing(passage: Passage) -> bool:
    return passage.shared >= FEWEST and passage.share >= SAME_THING


_Kept = tuple[Figure, Passage, Compared | None]


def _named(case: Case, figure: Figure, named: Sequence[str]) -> list[_Kept]:
    """Return the same figure in the documents that the sentence refers to, in whatever language they are."""
    if case.sources is None or figure.unit in (None, "item"):
        return []
    found: list[_Kept] = []
    for name in named:
        document = case.sources.documents[name]
        for other in case.sources.figures.get(name, ()):
            if _equals(figure, other):
                found.append((other, Passage(document, other.span, other.span, 0, 0.0), None))
    return found


def _kept(case: Case, figure: Figure, near: Sequence[Passage]) -> list[_Kept]:
    """Return the figures of the passages that bear the claimed one out, hedged or not."""
    judged = list(_compared(case, figure, near))
    same = [one for one in judged if _is_printed(one[0], one[1], figure, case)]
    if same:
        return same
    good = [one for one in judged if one[2] is not None and one[2].verdict not in _WRONG]
    return good or [one for one in judged if _equals(figure, one[0])]


def _wrong(case: Case, figure: Figure, near: Sequence[Passage]) -> Iterator[Finding]:
    """Yield what is wrong with a figure that no passage bears out."""
    judged = list(_compared(case, figure, near))
    alike = [one for one in judged if _counts_the_same(figure, one[0], case) and one[1].span.covers(one[0].span)]
    span, printed = figure.span, figure.span.of(case.draft.text)
    if alike:
        found, passage, compared = alike[0]
        there = found.span.of(passage.document.text)
        yield case.finding(
            "number/wrong",
            "error",
            f"The note prints {printed}, the source on the same thing {there}"
            f"{f' ({compared.reason})' if compared is not None and compared.reason else ''}.",
            span=span,
            evidence=(Evidence(document=passage.document.id, spans=(found.span,)),),
            repair=there,
        )
    elif figure.unit not in (None, "item"):
        passage = near[0]
        yield case.finding(
            "number/unsupported",
            "warning",
            f"The nearest passage on the same thing does not give {printed}.",
            span=span,
            evidence=(Evidence(document=passage.document.id, spans=(passage.span,)),),
            repair="find the source of the figure, or take it out",
        )


def _counts_the_same(figure: Figure, found: Figure, case: Case) -> bool:
    """Tell whether both clearly count one thing: the same unit, and for mere counts the same noun."""
    if (figure.unit, figure.currency) != (found.unit, found.currency):
        return False
    if figure.unit not in (None, "item"):
        return True
    return bool(figure.noun and found.noun and telling(figure.noun, case.draft.lang) & telling(found.noun, "und"))


def _is_printed(found: Figure, passage: Passage, figure: Figure, case: Case) -> bool:
    """Tell whether the note prints the very words of the source there, whatever language reads them."""
    there = found.span.of(passage.document.text)
    return case.draft.text[max(0, figure.span.end - len(there)) : figure.span.end].casefold() == there.casefold()


def _equals(figure: Figure, found: Figure) -> bool:
    """Tell whether two figures are the same but for the word that softens one of them."""
    return (figure.value, figure.unit, figure.currency) == (found.value, found.unit, found.currency)


def _compared(case: Case, figure: Figure, near: Sequence[Passage]) -> Iterator[tuple[Figure, Passage, Compared | None]]:
    if case.counting is None or case.sources is None:
        return
    for passage in near:
        for found in case.sources.figures.get(passage.document.id, ()):
            if passage.around.covers(found.span):
                day = passage.document.published
                yield found, passage, case.counting.compare(figure, found, day=day)


def _hedge(case: Case, figure: Figure, kept: Sequence[_Kept]) -> Iterator[Finding]:
    """Find a figure that every passage softens and the note prints bare."""
    soft = [one for one in kept if one[0].hedge is not None or one[0].bound in ("about", "nearly")]
    if len(soft) < len(kept) or figure.hedge is not None or figure.bound != "exact":
        return
    found, passage, _ = soft[0]
    if _is_printed(found, passage, figure, case):
        return
    there = found.span.of(passage.document.text)
    yield case.finding(
        "hedge/lost",
        "warning",
        f"The source says “{there}”; the note prints the bare figure {figure.span.of(case.draft.text)}.",
        span=figure.span,
        evidence=(Evidence(document=passage.document.id, spans=(found.span,)),),
        repair=there,
    )


def check_claims(case: Case, /) -> Iterator[Finding]:
    """Find sentences that no passage bears out by its words; a person should read them, no more.

    A superlative weighs more: no passage that shares words with the sentence may be without one.
    """
    if case.sources is None or not _speaks_the_same(case):
        return
    for claim in claims(case.draft):
        if len(claim.words) < SHORTEST_CLAIM or case.borrowed.touch(claim.span) or _is_foreign(claim, case):
            continue
        known = passages(claim, case.draft, case.sources)
        most = _superlative(claim.span.of(case.draft.text), case.draft.lang)
        if most and not any(_bears_out(passage, most) for passage in known):
            yield _unsupported(case, claim, "warning", f"No passage of the sources says “{most}” of this.")
        elif not known or known[0].share < SUPPORTED:
            yield _unsupported(case, claim, "note", "No passage of the sources shares the words of this sentence.")


def _unsupported(case: Case, claim: Claim, level: Level, message: str) -> Finding:
    return case.finding(
        "claim/unsupported",
        level,
        message,
        span=claim.span,
        repair="find the passage it rests on, or take it out",
    )


def _is_foreign(claim: Claim, case: Case) -> bool:
    """Tell whether the sentence refers to a document of another language: its words cannot be compared."""
    documents = case.sources.documents if case.sources is not None else {}
    found = (documents[name] for name in case.named(case.draft.marks_in(claim.span)))
    return any(detect(document.text, document.lang) != case.draft.lang for document in found)


def _superlative(text: str, lang: str) -> str:
    """Return the first word that puts something above all others, "" where none does."""
    match = _superlatives(lang).search(text)
    return match.group() if match else ""


@cache
def _superlatives(lang: str) -> re.Pattern[str]:
    table = language(lang).table("audit") or language("en").table("audit")
    beginnings = "|".join(map(re.escape, table.get("superlatives", ())))
    endings = "|".join(map(re.escape, table.get("superlative_endings", ())))
    return re.compile(rf"\b(?:{beginnings})(?:{endings})?\b", re.IGNORECASE) if beginnings else re.compile(r"(?!)")


def _bears_out(passage: Passage, word: str) -> bool:
    """Tell whether a passage with some of the words has the superlative too, in whatever inflection."""
    return passage.share >= SUPPORTED and word.lower()[:STEM] in passage.around.of(passage.document.text).lower()


def _speaks_the_same(case: Case) -> bool:
    """Tell whether any source is in the note's language; words cannot be compared across languages."""
    documents = case.sources.documents.values() if case.sources is not None else ()
    return any(detect(document.text, document.lang) == case.draft.lang for document in documents)

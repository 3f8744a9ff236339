"""Translations for a note: each passage asked for, judged by rules and by the audit, repaired twice, or left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wortlaut.desk.attempts import REPAIRS, Attempts
from wortlaut.desk.library import Library
from wortlaut.desk.looking import dates_of, figures_of
from wortlaut.desk.progress import Progress
from wortlaut.languages.scripts import has_cjk
from wortlaut.ports import Passage, Translator
from wortlaut.records import Document, Figure, Mention, Note, Person, Span
from wortlaut.settings import Settings

if TYPE_CHECKING:
    from wortlaut.auditing.draft import Draft
    from wortlaut.translating import Kept, Masked, Term
    from wortlaut.writing import Foreign

TOGETHER = 8  # passages handed over at once; how many go into one prompt is the translator's to say
GAP = " […] "
SMALL = 12  # numbers up to here are written in words or digits as each language likes
_DIGITS = re.compile(r"\d+")
LEAST_WORDS = 6  # of a translation whose language shows
# What must be the same in every language; what is said of a whole note's shape and front matter is not asked here.
FAMILY = frozenset({"figure", "date", "name", "negation", "hedge", "leftover", "script"})
ADDED = frozenset({"figure", "date", "name"})  # that only the translation has
MEANING = frozenset({"negation", "hedge"})
Glossary = Mapping[str, tuple["Term", ...]]  # by pair of languages, "de-en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Translating:
    """What became of the translations of one note."""

    translator: str
    kind: str
    digest: str
    passages: int  # that were asked for
    made: int  # that stand
    faults: Mapping[str, int]  # why answers were not used, all tries counted
    left: Mapping[str, int]  # the same of the last try of each passage that stays without
    cost: str  # in words
    sources: tuple[str, ...]  # languages translated from
    stopped: str = ""  # "budget" or "failed": before everything was asked
    why: str = ""  # the error that stopped it


@dataclass(slots=True)
class _Asked:
    """One passage on its way."""

    masked: Masked
    terms: tuple[Term, ...]
    lang: str
    answer: str = ""  # that stands
    code: str = ""  # of what was wrong with the last try
    told: tuple[str, ...] = ()
    tried: str = ""

    def passage(self) -> Passage:
        return Passage(
            text=self.masked.text,
            plain=self.masked.plain,
            lang=self.lang,
            hints=self.masked.kept,
            terms=tuple((term.source, term.target) for term in self.terms),
            told=self.told,
            tried=self.tried,
        )


@dataclass(slots=True)
class _Work:
    translator: Translator
    to: str
    attempts: Attempts = field(default_factory=Attempts)
    faults: Counter[str] = field(default_factory=Counter)


def translated(
    write: Callable[[Callable[[Foreign], str | None]], Note],
    library: Library,
    translator: Translator,
    /,
    *,
    to: str,
    glossary: Glossary,
    progress: Progress,
) -> tuple[dict[Foreign, str], Translating]:
    """Return the translations of what a note prints in other languages ("" = none stands), and what became of them.

    Raises ModelError where the translator cannot be asked at all; one that stops answering leaves the rest without.
    """
    wanted: list[Foreign] = []

    def note_down(one: Foreign) -> str | None:
        wanted.append(one)
        return None

    write(note_down)
    mentions = _mentions(library)
    asked = {one: _asked(one, library, mentions, to, glossary) for one in dict.fromkeys(wanted)}
    once = {(one.masked.text, one.lang): one for one in reversed(asked.values())}  # the same words are asked for once
    work = _Work(translator, to)
    for tried in range(REPAIRS + 1):
        open_ = [one for one in reversed(once.values()) if not one.answer]
        parts = [open_[place : place + TOGETHER] for place in range(0, len(open_), TOGETHER)]
        for part in progress("translating", [[one] for one in open_] if tried else parts):
            _ask(work, part)
    answers = {one: once[each.masked.text, each.lang].answer for one, each in asked.items()}
    passages = list(once.values())
    return answers, Translating(
        translator=translator.name,
        kind=translator.kind,
        digest=translator.digest,
        passages=len(passages),
        made=sum(bool(one.answer) for one in passages),
        faults=dict(sorted(work.faults.items())),
        left=dict(sorted(Counter(one.code for one in passages if not one.answer).items())),
        cost=translator.cost,
        sources=tuple(sorted({one.lang for one in passages})),
        stopped=work.attempts.stopped,
        why=work.attempts.why,
    )


def glossary_of(settings: Settings, /) -> Glossary:
    """Return the terms of the user's glossary; raises UsageError where it cannot be read."""
    if not settings.glossary:
        return {}
    from wortlaut.translating import read_glossary

    return read_glossary(settings.glossary)


def front_of(made: Translating, /) -> dict[str, object]:
    """Return what a note's front matter says of its translator, apart from its author."""
    told = {
        "name": made.translator,
        "kind": made.kind,
        "digest": made.digest,
        "from": made.sources,
        "passages": made.made,
        "untranslated": made.passages - made.made,
        "stopped": made.stopped,
    }
    return {key: value for key, value in told.items() if value not in ("", ())}


def _ask(work: _Work, part: Sequence[_Asked]) -> None:
    if work.attempts.stopped:
        for one in part:
            one.code = one.code or work.attempts.stopped
        return

    def question() -> Sequence[str]:
        return work.translator([one.passage() for one in part], to=work.to)

    def reject(code: str, told: tuple[str, ...]) -> None:
        for one in part:
            one.code, one.told = code, told
            work.faults[code] += 1

    answers = work.attempts.ask(question, reject)
    if answers is not None:
        for one, answer in zip(part, answers, strict=True):
            _take(work, one, answer)
    if work.attempts.stopped:
        for one in part:
            one.code = work.attempts.stopped


def _take(work: _Work, one: _Asked, answer: str) -> None:
    """Use an answer that holds, else note what is wrong with it."""
    from wortlaut.translating import faults, mask, tidied

    masked = one.masked
    if one.told and work.translator.kind == "engine":  # it was given the passage with nothing taken out
        masked = mask(masked.plain)
    found = [
        (fault.code, fault.message) for fault in faults(answer, masked, one.terms, source=one.lang, target=work.to)
    ]
    words = tidied(masked.filled(answer))
    found = found or list(_family(words, one, work.to))
    if not found:
        one.answer = words
        return
    one.code, one.tried = found[0][0], answer
    one.told = tuple(message for _, message in found)
    work.faults[one.code] += 1


def _family(words: str, one: _Asked, to: str) -> Iterator[tuple[str, str]]:
    """Yield what the audit of a translation finds in these words against the original, and the other way round."""
    from wortlaut.auditing.weights import detect, languages

    original, draft = _draft(one.masked.plain, one.lang), _draft(words, to)
    yield from _found(draft, original, FAMILY)
    for code, _ in _found(original, draft, ADDED):
        yield code, f"The translation has a {code} that the original has not."
    if new := _new_digits(words, one):
        yield "figure", f"The original has no {new}."
    if to in languages() and len(words.split()) >= LEAST_WORDS and detect(words) not in (to, ""):
        yield "language", "This is in another language."
    mine, theirs = ([span.of(each.text) for span in each.sentences(_whole(each))] for each in (draft, original))
    if len(mine) == len(theirs) > 1:  # where each sentence has its own, one negation does not stand for another
        for sentence, other in zip(mine, theirs, strict=True):
            yield from _found(_draft(sentence, to), _draft(other, one.lang), MEANING)


def _new_digits(words: str, one: _Asked) -> str:
    """Return a number in digits that the original gives neither so nor in words, nor code; small ones may be either."""
    from wortlaut.auditing.lexicon import lexicon
    from wortlaut.auditing.numerals import amounts
    from wortlaut.auditing.tokens import Text

    known = {*_DIGITS.findall(one.masked.plain), *_DIGITS.findall(" ".join(one.masked.kept))}
    known.update(amounts([token.key for token in Text(one.masked.plain).words], lexicon(one.lang))[0])
    new = (run for run in _DIGITS.findall(words) if run not in known and int(run) > SMALL)
    return next(new, "")


def _draft(text: str, lang: str) -> Draft:
    from wortlaut.desk.reviewing import understand

    return understand(Document(id=lang, text=text, lang=lang))


def _whole(draft: Draft) -> Span:
    return Span(0, len(draft.text))


def _found(draft: Draft, original: Draft, codes: frozenset[str]) -> Iterator[tuple[str, str]]:
    from wortlaut.desk.reviewing import audit_draft

    for finding in audit_draft(draft, None, original=original).findings:
        kind, _, code = finding.code.partition("/")
        if kind == "translation" and code in codes:
            yield code, finding.message


def _asked(
    one: Foreign, library: Library, mentions: Mapping[str, Sequence[Mention]], to: str, glossary: Glossary
) -> _Asked:
    """Return the passage with its figures, dates and names taken out, and the terms that it holds."""
    from wortlaut.translating import mask, office_terms, terms_in

    document = library.documents[one.document]
    lang = one.lang.split("-")[0].lower()
    text = GAP.join(span.of(document.text) for span in one.spans)
    known = (*glossary.get(f"{lang}-{to}", ()), *office_terms(lang, to))
    kept = [*_names(one, library, mentions, to), *_days(text, document, lang, to), *_amounts(text, lang, to)]
    masked = mask(text, kept)
    return _Asked(masked=masked, terms=terms_in(masked.plain, known), lang=lang)


def _names(one: Foreign, library: Library, mentions: Mapping[str, Sequence[Mention]], to: str) -> Iterator[Kept]:
    """Yield the names of people, in letters that readers of the other language have."""
    from wortlaut.translating import Kept

    text, offset = library.documents[one.document].text, 0
    for span in one.spans:
        for mention in mentions.get(one.document, ()):
            person = library.persons.get(mention.person or "")
            if person is None or not span.covers(mention.span):
                continue
            words = _name(mention.span.of(text), person, to)
            if words:
                start = offset + mention.span.start - span.start
                yield Kept(span=Span(start, start + len(mention.span)), words=words)
        offset += len(span) + len(GAP)


def _name(words: str, person: Person, to: str) -> str:
    """Return a person's name for readers of the language; "" where it is not for certain a name, or not in letters."""
    if person.kind != "person" or (len(person.name.split()) < 2 and not has_cjk(person.name)):
        return ""  # of one word alone nobody can tell: "Chairman", "Copper"
    if has_cjk(words) and to != "zh":
        return "" if has_cjk(person.name) else person.name
    return words if words in person.name or words in person.names else ""


def _days(text: str, document: Document, lang: str, to: str) -> Iterator[Kept]:
    """Yield the days and months that the words give with their year, where they read the same in the other language."""
    from wortlaut.translating import Kept, written_day

    for moment in dates_of(text, lang, document.published or ""):
        words = written_day(moment.value, to) if moment.span else None
        if not words or moment.span is None or moment.value[:4] not in moment.span.of(text):
            continue
        if [again.value for again in dates_of(words, to, "")] == [moment.value]:
            yield Kept(span=moment.span, words=words)


def _amounts(text: str, lang: str, to: str) -> Iterator[Kept]:
    """Yield the figures that code can write in the other language, where that reads the same again."""
    from wortlaut.translating import Kept, digits_in, written_amount, written_number

    for figure in figures_of(text, lang):
        words, span = written_amount(figure, to), figure.span
        if words and [_worth(again) for again in figures_of(words, to)] == [_worth(figure)]:
            yield Kept(span=span, words=words)
        elif not words and figure.scale == 1 and (digits := digits_in(span.of(text))):
            place = Span(span.start + digits.start, span.start + digits.end)
            yield Kept(span=place, words=written_number(abs(figure.value), to))


def _worth(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.currency, figure.unit == "percent"


def _mentions(library: Library) -> dict[str, list[Mention]]:
    """Return where people are named, by document."""
    found: dict[str, list[Mention]] = {}
    for mention in library.resolution.mentions:
        if mention.how in ("name", "short_name", "alias") and mention.person:
            found.setdefault(mention.document, []).append(mention)
    return found

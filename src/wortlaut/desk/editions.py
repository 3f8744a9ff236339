"""What a new edition of a note changed: two editions beside each other, sentence by sentence, and why they differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from wortlaut.desk.bundles import Bundle, bundles_in, read_bundle
from wortlaut.desk.looking import dates_of, figures_of
from wortlaut.errors import UsageError
from wortlaut.records import Correction, Document, Note, Section, Sentence
from wortlaut.records.notes import CorrectionKind, CorrectionReason

ALIKE = 60.0  # percent of equal letters in order: below, two sentences of a section tell different things


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence with its section, and its words without reference marks."""

    section: Section
    sentence: Sentence
    words: str


def follow(earlier: Bundle, later: Bundle, /) -> Bundle:
    """Return the later edition with its number and the log of corrections; the same where nothing changed.

    A log that the later one brings with it stands. What the log quotes stays a span: the documents of the earlier
    edition come along, under a name of their own where their text is another one now.
    """
    if later.note.edition > earlier.note.edition:
        return later
    moved = _moved_documents(earlier.documents, later.documents)
    found = _differences(earlier, later)
    edition = earlier.note.edition + bool(found)
    date = str(later.note.front.get("date") or "") or None
    fresh = [replace(one, edition=edition, date=date, before=_moved(one.before, moved)) for one in found]
    kept = [
        replace(one, before=_moved(one.before, moved), after=_moved(one.after, moved))
        for one in earlier.note.corrections
    ]
    own = {moved.get(name, name): document for name, document in earlier.documents.items()}
    documents = {name: replace(document, id=name) for name, document in own.items()} | dict(later.documents)
    note = replace(later.note, edition=edition, corrections=(*fresh, *kept))
    return replace(later, note=note, documents=documents)


def latest(editions: Iterable[Bundle], /) -> Bundle:
    """Return the latest of a note's editions with the log of all of them."""
    first, *others = sorted(editions, key=lambda one: one.age)
    for other in others:
        first = follow(first, other)
    return first


def earlier_in(folder: str | Path, bundle: Bundle, /, *, same_day: bool = False) -> tuple[Path, Bundle] | None:
    """Return the latest earlier edition of the note in a folder, and its file; of the same day only where asked."""
    from wortlaut.publishing.files import slug

    found: list[tuple[tuple[str, int], Path, Bundle]] = []
    for path in bundles_in(folder):
        if slug(bundle.note) not in path.name:
            continue
        try:
            known = read_bundle(path)
        except UsageError:
            continue  # a folder may hold other files
        older = known.age < bundle.age or (same_day and known.age[0] == bundle.age[0])
        if known.identity == bundle.identity and older:
            found.append((known.age, path, known))
    return max(found, key=lambda one: one[:2])[1:] if found else None


def _differences(earlier: Bundle, later: Bundle) -> list[Correction]:
    old, new = _lines(earlier), _lines(later)
    common = Counter(one.words for one in old) & Counter(one.words for one in new)
    gone, come = _without(old, common), _without(new, common)
    pairs = _paired(gone, come)
    told = [pair for pair in pairs if not _counts_alone(*pair, later.note.lang)]
    found = [_changed(before, after, earlier, later) for before, after in told]
    paired = {id(one) for pair in pairs for one in pair}
    found += [
        _entry("dropped", _why(one.sentence, earlier, later), before=one.sentence)
        for one in gone
        if id(one) not in paired
    ]
    found += [
        _entry("added", _why(one.sentence, earlier, later), after=one.sentence) for one in come if id(one) not in paired
    ]
    return found + _sources(earlier, later)


def _lines(bundle: Bundle) -> list[_Line]:
    from wortlaut.publishing.corrected import plain_sentence

    return [
        _Line(section, sentence, plain_sentence(sentence, bundle.documents, bundle.note.lang))
        for section in bundle.note.sections
        for paragraph in section.paragraphs
        for sentence in paragraph
    ]


def _without(lines: Sequence[_Line], common: Counter[str]) -> list[_Line]:
    left = Counter(common)
    kept = []
    for line in lines:
        if left[line.words] > 0:
            left[line.words] -= 1
        else:
            kept.append(line)
    return kept


def _paired(gone: Sequence[_Line], come: Sequence[_Line]) -> list[tuple[_Line, _Line]]:
    """Return sentences that tell the same: of one statement, else of one kind of section with words that are alike."""
    from rapidfuzz.fuzz import ratio

    def likeness(before: _Line, after: _Line) -> float:
        if before.section.kind != after.section.kind:
            return 0.0
        if before.sentence.statement and before.sentence.statement == after.sentence.statement:
            return 100.0 + ratio(before.words, after.words)
        return ratio(before.words, after.words)

    ranked = sorted(
        (
            (-score, place, other)
            for place, before in enumerate(gone)
            for other, after in enumerate(come)
            if (score := likeness(before, after)) >= ALIKE
        ),
    )
    taken: dict[int, int] = {}
    for _, place, other in ranked:
        if place not in taken and other not in taken.values():
            taken[place] = other
    return [(gone[place], come[other]) for place, other in sorted(taken.items(), key=lambda pair: pair[1])]


def _counts_alone(before: _Line, after: _Line, lang: str) -> bool:
    """Tell whether only the note's own counts differ ("12 statements in 8 documents"): that corrects nothing."""
    from wortlaut.publishing.text import phrases

    if before.sentence.statement or after.sentence.statement or after.section.kind not in ("lead", "gaps"):
        return False
    words = {word for word in phrases(lang)["numbers"]["words"] if word}
    counted = re.compile(rf"\d+|(?<!\w)(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})(?!\w)")
    return counted.sub("", before.words.lower()) == counted.sub("", after.words.lower())


def _changed(before: _Line, after: _Line, earlier: Bundle, later: Bundle) -> Correction:
    why = _why(after.sentence, earlier, later, before.sentence)
    return _entry(_kind(before, after, earlier, later), why, before.sentence, after.sentence)


def _kind(before: _Line, after: _Line, earlier: Bundle, later: Bundle) -> CorrectionKind:
    from wortlaut.publishing.told import spoken

    if spoken(before.sentence, earlier.documents) != spoken(after.sentence, later.documents):
        return "quotation"
    if _dates(before.words, earlier.note) != _dates(after.words, later.note):
        return "date"
    if _figures(before.words, earlier.note) != _figures(after.words, later.note):
        return "figure"
    return "words"


def _dates(words: str, note: Note) -> list[str]:
    day = str(note.front.get("date") or "")
    return [moment.value for moment in dates_of(words, note.lang, day)] if day else []


def _figures(words: str, note: Note) -> list[object]:
    return [(one.value, one.high, one.unit, one.currency, one.bound) for one in figures_of(words, note.lang)]


def _why(sentence: Sentence, earlier: Bundle, later: Bundle, before: Sentence | None = None) -> CorrectionReason:
    """Return why a sentence is there, gone or another: what happened to the sources that it rests on."""
    resting = {*_resting(sentence), *(_resting(before) if before else ())}
    states = {_state(name, earlier.documents, later.documents) for name in resting}
    reasons: tuple[CorrectionReason, ...] = ("withdrawn_source", "changed_source", "new_source")
    return next((reason for reason in reasons if reason in states), "rules")


def _resting(sentence: Sentence) -> set[str]:
    return {entry.document for entry in sentence.evidence} | {
        piece.document for piece in sentence.pieces if piece.document
    }


def _state(name: str, old: Mapping[str, Document], new: Mapping[str, Document]) -> CorrectionReason:
    if name not in new:
        return "withdrawn_source"
    if name not in old:
        return "new_source"
    return "rules" if old[name].text == new[name].text else "changed_source"


def _sources(earlier: Bundle, later: Bundle) -> list[Correction]:
    """Return the sources of the earlier edition that are gone, or whose text is another one."""
    kinds: dict[CorrectionReason, CorrectionKind] = {
        "withdrawn_source": "source_withdrawn",
        "changed_source": "source_changed",
    }
    found = []
    for reference in earlier.note.references:
        state = _state(reference.document, earlier.documents, later.documents)
        if state in kinds:
            named = ", ".join(part for part in (reference.outlet, reference.title) if part)
            found.append(replace(_entry(kinds[state], state), source=named))
    return found


def _entry(
    kind: CorrectionKind, why: CorrectionReason, before: Sentence | None = None, after: Sentence | None = None
) -> Correction:
    return Correction(edition=0, kind=kind, why=why, before=before, after=after)


def _moved_documents(old: Mapping[str, Document], new: Mapping[str, Document]) -> dict[str, str]:
    """Return another id for each document whose text changed: the old spans stand in the old text."""
    return {
        name: f"{name}@{sha256(document.text.encode('utf-8', 'replace')).hexdigest()[:8]}"
        for name, document in old.items()
        if name in new and new[name].text != document.text
    }


def _moved(sentence: Sentence | None, names: Mapping[str, str]) -> Sentence | None:
    if sentence is None or not names:
        return sentence
    return replace(
        sentence,
        pieces=tuple(
            replace(piece, document=names.get(piece.document, piece.document)) if piece.document else piece
            for piece in sentence.pieces
        ),
        evidence=tuple(replace(one, document=names.get(one.document, one.document)) for one in sentence.evidence),
    )

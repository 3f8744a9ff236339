"""A note worded by a model: plans asked for, held against their rules, audited in place, repaired, or left plain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from wortlaut.desk.attempts import REPAIRS, Attempts
from wortlaut.desk.progress import Progress
from wortlaut.ports import Message
from wortlaut.records import Audit, Note, Sentence

if TYPE_CHECKING:
    from wortlaut.models.asking import Asker
    from wortlaut.writing import Offer

TOGETHER = 4  # statements in one prompt: models of a few billion parameters mix up more
PLAN_TOKENS = 96  # of one plan in an answer; the longest takes 60 to 80
LONGEST_TOLD = 480  # characters of its own plan that a model is shown again
CHARACTERS = 3  # that a token has at least, in the languages of notes, to see how much a prompt may hold

Choose = Callable[["Offer"], str | None]
Write = Callable[[Choose], Note]
Review = Callable[[Note], tuple[Audit, Sequence[int]]]
Letters = Callable[[str | Sentence], str]  # of words, or of a sentence as printed: letters and figures alone
Key = tuple[int, str]  # a paragraph of the note, and the code of a finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What became of a model's work on one note."""

    model: str
    offered: int  # statements that a plan was asked for
    made: int  # sentences that stand as the model planned them
    faults: Mapping[str, int]  # why plans were not used, all tries counted
    plain: Mapping[str, int]  # the same of the last try of each sentence that stayed plain
    answers: int  # of the model
    known: int  # of these, how many had been kept
    cost: str  # what of the budget is used, in words
    tokens: int
    stopped: str = ""  # "budget" or "failed": before everything was asked
    why: str = ""  # the error that stopped it


@dataclass(slots=True)
class _Work:
    """The plans of a note, and why others are missing."""

    asker: Asker
    attempts: Attempts
    plans: dict[Offer, str] = field(default_factory=dict)
    faults: Counter[str] = field(default_factory=Counter)
    missing: dict[Offer, tuple[str, tuple[str, ...]]] = field(default_factory=dict)  # code, what to tell the model
    tried: dict[Offer, str] = field(default_factory=dict)

    def take(self, offer: Offer, text: str) -> None:
        """Look at a plan: use it, or note what is wrong with it."""
        from wortlaut.writing import faults, tidied

        plan = tidied(text)
        self.tried[offer] = text
        found = faults(plan, offer)
        if found:
            self.reject(offer, found[0].code, tuple(fault.message for fault in found))
        else:
            self.plans[offer] = plan
            self.missing.pop(offer, None)

    def reject(self, offer: Offer, code: str, told: tuple[str, ...]) -> None:
        """Leave the sentence plain for now."""
        self.plans.pop(offer, None)
        self.missing[offer] = (code, told)
        self.faults[code] += 1


def worded(
    write: Write, review: Review, letters: Letters, asker: Asker, /, *, progress: Progress
) -> tuple[Note, Wording]:
    """Return the note with the sentences that hold as the model worded them, and what became of the others.

    Raises ModelError where the model cannot be asked at all; one that stops answering leaves the rest plain.
    """
    from wortlaut.writing import credited

    offers: list[Offer] = []

    def note_down(offer: Offer) -> None:
        offers.append(offer)

    note = plain = write(note_down)
    work = _Work(asker, Attempts(answered=asker.asked > 0))
    baseline: Counter[Key] | None = None
    for tried in range(REPAIRS + 1):
        before = dict(work.plans)
        _ask_all(work, list(work.missing) if tried else offers, progress, alone=bool(tried))
        if work.plans == before:
            continue
        baseline = _keys(review(plain)) if baseline is None else baseline
        note = write(work.plans.get)
        while blamed := _blamed(note, review(note), baseline, letters):
            for offer in [offer for offer in work.plans if offer.statement in blamed]:
                codes = blamed[offer.statement]
                work.reject(offer, f"audit:{codes[0]}", tuple(f"An audit finds: {code}." for code in codes))
            note = write(work.plans.get)
    made = sum(sentence.made_by == "model" for sentence in _sentences(note))
    note = credited(note, model=asker.model.name, digest=asker.model.digest, stopped=work.attempts.stopped)
    return note, Wording(
        model=asker.model.name,
        offered=len(offers),
        made=made,
        faults=dict(sorted(work.faults.items())),
        plain=dict(sorted(Counter(code for code, _ in work.missing.values()).items())),
        answers=asker.asked,
        known=asker.known,
        cost=str(asker.budget),
        tokens=asker.budget.used,
        stopped=work.attempts.stopped,
        why=work.attempts.why,
    )


def _ask_all(work: _Work, offers: Sequence[Offer], progress: Progress, *, alone: bool) -> None:
    """Ask for the plans of the statements, until everything is asked or nothing more may be."""
    parts = [[offer] for offer in offers] if alone else _parts(offers, work.asker)
    for part in progress("wording", parts, total=len(parts), beside=lambda: str(work.asker.budget)):
        if work.attempts.stopped:
            for offer in part:
                work.missing.setdefault(offer, (work.attempts.stopped, ()))
        else:
            _ask_part(work, part, alone=alone)


def _ask_part(work: _Work, part: Sequence[Offer], *, alone: bool) -> None:
    def reject(code: str, told: tuple[str, ...]) -> None:
        for offer in part:
            work.reject(offer, code, told)

    plans = work.attempts.ask(partial(_ask, work, part, alone=alone), reject)
    if plans is not None:
        for offer, text in zip(part, plans, strict=True):
            work.take(offer, text)
    if work.attempts.stopped:
        for offer in part:
            work.missing[offer] = (work.attempts.stopped, ())


def _ask(work: _Work, part: Sequence[Offer], *, alone: bool) -> tuple[str, ...]:
    """Return a plan for each of the statements; raises as ``Asker.ask`` does."""
    from wortlaut.models.reading import numbered
    from wortlaut.writing.prompting import repair, schema, task

    turns = [task(part)]
    if alone and part[0] in work.missing:
        turns.append(repair(work.missing[part[0]][1]))
    messages = _introduction(part[0].lang)
    if len(turns) > 1 and part[0] in work.tried:
        messages += [Message(role="user", text=turns.pop(0)), _answered([work.tried[part[0]]])]
    messages.append(Message(role="user", text="\n\n".join(turns)))  # turns alternate: some templates insist
    answer = work.asker.ask(messages, numbered(len(part)), most=PLAN_TOKENS * (len(part) + 1), schema=schema(part))
    return msgspec.structs.astuple(answer)


def _introduction(lang: str) -> list[Message]:
    """Return the rules with an example of ours, as turns that any chat template knows: some have no system's."""
    from wortlaut.writing.prompting import examples, rules, task

    shown = examples(lang)
    asked = task([offer for offer, _ in shown])
    return [Message(role="user", text=f"{rules(lang)}\n\n{asked}"), _answered([plan for _, plan in shown])]


def _answered(texts: Sequence[str]) -> Message:
    """Return plans as the model answers them; halves of characters, which no encoding has, are replaced."""
    from wortlaut.models.reading import numbered

    sound = [text.encode("utf-8", "replace").decode()[:LONGEST_TOLD] for text in texts]
    return Message(role="assistant", text=msgspec.json.encode(numbered(len(sound))(*sound)).decode())


def _parts(offers: Sequence[Offer], asker: Asker) -> list[list[Offer]]:
    """Cut the statements into prompts of a few, as many as the model's context holds."""
    from wortlaut.writing.prompting import task

    parts: list[list[Offer]] = []
    for offer in offers:
        whole = [*parts[-1], offer] if parts else [offer]
        told = sum(len(message.text) for message in _introduction(offer.lang)) + len(task(whole))
        size = told + CHARACTERS * PLAN_TOKENS * (len(whole) + 1)
        if parts and len(whole) <= TOGETHER and size <= CHARACTERS * asker.context:
            parts[-1].append(offer)
        else:
            parts.append([offer])
    return parts


def _keys(reviewed: tuple[Audit, Sequence[int]]) -> Counter[Key]:
    """Count what an audit finds in each paragraph (-1 = in none), by its code."""
    audit, lines = reviewed
    place = {line: number for number, line in enumerate(lines)}
    return Counter((place.get(finding.line or 0, -1), finding.code) for finding in audit.findings)


def _blamed(
    note: Note, reviewed: tuple[Audit, Sequence[int]], baseline: Counter[Key], letters: Letters
) -> dict[str, list[str]]:
    """Return the codes of what the audit finds in the model's sentences and not in the plain note, by Statement.id.

    Where the words of a finding show which sentence it is about, that one alone is blamed, else all of the paragraph.
    """
    audit, lines = reviewed
    paragraphs = [paragraph for section in note.sections for paragraph in section.paragraphs]
    blamed: dict[str, list[str]] = {}
    for place, code in sorted(_keys(reviewed) - baseline):
        there = paragraphs[place : place + 1] if place >= 0 else paragraphs
        made = [one for paragraph in there for one in paragraph if one.made_by == "model"]
        line = lines[place] if place >= 0 else None
        quotes = [letters(one.quote) for one in audit.findings if one.code == code and one.line == line]
        meant = [one for one in made if any(quote and quote in letters(one) for quote in quotes)]
        for sentence in meant or made:
            blamed.setdefault(sentence.statement or "", []).append(code)
    return blamed


def _sentences(note: Note) -> Iterator[Sentence]:
    for section in note.sections:
        for paragraph in section.paragraphs:
            yield from paragraph

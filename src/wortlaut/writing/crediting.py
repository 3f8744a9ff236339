"""Who worded a note: counted sentence by sentence, said in the front matter and in the note itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from wortlaut.languages.base import language
from wortlaut.records import Note, Piece, Section, Sentence
from wortlaut.records.notes import Value
from wortlaut.writing.phrases import phrases

SHARE_DIGITS = 3


def credited(note: Note, /, *, model: str, digest: str = "", stopped: str = "") -> Note:
    """Return the note with who worded how many of its sentences; ``stopped`` is "", "budget" or "failed"."""
    if not note.sections:
        return replace(note, front={**note.front, "model": model})
    told = _told(note, model, stopped)
    lead = note.sections[0]
    *before, last = lead.paragraphs
    named = replace(note, sections=(replace(lead, paragraphs=(*before, (*last, told))), *note.sections[1:]))
    counts = Counter(sentence.made_by for sentence in _sentences(named.sections))
    made: dict[str, Value] = dict(sorted(counts.items()))
    made["share_of_model"] = round(counts["model"] / counts.total(), SHARE_DIGITS)
    made |= {"digest": digest} if digest else {}
    made |= {"stopped": stopped} if stopped else {}
    return replace(named, front={**note.front, "model": model, "sentences": made})


def _told(note: Note, model: str, stopped: str) -> Sentence:
    """Return the sentence that says it, resting on the sentences it speaks of."""
    table = language(note.lang).own("plans")["note"]
    everything = list(_sentences(note.sections))
    worded = [sentence for sentence in everything if sentence.made_by == "model"]
    singular, plural = table["worded"]
    number = phrases(note.lang).number(len(worded))
    line = (singular if len(worded) == 1 else plural) if worded else table["none"]
    words = line.format(model=model, n=f"{number[0].upper()}{number[1:]}")
    words += f" {table[stopped]}" if stopped else ""
    evidence = tuple(dict.fromkeys(entry for sentence in worded or everything for entry in sentence.evidence))
    return Sentence(pieces=(Piece(text=words),), evidence=evidence)


def _sentences(sections: tuple[Section, ...]) -> Iterator[Sentence]:
    for section in sections:
        for paragraph in section.paragraphs:
            yield from paragraph

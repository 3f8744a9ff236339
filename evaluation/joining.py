"""Hold who is joined with whom across documents against cases of our own, whose every mention is known.

    python evaluation/joining.py [--show] [--json]

``joining.txt`` has a case between each two lines of dashes: documents, one a line, as language, day and text, and the
people of a people file, as id, name, other names and role. ``{a@...}`` is a mention of person a, ``{?ab@...}`` one that
may be a's or b's and stays open between them. Figures: of the pairs of mentions joined the share that is one person, of
the pairs that are one person the share joined, and of the open mentions those that name nobody and say between whom.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from wortlaut.records import Attribution, Document, Person, Quotation, Role, Span
from wortlaut.resolving import resolve

HERE = Path(__file__).resolve().parent
MARK = re.compile(r"\{(\??[a-z]+)@([^{}]+)\}")


@dataclass(slots=True)
class Case:
    """Some documents and the gold of their mentions, in order."""

    title: str
    documents: list[Document] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    quotations: dict[str, list[Quotation]] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)  # quotation -> whose the mention is: "a", "?ab"


def main() -> None:
    """Resolve each case by itself and print the figures of all."""
    counts = dict.fromkeys(("joined", "one", "right", "open", "kept open"), 0)
    cases = list(cases_of((HERE / "joining.txt").read_text(encoding="utf-8")))
    for case in cases:
        answers = resolve(case.documents, case.quotations, people=case.people).attributions
        found = measured(case, answers)
        for name, value in found.items():
            counts[name] += value
        good = found["joined"] == found["one"] == found["right"] and found["open"] == found["kept open"]
        if "--show" in sys.argv and not good:
            print(f"  {case.title}: {[(case.keys[a.quotation], a.person, a.candidates) for a in answers]}")
    figures = {
        "right": round(counts["right"] / max(counts["joined"], 1), 4),
        "joined": round(counts["right"] / max(counts["one"], 1), 4),
        "open": round(counts["kept open"] / max(counts["open"], 1), 4),
    }
    print(f"{len(cases)} cases, {sum(len(case.keys) for case in cases)} mentions")
    print(f"pairs joined that are one person {counts['right']}/{counts['joined']} {figures['right']:.3f}")
    print(f"pairs of one person that are joined {counts['right']}/{counts['one']} {figures['joined']:.3f}")
    print(f"open mentions that say between whom {counts['kept open']}/{counts['open']} {figures['open']:.3f}")
    if "--json" in sys.argv:
        print(json.dumps(figures))


def cases_of(text: str) -> Iterator[Case]:
    """Yield the cases of the marked text."""
    for number, block in enumerate(text.split("\n---\n")):
        title, *lines = block.strip().split("\n")
        case = Case(title.removeprefix("# "))
        for place, line in enumerate(lines):
            kind, first, *rest = (part.strip() for part in line.split("|"))
            if kind == "people":
                case.people.append(listed(first, *rest))
            else:
                document(case, f"{number:02d}-{place}", kind, first, rest[0])
        yield case


def listed(name: str, called: str, others: str = "", role: str = "") -> Person:
    """Return one of a people file."""
    names = tuple(other.strip() for other in others.split(";") if other.strip())
    roles = (Role(title=role.strip(), lang="en"),) if role.strip() else ()
    return Person(id=name, name=called, names=names, roles=roles)


def document(case: Case, name: str, lang: str, day: str, marked: str) -> None:
    """Add a document and its mentions to the case."""
    plain, place = "", 0
    spans = []
    for match in MARK.finditer(marked):
        plain += marked[place : match.start()]
        spans.append((match[1], Span(len(plain), len(plain) + len(match[2]))))
        plain, place = plain + match[2], match.end()
    plain += marked[place:]
    case.documents.append(Document(id=name, text=plain, lang=lang, published=day))
    case.quotations[name] = []
    for at, (key, span) in enumerate(spans):
        quotation = Quotation(
            document=name, content=(Span(at, at + 1),), speaker=(span,), form="indirect", found_by="gold"
        )
        case.quotations[name].append(quotation)
        case.keys[quotation.id] = key


def measured(case: Case, answers: Sequence[Attribution]) -> dict[str, int]:
    """Return the pairs joined, those that are one person, those that are both, and the open mentions kept so."""
    sure = [answer for answer in answers if not case.keys[answer.quotation].startswith("?")]
    pairs = [
        (case.keys[one.quotation] == case.keys[other.quotation], one.person is not None and one.person == other.person)
        for one, other in combinations(sure, 2)
    ]
    whose = {case.keys[answer.quotation]: answer.person for answer in sure if answer.person is not None}
    unsure = [answer for answer in answers if case.keys[answer.quotation].startswith("?")]
    kept = sum(
        answer.person is None and set(answer.candidates) == {whose.get(key) for key in case.keys[answer.quotation][1:]}
        for answer in unsure
    )
    return {
        "joined": sum(joined for _, joined in pairs),
        "one": sum(one for one, _ in pairs),
        "right": sum(one and joined for one, joined in pairs),
        "open": len(unsure),
        "kept open": kept,
    }


if __name__ == "__main__":
    main()

"""Hold the names we give to speakers against documents of our own, whose every speaker is known.

    python evaluation/persons.py [--show] [--build] [--accurate] [--json]

First with the gold words that name the speaker, then with our extractor, with ``--accurate`` that of both grades.
``--build`` writes ``persons.jsonl`` anew from
the marked texts ``persons.en.txt`` and ``persons.de.txt``, where ``{a1|...}`` is the first quotation of person a and
``{a1@...}`` the words that name its speaker; x is somebody without a name. Rules were tuned on some of the documents
only; the held out ones, written last, tell how they do on texts not looked at.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from wortlaut.desk.grading import extractors_for
from wortlaut.extracting import extract
from wortlaut.records import Document, Person, Quotation, Span
from wortlaut.resolving import resolve

HERE = Path(__file__).resolve().parent
GOLD = HERE / "persons.jsonl"
MARK = re.compile(r"\{([a-z]\d)([|@])([^{}]+)\}")
HELD_OUT = {"en": range(120, 125), "de": range(119, 124)}  # numbers of the documents whose errors nobody has read
GRADES = {"extracted": "fast", "accurate": "accurate"}
ENOUGH = 0.5  # share of a gold quotation's characters that ours holds: then it is found


def main() -> None:
    """Build the gold where asked, then print the figures for each half and way."""
    if "--build" in sys.argv:
        lines = [json.dumps(entry, ensure_ascii=False) for entry in built()]
        GOLD.write_text("\n".join(lines) + "\n", encoding="utf-8")
    entries = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    figures = {}
    ways = ("gold speakers", "extracted", *(["accurate"] if "--accurate" in sys.argv else []))
    for way in ways:
        for half in ("tuned", "held out"):
            own = [entry for entry in entries if half_of(entry["id"]) == half]
            counts = measured(own, grade=GRADES.get(way, ""), show=half)
            figures[f"{way}, {half}"] = {
                "right": round(counts["right"] / max(counts["given"], 1), 4),
                "named": round(counts["right"] / max(counts["human"], 1), 4),
            }
            print(f"{way:13} {half:8} {report(counts)}")
    if "--json" in sys.argv:
        print(json.dumps(figures))


def half_of(name: str) -> str:
    """Return "held out" for a document whose errors nobody has read, "tuned" for one that rules were written on."""
    lang, _, number = name.partition("-")
    return "held out" if int(number) in HELD_OUT[lang] else "tuned"


def built() -> Iterator[dict[str, Any]]:
    """Yield the gold documents of the marked texts."""
    for lang in ("en", "de"):
        text = (HERE / f"persons.{lang}.txt").read_text(encoding="utf-8")
        for number, block in enumerate(text.split("\n---\n")):
            head, legend, body = block.strip().split("\n", 2)
            day, _, title = head.removeprefix("# ").partition(" | ")
            people = dict(part.split(" ", 1) for part in legend.split("; "))
            plain, quotes = unmarked(body.strip().replace("\n", "\n\n"), people)
            yield {
                "id": f"{lang}-{number:03d}",
                "lang": lang,
                "date": day,
                "title": title,
                "text": plain,
                "quotes": quotes,
            }


def unmarked(body: str, people: dict[str, str]) -> tuple[str, list[dict[str, Any]]]:
    """Return the text without its marks, and the quotations with their offsets."""
    plain, place = "", 0
    quotes: dict[str, dict[str, Any]] = {}
    for match in MARK.finditer(body):
        plain += body[place : match.start()]
        key, sign, words = match.groups()
        quote = quotes.setdefault(key, {"content": None, "source": None, "person": people.get(key[0])})
        part = "content" if sign == "|" else "source"
        if quote[part] is not None:
            raise ValueError(f"{key} has two {part} marks in {body[:40]!r}")
        quote[part] = [len(plain), len(plain) + len(words)]
        plain, place = plain + words, match.end()
    plain += body[place:]
    bare = [key for key, quote in quotes.items() if quote["content"] is None]
    if bare or "{" in plain:
        raise ValueError(f"{bare} without content, or a stray mark, in {body[:40]!r}")
    return plain, list(quotes.values())


def measured(entries: Sequence[dict[str, Any]], *, grade: str, show: str) -> Counter[str]:
    """Return how often a name was given, rightly, and how often it should have been; documents one by one."""
    counts: Counter[str] = Counter()
    for entry in entries:
        document = Document(
            id=entry["id"], text=entry["text"], lang=entry["lang"], title=entry["title"], published=entry["date"]
        )
        own = (
            extract(document, extractors=extractors_for(grade, document.lang))
            if grade
            else tuple(dict.fromkeys(said(entry, quote) for quote in entry["quotes"]))
        )
        resolution = resolve([document], {document.id: own})
        people = {person.id: person for person in resolution.people}
        whose = {answer.quotation: people.get(answer.person or "") for answer in resolution.attributions}
        for quote in entry["quotes"]:
            if quote["source"] is None and not grade:
                continue
            best = nearest(own, quote["content"]) if grade else said(entry, quote)
            person = whose.get(best.id) if best is not None else None
            verdict = judged(quote["person"], person, found=best is not None)
            counts.update(verdict)
            if "--show" in sys.argv and show == "tuned" and not {"right", "unnamed", "not found"} & set(verdict):
                print(f"  {entry['id']} {words_of(entry, quote)} => {person and (person.name, person.kind)}: {verdict}")
    return counts


def said(entry: dict[str, Any], quote: dict[str, Any]) -> Quotation:
    """Return the gold quotation as a record."""
    source = (Span(*quote["source"]),) if quote["source"] else ()
    return Quotation(
        document=entry["id"], content=(Span(*quote["content"]),), speaker=source, form="indirect", found_by="gold"
    )


def nearest(own: Sequence[Quotation], content: tuple[int, int]) -> Quotation | None:
    """Return our quotation that holds enough of the gold one."""
    start, end = content
    shares = [
        (sum(max(0, min(span.end, end) - max(span.start, start)) for span in one.content), -len(one.envelope), number)
        for number, one in enumerate(own)
    ]
    best = max(shares, default=(0, 0, 0))
    return own[best[2]] if best[0] >= ENOUGH * (end - start) else None


def judged(gold: str | None, person: Person | None, *, found: bool) -> list[str]:
    """Return what holds of one quotation."""
    given = person is not None and person.kind == "person"
    verdict = ["gold", *(["human"] if gold else []), *(["given"] if given else [])]
    if not found:
        return [*verdict, "not found"]
    if gold is None:
        return [*verdict, "wrong" if given else "unnamed"]
    right = given and person is not None and gold in person.names
    return [*verdict, "right" if right else "wrong" if given else "missed"]


def words_of(entry: dict[str, Any], quote: dict[str, Any]) -> str:
    """Return the speaker's words and the gold name, for reading."""
    source = quote["source"]
    return f"[{entry['text'][slice(*source)] if source else '-'}] {quote['person']}"


def report(counts: Counter[str]) -> str:
    """Return the two shares and their counts."""
    right, given, human = counts["right"], counts["given"], counts["human"]
    return (
        f"names given that are right {right}/{given} {right / max(given, 1):.3f}, named speakers that get their name "
        f"{right}/{human} {right / max(human, 1):.3f}, not found {counts['not found']}"
    )


if __name__ == "__main__":
    main()

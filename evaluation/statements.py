"""Hold the statements that clustering makes against gold ones: B-cubed within a language and across languages.

    python evaluation/statements.py [--show read,press] [--json]

The gold is the sample press and the short articles of ``evaluation/statements`` (statements/README.md). It is measured
twice, without any model: on the gold quotations with their gold speakers, and on what our own rooms extract and name.
``within`` looks at quotations of one language at a time; ``across`` at each quotation and those of other languages,
averaged over the quotations that have or are given such a partner; ``all`` at everything. What is held out was not
looked at while rules were written: --show refuses it.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import wortlaut
from wortlaut.clustering import cluster, joined
from wortlaut.desk.looking import date, figures_of, told
from wortlaut.records import Quotation, Span, Statement

HERE = Path(__file__).resolve().parent
PRESS, PRESS_GOLD = HERE.parent / "examples" / "press", HERE.parent / "examples" / "press-gold.jsonl"
ARTICLES, GOLD = HERE / "statements" / "articles.jsonl", HERE / "statements" / "gold.jsonl"
READ = ("Desmond Okoro-Hale",)  # the people whose stories were read while rules were written
GOOD = 0.6  # share of the gold quotation's characters that a found one has


@dataclass(frozen=True, slots=True)
class Line:
    """A gold quotation where it stands in the library."""

    part: str  # "press", "read" or "held out"
    document: str
    lang: str
    span: Span
    speaker: str
    statement: str
    form: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A gold line and the statement that we put it in."""

    line: Line
    statement: str


def main() -> None:
    """Measure both ways and print the figures of each part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", default="", help="parts whose wrong statements are printed: press, read")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with wortlaut.collect([PRESS, ARTICLES]) as library:
        lines = read_lines(library)
        ways = {"gold quotations": of_gold(lines, library), "extracted": of_found(lines, library)}
        figures = {way: scores(answers, lines) for way, answers in ways.items()}
        for way, answers in ways.items():
            show(way, [one for one in answers if one.line.part in arguments.show.split(",")], answers, library)
    statements = {line.statement for line in lines}
    if not arguments.json:
        print(
            f"{len(lines)} quotations in {len(statements)} statements, {len({line.document for line in lines})} texts"
        )
    for way, parts in figures.items():
        for part, scored in parts.items():
            told_by = "  ".join(f"{name} P {p:.3f} R {r:.3f} F1 {f:.3f}" for name, (p, r, f) in scored["b"].items())
            if not arguments.json:
                print(f"{way:15} {part:8} {scored['found']:3} of {scored['of']:3}  {told_by}")
    if arguments.json:
        print(
            json.dumps({way: {part: flat(scored) for part, scored in parts.items()} for way, parts in figures.items()})
        )


def flat(scored: Mapping[str, Any]) -> dict[str, float]:
    """Return the figures that have floors."""
    return {"found": scored["found"] / scored["of"], **{name: round(b[2], 4) for name, b in scored["b"].items()}}


def read_lines(library: wortlaut.Library) -> list[Line]:
    """Return the gold lines; raises ValueError for one that its text does not hold."""
    files: dict[str, list[wortlaut.Document]] = defaultdict(list)  # a feed holds several documents
    for document in library.documents.values():
        files[Path(document.file or "").name].append(document)
    press = [(_printing(files[gold["file"]], gold["quote"]), gold, "press") for gold in _jsonl(PRESS_GOLD)]
    articles = [(library.documents[gold["document"]], gold) for gold in _jsonl(GOLD)]
    of_story = _stories((document.id, gold["speaker"]) for document, gold in articles)
    parts = [*press, *((document, gold, of_story[document.id]) for document, gold in articles)]
    return [_line(document, gold, part) for document, gold, part in parts]


def _printing(documents: Sequence[wortlaut.Document], quote: str) -> wortlaut.Document:
    return next((document for document in documents if place(quote, document.text)), documents[0])


def place(quote: str, text: str) -> Span | None:
    """Return where the words stand first, whatever the spaces between them."""
    match = re.search(r"\s+".join(map(re.escape, quote.split())), text)
    return Span(*match.span()) if match else None


def _jsonl(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _stories(speakers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the part of each article: read where one of those speaks whose stories are, or held out."""
    found: dict[str, str] = {}
    for document, speaker in speakers:
        found[document] = "read" if speaker in READ else found.get(document, "held out")
    return found


def _line(document: wortlaut.Document, gold: Mapping[str, Any], part: str) -> Line:
    span = place(gold["quote"], document.text)
    if span is None:
        raise ValueError(f"{document.id}: {gold['quote']!r} does not stand in the text")
    return Line(
        part=part,
        document=document.id,
        lang=document.lang.split("-")[0],
        span=span,
        speaker=gold["speaker"],
        statement=f"{'press' if part == 'press' else 'articles'}/{gold['statement']}",
        form=gold["form"],
    )


def of_gold(lines: Sequence[Line], library: wortlaut.Library) -> list[Answer]:
    """Return the statements of the gold quotations, their halves joined and their dates found as the desk does."""
    said: dict[str, list[tuple[Quotation, str | None]]] = defaultdict(list)
    for line in lines:
        quotation = Quotation(document=line.document, content=(line.span,), form=line.form, found_by="gold@1")  # type: ignore[arg-type]
        said[line.document].append((quotation, line.speaker))
    whole = [pair for name in said for pair in joined(said[name], library.documents[name])]
    quotations = {quotation.id: quotation for quotation, _ in whole}
    datings, _ = date(library, quotations)
    persons = {quotation.id: person for quotation, person in whole}
    statements = cluster(
        tuple(quotations.values()), library.documents, persons=persons, datings=datings, figures=figures_of
    )
    return _answers(lines, quotations.values(), statements)


def of_found(lines: Sequence[Line], library: wortlaut.Library) -> list[Answer]:
    """Return the statements that our rooms make of the texts, for the gold lines that they find."""
    everyone = told(library, None)
    return _answers(lines, everyone.quotations.values(), everyone.statements)


def _answers(lines: Sequence[Line], quotations: Iterable[Quotation], statements: Sequence[Statement]) -> list[Answer]:
    home = {name: statement.id for statement in statements for name in statement.quotations}
    by_document: dict[str, list[Quotation]] = defaultdict(list)
    for quotation in quotations:
        by_document[quotation.document].append(quotation)
    found = [(line, _holder(line, by_document[line.document])) for line in lines]
    return [Answer(line, home[name]) for line, name in found if name in home]


def _holder(line: Line, quotations: Sequence[Quotation]) -> str:
    """Return the id of the quotation that holds most of the line, and of those the least else; "" where none does."""
    scored = [(_held(line.span, quotation), -len(quotation.envelope), quotation.id) for quotation in quotations]
    share, _, name = max(scored, default=(0.0, 0, ""))
    return name if share >= GOOD else ""


def _held(wanted: Span, quotation: Quotation) -> float:
    held = sum(max(0, min(span.end, wanted.end) - max(span.start, wanted.start)) for span in quotation.content)
    return held / len(wanted)


def scores(answers: Sequence[Answer], lines: Sequence[Line]) -> dict[str, dict[str, Any]]:
    """Return for each part, and all, how many lines were found and B-cubed in the three ways."""
    figures: dict[str, dict[str, Any]] = {}
    for part in ("press", "read", "held out", "all"):
        own = [one for one in answers if part in ("all", one.line.part)]
        figures[part] = {
            "found": len(own),
            "of": sum(part in ("all", line.part) for line in lines),
            "b": {
                "within": b_cubed(own, answers, lambda one, other: one.line.lang == other.line.lang),
                "across": b_cubed(own, answers, lambda one, other: one.line.lang != other.line.lang, partners=True),
                "all": b_cubed(own, answers, lambda one, other: True),
            },
        }
    return figures


def b_cubed(
    own: Sequence[Answer],
    answers: Sequence[Answer],
    counts: Callable[[Answer, Answer], bool],
    *,
    partners: bool = False,
) -> tuple[float, float, float]:
    """Return B-cubed precision, recall and F1 over the answers of a part, each beside those that count for it.

    With ``partners``, an answer that neither has nor was given another one to stand beside is not averaged.
    """
    precisions, recalls = [], []
    for one in own:
        others = [other for other in answers if other is one or counts(one, other)]
        given = {id(other) for other in others if other.statement == one.statement}
        truth = {id(other) for other in others if other.line.statement == one.line.statement}
        if partners and len(given | truth) == 1:
            continue
        precisions.append(len(given & truth) / len(given))
        recalls.append(len(given & truth) / len(truth))
    precision, recall = (sum(shares) / max(1, len(shares)) for shares in (precisions, recalls))
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def show(way: str, own: Sequence[Answer], answers: Sequence[Answer], library: wortlaut.Library) -> None:
    """Print the statements that are split or mixed, with all that stands in them; nothing that is held out."""
    for key in sorted({one.line.statement for one in own}):
        members = [one for one in own if one.line.statement == key]
        touched = {one.statement for one in members}
        inside = [one for one in answers if one.statement in touched or one.line.statement == key]
        if len(touched) == 1 and len(inside) == len(members):
            continue
        print(f"\n{way}, {key}: {len(members)} quotations in {len(touched)} statements")
        for one in sorted(inside, key=lambda one: (one.statement, one.line.statement)):
            if one.line.part != "held out":
                words = " ".join(one.line.span.of(library.documents[one.line.document].text).split())
                print(f"  {one.statement} {one.line.statement:28} {one.line.lang} {one.line.form:8} {words[:150]}")


if __name__ == "__main__":
    main()

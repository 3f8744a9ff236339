"""Hold the themes of a dossier against an editor's: grouped alike, headings that would be kept, nothing forced.

usage: python evaluation/themes.py [--pipeline] [--show PART] [--json]

Without --pipeline the statements are those of the gold sets, so that only the themes are judged; with it they are what
extraction and clustering find, each matched with the gold statement that its quotations overlap. What a dossier leaves
among the others, and what the editor leaves alone, counts as a group of its own for each statement.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import wortlaut
from wortlaut.desk.looking import Told, figures_of, find_person, names_of, told
from wortlaut.records import Document, Dossier, Moment, Origin, Quotation, Span, Statement
from wortlaut.theming import arrange

HERE = Path(__file__).resolve().parent
SETS = (
    (HERE.parent / "examples" / "press-gold.jsonl", HERE.parent / "examples" / "press"),
    (HERE / "statements" / "gold.jsonl", HERE / "statements" / "articles.jsonl"),
)
LANGS = ("en", "de")  # of the note: its headings are in it
OTHER = "other"
MOST_WORDS = 3  # that a heading may have beside an acceptable one
PARTS = ("dev", "held_out")


@dataclass(frozen=True)
class Placed:
    """One gold statement: where the editor and the dossier put it."""

    gold: str
    found: str
    key: str


def main() -> None:
    """Print the figures of both parts; with --show the dossiers of one of them, theme by theme."""
    editor = tomllib.loads((HERE / "themes" / "gold.toml").read_text(encoding="utf-8"))["person"]
    shown = sys.argv[sys.argv.index("--show") + 1] if "--show" in sys.argv else ""
    placed: dict[str, list[Placed]] = defaultdict(list)
    headings: dict[str, Counter[bool]] = defaultdict(Counter)
    for lines, documents, everyone, library in read_sets("--pipeline" in sys.argv):
        for person in editor:
            own = [line for line in lines if line["speaker"] == person["name"]]
            if not own:
                continue
            for lang in LANGS:
                dossier, names = arranged(own, documents, everyone, lang, person["name"], library)
                found = places(person, dossier, names, lang)
                placed[person["part"]] += found
                kept = list(judged(person, dossier, names))
                headings[person["part"]].update(good for *_, good in kept)
                if shown == person["part"]:
                    show(person, dossier, names, kept, own, lang)
    report({part: figures(placed[part], headings[part]) for part in PARTS})


def read_sets(
    pipeline: bool,
) -> Iterator[tuple[list[dict[str, str]], Mapping[str, Document], Told | None, wortlaut.Library]]:
    """Yield each gold set: its lines, its documents by id and file, and what the pipeline found in them."""
    for gold, sources in SETS:
        library = wortlaut.collect(sources)
        lines = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
        yield lines, library.documents, told(library, None) if pipeline else None, library


def arranged(
    own: Sequence[dict[str, str]],
    documents: Mapping[str, Document],
    everyone: Told | None,
    lang: str,
    person: str,
    library: wortlaut.Library,
) -> tuple[Dossier, dict[str, str]]:
    """Return the dossier and the gold key of each of its statements."""
    if everyone is not None:
        return from_pipeline(own, documents, everyone, lang, person, library)
    quotations: dict[str, Quotation] = {}
    keys: dict[str, list[Quotation]] = defaultdict(list)
    moments: dict[str, str] = {}
    for line in own:
        document, start = place(line, documents)
        if document is not None:
            span = Span(start, start + len(line["quote"]))
            form: Any = line["form"]
            quotation = Quotation(document=document, content=(span,), form=form, found_by="gold@1")
            quotations[quotation.id] = quotation
            keys[line["statement"]].append(quotation)
            moments[line["statement"]] = line["date"]
    statements = [statement(key, found, moments[key]) for key, found in keys.items()]
    dossier = arrange(
        "p",
        statements,
        quotations=quotations,
        documents=documents,
        lang=lang,
        figures=figures_of,
        names=names_of(find_person(library, person)),
    )
    return dossier, {one.id: one.id for one in statements}


def statement(key: str, found: Sequence[Quotation], day: str) -> Statement:
    """Return a gold statement: direct speech first."""
    ranked = sorted(found, key=lambda one: (one.form != "direct", -len(one.envelope), one.id))
    papers = dict.fromkeys(one.document for one in ranked)
    return Statement(
        id=key,
        person="p",
        quotations=tuple(one.id for one in ranked),
        best=ranked[0].id,
        why_best="own_report",
        origins=tuple(Origin(documents=(paper,), why="own") for paper in papers),
        moment=Moment(value=day, kind="event"),
        found_by="gold@1",
    )


def from_pipeline(
    own: Sequence[dict[str, str]],
    documents: Mapping[str, Document],
    everyone: Told,
    lang: str,
    person: str,
    library: wortlaut.Library,
) -> tuple[Dossier, dict[str, str]]:
    brief = wortlaut.brief(person, library, lang=lang)
    names: dict[str, str] = {}
    at = [(*place(line, documents), line) for line in own]
    for one in brief.dossier.statements:
        votes: Counter[str] = Counter()
        for name in one.quotations:
            quotation = everyone.quotations[name]
            for document, start, line in at:
                if document == quotation.document:
                    inside = Span(start, start + len(line["quote"]))
                    if any(span.overlaps(inside) for span in quotation.content):
                        votes[line["statement"]] += 1
        if votes:
            names[one.id] = min(votes, key=lambda key: (-votes[key], key))
    return brief.dossier, names


def place(line: dict[str, str], documents: Mapping[str, Document]) -> tuple[str | None, int]:
    """Return the document that prints a gold quotation, and where."""
    for name, document in documents.items():
        if Path(document.file or "").name == line.get("file") or name == line.get("document"):
            at = document.text.find(line["quote"])
            if at >= 0:
                return name, at
    return None, -1


def places(person: Mapping[str, Any], dossier: Dossier, names: Mapping[str, str], lang: str) -> list[Placed]:
    """Return the group of each gold statement, the editor's and the dossier's."""
    editor = {key: f"{number}" for number, theme in enumerate(person["theme"]) for key in theme["statements"]}
    found = {one: theme.id for theme in dossier.themes if theme.id != OTHER for one in theme.statements}
    return [
        Placed(
            gold=f"{person['name']}/{lang}/{editor.get(key, f'alone {one}')}",
            found=f"{person['name']}/{lang}/{found.get(one, f'alone {one}')}",
            key=key,
        )
        for one, key in names.items()
        if one in {known.id for known in dossier.statements}
    ]


def judged(person: Mapping[str, Any], dossier: Dossier, names: Mapping[str, str]) -> Iterator[tuple[str, str, bool]]:
    """Yield each theme's id and title, and whether the editor of most of its statements would keep the heading."""
    editor = {key: theme["headings"] for theme in person["theme"] for key in theme["statements"]}
    groups = {key: number for number, theme in enumerate(person["theme"]) for key in theme["statements"]}
    for theme in dossier.themes:
        keys = [names[one] for one in theme.statements if one in names]
        if theme.id == OTHER or not keys:
            continue
        votes = Counter(groups.get(key, -1) for key in keys)
        most = min(votes, key=lambda group: (-votes[group], group))
        wanted = next((editor[key] for key in keys if groups.get(key, -1) == most and key in editor), [])
        yield theme.id, theme.title, any(holds(theme.title, heading) for heading in wanted)


def holds(title: str, heading: str) -> bool:
    """Tell whether a title has the acceptable heading as whole words, and little beside."""
    found = re.search(rf"(?<!\w){re.escape(heading.casefold())}(?!\w)", title.casefold())
    return found is not None and len(title.split()) - len(heading.split()) <= MOST_WORDS


def figures(placed: Sequence[Placed], headings: Counter[bool]) -> dict[str, float]:
    """Return B-cubed, the share of headings kept, of statements that found their theme, of those forced into one."""
    gold, found = (Counter(getattr(one, side) for one in placed) for side in ("gold", "found"))
    both = Counter((one.gold, one.found) for one in placed)
    precision = sum(both[one.gold, one.found] / found[one.found] for one in placed) / len(placed)
    recall = sum(both[one.gold, one.found] / gold[one.gold] for one in placed) / len(placed)
    alone = [one for one in placed if "/alone " in one.gold]
    themed = [one for one in placed if "/alone " not in one.gold]
    return {
        "statements": len(placed) / len(LANGS),
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(2 * precision * recall / (precision + recall), 3),
        "headings": sum(headings.values()),
        "headings_kept": round(headings[True] / max(1, sum(headings.values())), 3),
        "left": round(sum("/alone " in one.found for one in themed) / max(1, len(themed)), 3),
        "forced": round(sum("/alone " not in one.found for one in alone) / max(1, len(alone)), 3),
    }


def show(
    person: Mapping[str, Any],
    dossier: Dossier,
    names: Mapping[str, str],
    kept: Sequence[tuple[str, str, bool]],
    own: Sequence[dict[str, str]],
    lang: str,
) -> None:
    """Print the themes with their statements; the number is the editor's theme, - where it stands alone."""
    editor = {key: f"{number}" for number, theme in enumerate(person["theme"]) for key in theme["statements"]}
    quote = {line["statement"]: line["quote"] for line in reversed(own)}
    good = {name: right for name, _, right in kept}
    print(f"== {person['name']} ({lang})")
    for theme in dossier.themes:
        print(f"  # {theme.id} {theme.title!r} {'' if good.get(theme.id, True) else 'NOT KEPT'} {theme.keywords}")
        for one in theme.statements:
            if one in names:
                print(f"     {editor.get(names[one], '-')} {names[one]}: {quote[names[one]][:110]}")


def report(parts: Mapping[str, Mapping[str, float]]) -> None:
    """Print the figures, for people or as one line of JSON."""
    if "--json" in sys.argv:
        print(json.dumps(parts))
        return
    for part, known in parts.items():
        print(part, "  ".join(f"{name} {value:g}" for name, value in known.items()))


if __name__ == "__main__":
    main()

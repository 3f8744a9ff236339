"""Clusters of the quotations in corpora, printed for reading, with time and memory.

    python evaluation/clusters.py CORPUS.jsonl... [--times N] [--seed N] [--show N]
    python evaluation/clusters.py --press examples/press --gold examples/press-gold.jsonl

The second form scores the sample press by B-cubed F1 against the statements of its gold file and prints what is apart.


A corpus line is a document with gold quotes (text, quotes, entity or source). Who speaks is taken naively: entity, or
the last name of the source; a pronoun goes to the last one named in the document. Clusters with two or more outlets
are printed, in an order drawn by --seed. --times repeats the corpus with noise, to see how time grows: on polnear
(train and dev) 16694, 66776 and 267104 quotations took 5.6, 35 and 161 s of one busy core and 177, 525 and 1905 MB.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from wortlaut.clustering import cluster
from wortlaut.records import Document, Figure, Quotation, Span, Statement

PRONOUNS = frozenset(("he", "she", "him", "her", "his", "hers", "er", "sie", "ihm", "ihr", "ihn"))
NOBODY = frozenset(("i", "it", "they", "we", "you", "who", "which", "that", "this", "these", "those", "es", "wir"))
FORMS = {"direct", "indirect", "mixed", "reported", "free_indirect"}


def main() -> None:
    """Read, cluster, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="*", type=Path)
    parser.add_argument("--press", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=60)
    arguments = parser.parse_args()
    if arguments.press:
        score_press(arguments.press, arguments.gold)
        return
    lines = [json.loads(line) for path in arguments.corpora for line in path.open(encoding="utf-8")]
    documents, quotations, persons = read(lines, arguments.times, random.Random(arguments.seed))
    began = time.process_time()
    statements = cluster(quotations, documents, persons=persons)
    seconds = time.process_time() - began
    shared = [statement for statement in statements if len(statement.outlets) > 1]
    show(shared, documents, {quotation.id: quotation for quotation in quotations}, arguments)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    named = sum(person is not None for person in persons.values())
    print(
        f"{len(documents)} documents, {named} quotations, {len(statements)} statements, {len(shared)} in several "
        f"outlets; {seconds:.1f} s, {megabytes:.0f} MB",
        file=sys.stderr,
    )


def score_press(press: Path, gold: Path) -> None:
    """Print B-cubed of the quotations that the gold file lists, and every statement that is split or mixed."""
    documents = {Path(document.file or "").name: document for document in documents_of(press)}
    truth: dict[str, str] = {}
    quotations: dict[str, Quotation] = {}
    persons: dict[str, str | None] = {}
    for line in map(json.loads, gold.open(encoding="utf-8")):
        document = documents.get(line["file"])
        found = place(line["quote"], document.text) if document else None
        if document is None or found is None:
            print("not found:", line["file"], line["quote"][:70])
            continue
        quotation = Quotation(document=document.id, content=(found,), form=line["form"], found_by="gold@1")
        truth[quotation.id], quotations[quotation.id] = line["statement"], quotation
        persons[quotation.id] = line["speaker"]
    texts = {document.id: document for document in documents.values()}
    statements = cluster(list(quotations.values()), texts, persons=persons, figures=figures_finder())
    answer = {name: statement.id for statement in statements for name in statement.quotations}
    for key in sorted(set(truth.values())):
        members = [name for name in truth if truth[name] == key]
        touched = sorted({answer[name] for name in members})
        mixed = [name for name in truth if answer[name] in touched]
        if len(touched) > 1 or len(mixed) > len(members):
            print(f"\n{key}: {len(members)} quotations in {len(touched)} statements")
            for name in sorted(mixed, key=lambda name: (answer[name], name)):
                quotation = quotations[name]
                document = texts[quotation.document]
                words = " ".join(quotation.envelope.of(document.text).split())[:150]
                print(f"  {answer[name]} {truth[name]:14} {document.lang:5} {quotation.form:8} {words}")
    precision, recall, f1 = b_cubed(truth, answer)
    print(f"\n{len(truth)} quotations, {len(set(truth.values()))} statements, {len(statements)} found")
    print(f"B-cubed precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")


def b_cubed(truth: Mapping[str, str], answer: Mapping[str, str]) -> tuple[float, float, float]:
    """Return precision, recall and F1, averaged over quotations."""
    pairs = Counter((truth[name], answer[name]) for name in truth)
    truths, answers = Counter(truth.values()), Counter(answer[name] for name in truth)
    precision = sum(pairs[truth[name], answer[name]] / answers[answer[name]] for name in truth) / len(truth)
    recall = sum(pairs[truth[name], answer[name]] / truths[truth[name]] for name in truth) / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


def documents_of(press: Path) -> Iterator[Document]:
    """Yield the documents that collecting reads from the folder."""
    from wortlaut.collecting import collect
    from wortlaut.settings import Settings

    for collected in collect([str(press)], settings=Settings(), now=lambda: datetime(2026, 1, 1, tzinfo=UTC)):
        yield from collected.documents


def figures_finder() -> Callable[[str, str], Sequence[Figure]] | None:
    """Return how to find figures, None while that room is empty."""
    try:
        from wortlaut.counting import find_figures
    except ImportError:
        return None
    return lambda text, lang: find_figures(text, lang=lang)


def place(quote: str, text: str) -> Span | None:
    """Return where the words stand, whatever the spaces between them."""
    match = re.search(r"\s+".join(map(re.escape, quote.split())), text)
    return Span(*match.span()) if match else None


def read(
    lines: Sequence[dict[str, Any]], times: int, chance: random.Random
) -> tuple[dict[str, Document], list[Quotation], dict[str, str | None]]:
    """Return documents, quotations and naive persons; each further round has a tenth of its letters' words changed."""
    documents: dict[str, Document] = {}
    quotations: list[Quotation] = []
    persons: dict[str, str | None] = {}
    for turn in range(times):
        for line in lines:
            text = line["text"] if turn == 0 else noisy(line["text"], chance)
            name = line["id"] if turn == 0 else f"{line['id']}+{turn}"
            outlet = line.get("outlet") or line.get("publisher")
            documents[name] = Document(
                id=name, text=text, lang=line["lang"], published=line.get("date"), outlet=outlet, title=line["title"]
            )
            for quotation, person in spoken(line, name):
                quotations.append(quotation)
                persons[quotation.id] = person
    return documents, quotations, persons


def noisy(text: str, chance: random.Random) -> str:
    """Return the text with one word in ten turned round; every offset stays."""
    words = text.split(" ")
    return " ".join(word[::-1] if chance.random() < 0.1 else word for word in words)


def spoken(line: dict[str, Any], name: str) -> Iterator[tuple[Quotation, str | None]]:
    """Yield the quotations of one line, each with a naive person."""
    last: str | None = None
    for quote in sorted(line["quotes"], key=lambda quote: quote["content"]):
        words = " ".join(line["text"][start:end] for start, end in quote.get("source") or ()).split()
        person = quote.get("entity") or naive(words)
        if len(words) == 1 and words[0].lower() in PRONOUNS:
            person = last
        elif person is not None:
            last = person
        form = quote["type"] if quote["type"] in FORMS else "indirect"
        spans = tuple(Span(start, end) for start, end in sorted(quote["content"]))
        yield Quotation(document=name, content=spans, form=form, found_by="gold@1"), person


def naive(words: Sequence[str]) -> str | None:
    """Return the last capitalised word, lower case."""
    names = [word.strip(".,’'s") for word in words if word[:1].isupper() and word.lower() not in PRONOUNS | NOBODY]
    return names[-1].lower() if names and names[-1] else None


def show(
    statements: Sequence[Statement],
    documents: dict[str, Document],
    quotations: dict[str, Quotation],
    arguments: argparse.Namespace,
) -> None:
    """Print some of the statements, each with all its wordings."""
    chosen = random.Random(arguments.seed).sample(list(statements), min(arguments.show, len(statements)))
    for number, statement in enumerate(chosen, 1):
        why = ", ".join(f"{len(origin.documents)} {origin.why}" for origin in statement.origins)
        print(f"\n[{number}] {statement.person} ({statement.why_best}; {why})")
        for name in statement.quotations:
            quotation = quotations[name]
            document = documents[quotation.document]
            words = " … ".join(span.of(document.text) for span in quotation.content)
            print(f"  {document.published} {document.outlet:>20.20} {quotation.form:8} {' '.join(words.split())}")


if __name__ == "__main__":
    main()

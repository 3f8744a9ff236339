"""Clusters of the quotations in corpora, printed for reading, with time and memory.

    python evaluation/clusters.py CORPUS.jsonl... [--times N] [--seed N] [--show N]

A corpus line is a document with gold quotes (text, quotes, entity or source). Who speaks is taken naively: entity, or
the last name of the source; a pronoun goes to the last one named in the document. Clusters in two
or more documents are printed, in an order drawn by --seed. --times repeats the corpus with noise, to see how time and
memory grow (figures in statements/README.md).
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from wortlaut.clustering import clustered
from wortlaut.records import Document, Quotation, Span, Statement

PRONOUNS = frozenset(("he", "she", "him", "her", "his", "hers", "er", "sie", "ihm", "ihr", "ihn"))
NOBODY = frozenset(("i", "it", "they", "we", "you", "who", "which", "that", "this", "these", "those", "es", "wir"))
FORMS = {"direct", "indirect", "mixed", "reported", "free_indirect"}


def main() -> None:
    """Read, cluster, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=60)
    arguments = parser.parse_args()
    lines = [json.loads(line) for path in arguments.corpora for line in path.open(encoding="utf-8")]
    texts = documents_of(lines, arguments.times, arguments.seed)
    quotations, persons = read(lines, arguments.times)
    given = megabytes()
    began = time.process_time()
    counts: Counter[str] = Counter()
    shared: list[Statement] = []
    for statement in clustered(quotations, texts, persons=persons):
        counts["statements"] += 1
        counts["several outlets"] += len(statement.outlets) > 1
        if len({document for origin in statement.origins for document in origin.documents}) > 1:
            counts["several documents"] += 1
            if arguments.show:
                shared.append(statement)
    seconds = time.process_time() - began
    show(shared, texts, {quotation.id: quotation for quotation in quotations} if arguments.show else {}, arguments)
    figures = {
        "documents": len(texts),
        "quotations": sum(person is not None for person in persons.values()),
        **counts,
        "seconds": round(seconds, 1),
        "megabytes given": round(given),
        "megabytes at most": round(megabytes()),
    }
    print(json.dumps(figures))


def megabytes() -> float:
    """Return the most memory that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def documents_of(lines: Sequence[dict[str, Any]], times: int, seed: int) -> dict[str, Document]:
    """Return the documents of the corpora and of their noisy rounds."""
    found: dict[str, Document] = {}
    chance = random.Random(seed)
    for turn in range(times):
        for line in lines:
            name = f"{line['id']}+{turn}" if turn else line["id"]
            text = noisy(line["text"], chance) if turn else line["text"]
            outlet = line.get("outlet") or line.get("publisher")
            found[name] = Document(
                id=name, text=text, lang=line["lang"], published=line.get("date"), outlet=outlet, title=line["title"]
            )
    return found


def read(lines: Sequence[dict[str, Any]], times: int) -> tuple[list[Quotation], dict[str, str | None]]:
    """Return quotations and naive persons of each round; ids carry the number of a further round."""
    quotations: list[Quotation] = []
    persons: dict[str, str | None] = {}
    for turn in range(times):
        for line in lines:
            for quotation, person in spoken(line, f"{line['id']}+{turn}" if turn else line["id"]):
                quotations.append(quotation)
                persons[quotation.id] = person
    return quotations, persons


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
    documents: Mapping[str, Document],
    quotations: Mapping[str, Quotation],
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

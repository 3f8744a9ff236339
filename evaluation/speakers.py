"""Print a sheet of resolved speakers for reading, and how many quotations got a name, by how.

    python evaluation/speakers.py CORPUS [--sample N] [--seed S] [--person NAME] [--extracted]

The speakers come from the corpus's own source spans, or with ``--extracted`` from our extractor. The last line tells
how many characters resolving takes a second on one core.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from wortlaut.records import Attribution, Document, Person, Quotation, Span
from wortlaut.resolving import find_people, resolve

CONTEXT = 160  # code points on each side of the quotation's speaker
FORMS = {"direct": "direct", "indirect": "indirect", "mixed": "mixed", "reported": "reported"}


def main() -> None:
    """Read the corpus, resolve it, print the sheet."""
    options = _options()
    documents, quotations = _read(options.corpus, extracted=options.extracted)
    began = time.process_time()
    resolution = resolve(documents, quotations)
    seconds = time.process_time() - began
    people = {person.id: person for person in resolution.people}
    texts = {document.id: document.text for document in documents}
    spoken = {quotation.id: quotation for own in quotations.values() for quotation in own}
    attributions = _wanted(resolution.attributions, resolution.people, options.person)
    with_speaker = [answer for answer in attributions if spoken[answer.quotation].speaker]
    chosen = random.Random(options.seed).sample(with_speaker, min(options.sample, len(with_speaker)))
    for number, answer in enumerate(chosen, 1):
        print("\n".join(_lines(number, answer, spoken[answer.quotation], people, texts)), end="\n\n")
    _print_shares(resolution.attributions, people)
    length = sum(map(len, texts.values()))
    print(f"{len(documents)} documents, {length} characters, {seconds:.2f} s of one core")
    print(f"{length / seconds:,.0f} characters a second")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--sample", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--person", help="only quotations given to this person")
    parser.add_argument("--extracted", action="store_true", help="with our own quotations, not the corpus's")
    return parser.parse_args()


def _read(corpus: Path, *, extracted: bool) -> tuple[list[Document], dict[str, Sequence[Quotation]]]:
    documents, quotations = [], {}
    for line in corpus.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        document = Document(id=entry["id"], text=entry["text"], lang=entry["lang"], title=entry["title"])
        documents.append(document)
        quotations[document.id] = _extracted(document) if extracted else tuple(_gold(entry))
    return documents, quotations


def _extracted(document: Document) -> Sequence[Quotation]:
    from wortlaut.extracting import extract

    return extract(document)


def _gold(entry: dict[str, Any]) -> Iterator[Quotation]:
    seen = set()
    for quote in entry["quotes"]:
        quotation = Quotation(
            document=entry["id"],
            content=tuple(Span(*span) for span in quote["content"]),
            speaker=tuple(Span(*span) for span in quote["source"]),
            cue=tuple(Span(*span) for span in quote["cue"]),
            form=FORMS.get(quote["type"], "indirect"),  # type: ignore[arg-type]
            found_by="corpus",
        )
        if quotation.id not in seen:
            seen.add(quotation.id)
            yield quotation


def _wanted(answers: Sequence[Attribution], people: Sequence[Person], name: str | None) -> list[Attribution]:
    if name is None:
        return list(answers)
    found = {person.id for person in find_people(name, people)}
    return [answer for answer in answers if answer.person in found]


def _lines(
    number: int, answer: Attribution, quotation: Quotation, people: dict[str, Person], texts: dict[str, str]
) -> list[str]:
    text = texts[quotation.document]
    spans = quotation.speaker or quotation.content[:1]
    start, end = spans[0].start, spans[-1].end
    before = " ".join(text[max(0, start - CONTEXT) : start].split())
    after = " ".join(text[end : end + CONTEXT].split())
    whose = people[answer.person] if answer.person else None
    named = f"{whose.name} ({whose.kind}, {whose.gender or '?'})" if whose else "-"
    between = f" between {', '.join(answer.candidates)}" if answer.candidates else ""
    return [
        f"{number:3} {quotation.id}",
        f"    ... {before} [[{' '.join(text[start:end].split())}]] {after} ...",
        f"    => {named} [{answer.how} {answer.confidence:.2f}]{between}",
    ]


def _print_shares(answers: Sequence[Attribution], people: dict[str, Person]) -> None:
    kinds = Counter(people[answer.person].kind if answer.person else "none" for answer in answers)
    hows = Counter(answer.how for answer in answers)
    for title, counts in (("kind", kinds), ("how", hows)):
        shares = ", ".join(f"{name} {count} ({count / len(answers):.0%})" for name, count in counts.most_common())
        print(f"{title}: {shares}")
    print(f"ambiguous: {sum(bool(answer.candidates) for answer in answers)} of {len(answers)}; people: {len(people)}")


if __name__ == "__main__":
    main()

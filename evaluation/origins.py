"""Hold the origins of statements against gold ones, and a MinHash library against them on the same texts.

    python evaluation/origins.py [--show] [--json]

For each statement of ``evaluation/statements/gold.jsonl`` that several articles report, each pair of those articles has
one origin or two: ``origin`` says so. Ours looks at what stands around the words, credit lines and outlets; the peer
(rensa, a MinHash library, measured where it is installed) at the shingles of the same surroundings and of the whole
texts, at whichever threshold is best for it on these very pairs.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from wortlaut.clustering import origins
from wortlaut.clustering.origins import AROUND
from wortlaut.clustering.words import tokens
from wortlaut.records import Document, Span

HERE = Path(__file__).resolve().parent / "statements"
PERMUTATIONS, SHINGLE, SEED = 128, 5, 1
THRESHOLDS = [number / 100 for number in range(2, 100, 2)]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles that report one statement."""

    one: Document
    other: Document
    spans: tuple[tuple[Span, ...], tuple[Span, ...]]
    gold: bool  # of one origin
    ours: bool


def main() -> None:
    """Print precision, recall and F1 of the pairs that are told to have one origin."""
    pairs = list(read_pairs())
    figures = {"ours": scores((pair.gold, pair.ours) for pair in pairs)}
    if "--show" in sys.argv:
        for pair in pairs:
            if pair.gold != pair.ours:
                print(f"{pair.one.id} {pair.other.id}: gold {pair.gold}, ours {pair.ours}")
    try:
        figures["MinHash of the surroundings"] = best(pairs, likeness(surroundings))
        figures["MinHash of whole texts"] = best(pairs, likeness(lambda document, _: document.text))
    except ImportError:
        print("rensa is not installed: the peer is not measured", file=sys.stderr)
    print(f"{len(pairs)} pairs, {sum(pair.gold for pair in pairs)} of one origin")
    for name, (precision, recall, f1) in figures.items():
        print(f"{name:28} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    if "--json" in sys.argv:
        print(json.dumps({name: dict(zip(("p", "r", "f1"), scored, strict=True)) for name, scored in figures.items()}))


def read_pairs() -> Iterable[Pair]:
    """Yield the pairs of each gold statement."""
    articles = [json.loads(line) for line in (HERE / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = {
        line["id"]: Document(
            id=line["id"], text=line["text"], lang=line["lang"], published=line["date"], outlet=line["outlet"]
        )
        for line in articles
    }
    passages: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    gold_origin: dict[tuple[str, str], str] = {}
    for line in map(json.loads, (HERE / "gold.jsonl").read_text(encoding="utf-8").splitlines()):
        start = texts[line["document"]].text.index(line["quote"])
        passages[line["statement"]][line["document"]].append(Span(start, start + len(line["quote"])))
        gold_origin[line["statement"], line["document"]] = line["origin"]
    for statement, held in passages.items():
        found = origins([texts[name] for name in sorted(held)], held)
        home = {name: number for number, origin in enumerate(found) for name in origin.documents}
        for one, other in combinations(sorted(held), 2):
            same_outlet = texts[one].outlet == texts[other].outlet  # an outlet that quotes itself is one witness
            gold = same_outlet or gold_origin[statement, one] == gold_origin[statement, other]
            spans = (tuple(held[one]), tuple(held[other]))
            yield Pair(texts[one], texts[other], spans, gold, home[one] == home[other])


def scores(told: Iterable[tuple[bool, bool]]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of (gold, said) pairs."""
    counted = list(told)
    right = sum(gold and said for gold, said in counted)
    precision = right / max(1, sum(said for _, said in counted))
    recall = right / max(1, sum(gold for gold, _ in counted))
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def surroundings(document: Document, spans: Sequence[Span]) -> str:
    """Return what stands around the quoted words, as far as ours looks."""
    text = document.text
    parts = [
        text[max(0, span.start - AROUND) : span.start] + "\n" + text[span.end : span.end + AROUND] for span in spans
    ]
    return "\n".join(parts)


def likeness(text_of: Callable[[Document, Sequence[Span]], str]) -> Callable[[Pair], float]:
    """Return the peer's estimate of how much of their shingles two articles share."""
    from rensa import RMinHash

    def sketch(document: Document, spans: Sequence[Span]) -> RMinHash:
        words = tokens(text_of(document, spans))
        found = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        found.update([" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))])
        return found

    return lambda pair: float(sketch(pair.one, pair.spans[0]).jaccard(sketch(pair.other, pair.spans[1])))


def best(pairs: Sequence[Pair], alike: Callable[[Pair], float]) -> tuple[float, float, float]:
    """Return the scores at the threshold that is best for the peer."""
    shares = [(pair.gold, alike(pair)) for pair in pairs]
    return max((scores((gold, share >= least) for gold, share in shares) for least in THRESHOLDS), key=lambda s: s[2])


if __name__ == "__main__":
    main()

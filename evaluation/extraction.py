"""Score extraction on a corpus file: quality by the corpora's own ``score.py``, speed on one core.

usage: python evaluation/extraction.py GOLD.jsonl... [--score PATH/TO/score.py] [--only marks,turns | --each]
           [--grade accurate] [--errors] [--json]
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from wortlaut.extracting import default_extractors, extract
from wortlaut.extracting.grades import extractors_of
from wortlaut.models import load_tagger
from wortlaut.ports import Extractor
from wortlaut.records import Document, Quotation, Span
from wortlaut.registry import load

CLOSE = 0.8
"""Overlap from which score.py counts words as found end to end."""


def main() -> None:
    """Print the figures of each corpus file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--score", type=Path, help="score.py; default: the one beside the first corpus file")
    parser.add_argument("--only", default="", help="extractors by name, comma-separated; default: all of the language")
    parser.add_argument("--grade", default="fast", help="accurate: rules and the tagger that comes with the package")
    parser.add_argument("--errors", action="store_true", help="count what is wrong by class")
    parser.add_argument("--each", action="store_true", help="a table of each extractor alone and of all merged")
    parser.add_argument("--to", type=Path, help="write the predictions of the last file here")
    parser.add_argument("--json", action="store_true", help="print the figures on a last line")
    args = parser.parse_args()
    figures: dict[str, Any] = {}
    scorer = _module(args.score or args.gold[0].parent / "score.py")
    extractors = [load("extractors", name)() for name in args.only.split(",") if name] or None
    if args.grade == "accurate":
        extractors = list(extractors_of("accurate", "en", tagger=load_tagger()))
    if args.each:
        for path in args.gold:
            _each(path, scorer)
        return
    for path in args.gold:
        predictions, seconds, size = predict(path, extractors)
        figures[path.stem] = scorer.score(scorer.load(path), predictions)
        _show(path, figures[path.stem], size / seconds)
        if args.errors:
            print("  errors          ", errors(scorer, scorer.load(path), predictions))
        if args.to:
            args.to.write_text("".join(json.dumps(p, ensure_ascii=False) + "\n" for p in predictions.values()), "utf-8")
    if args.json:
        print(json.dumps(figures))


def predict(path: Path, extractors: Sequence[Extractor] | None = None) -> tuple[dict[str, Any], float, int]:
    """Return predictions by document, the seconds of extraction alone, and the number of characters."""
    predictions: dict[str, Any] = {}
    seconds, size = 0.0, 0
    for document in _documents(path):
        begin = time.process_time()
        found = extract(document, extractors=extractors)
        seconds += time.process_time() - begin
        size += len(document.text)
        predictions[document.id] = {"id": document.id, "quotes": [_plain(quotation) for quotation in found]}
    return predictions, max(seconds, 1e-9), size


def _documents(path: Path) -> Iterator[Document]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            known = json.loads(line)
            yield Document(id=known["id"], text=known["text"], lang=known["lang"], title=known.get("title"))


def _plain(quotation: Quotation) -> Mapping[str, Any]:
    def pairs(spans: Sequence[Span]) -> list[list[int]]:
        return [[span.start, span.end] for span in spans]

    return {
        "id": quotation.id,
        "content": pairs(quotation.content),
        "source": pairs(quotation.speaker),
        "cue": pairs(quotation.cue),
        "type": quotation.form,
        "entity": None,
        "found_by": quotation.found_by,
    }


def errors(scorer: ModuleType, gold: Mapping[str, Any], predictions: Mapping[str, Any]) -> dict[str, int]:
    """Count gold quotations by what became of them, by their type, and predictions that meet none of them."""
    counts: Counter[str] = Counter()
    for number, known in gold.items():
        found = [(scorer.envelope(known["text"], one["content"]), one) for one in predictions[number]["quotes"]]
        found = [(span, one) for span, one in found if span]
        met: set[int] = set()
        for quote in known["quotes"]:
            span = scorer.envelope(known["text"], quote["content"])
            if not span:
                continue
            nearest = max(range(len(found)), key=lambda i: scorer.jaccard(span, found[i][0]), default=None)
            near = 0.0 if nearest is None else scorer.jaccard(span, found[nearest][0])
            if nearest is not None and near:
                met.add(nearest)
            source = found[nearest][1]["source"] if nearest is not None and near else []
            counts[_class(scorer, quote, near, source)] += 1
        counts.update(f"meets none, {one['type']}" for i, (_, one) in enumerate(found) if i not in met)
    return dict(sorted(counts.items()))


def _class(scorer: ModuleType, quote: Mapping[str, Any], near: float, source: Sequence[Sequence[int]]) -> str:
    if not near:
        return f"missed, {quote['type']}"
    if near < CLOSE:
        return f"other bounds, {quote['type']}"
    if not quote["source"] or scorer.overlap(quote["source"], source):
        return "right"
    return "other speaker" if source else "no speaker"


def _each(path: Path, scorer: ModuleType) -> None:
    """Print a Markdown table: one row for each extractor alone, one for all of them merged."""
    kinds = ("direct", "mixed", "indirect", "reported", "free_indirect")
    print(f"| {path.stem} | overlap F1 | characters F1 | end to end F1 | {' | '.join(kinds)} | characters/s |")
    print("|---" * (5 + len(kinds)) + "|")
    names = [extractor.name.split("@")[0] for extractor in default_extractors("en")]
    for name in (*names, "merged"):
        predictions, seconds, size = predict(path, None if name == "merged" else [load("extractors", name)()])
        result = scorer.score(scorer.load(path), predictions)
        f1 = [f"{result[measure]['f1']:.3f}" for measure in ("content_overlap", "content_chars", "end_to_end")]
        found = result["recall_by_type"]
        recall = [f"{found[kind]:.3f}" if kind in found else "-" for kind in kinds]
        print("|", " | ".join([name, *f1, *recall, f"{size / seconds:,.0f}"]), "|")
    print()


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"cannot load {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _show(path: Path, result: Mapping[str, Any], speed: float) -> None:
    print(f"{path.name}: gold {result['gold']}, predicted {result['pred']}, {speed:,.0f} characters/s")
    for name in ("content_exact", "content_overlap", "content_chars", "end_to_end"):
        print("  {:16s} P {p:.3f}  R {r:.3f}  F1 {f1:.3f}".format(name, **result[name]))
    print(f"  speaker          {result['speaker']}  given a partner {result['speaker_given']}")
    print("  recall_by_type  ", result["recall_by_type"])


if __name__ == "__main__":
    main()

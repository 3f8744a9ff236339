"""The verb ``evaluate``: how far what is extracted agrees with gold quotations."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wortlaut.desk.corpora import read_corpus
from wortlaut.desk.grading import extractors_for
from wortlaut.desk.progress import Progress, silent
from wortlaut.errors import UsageError
from wortlaut.ports import Extractor
from wortlaut.records import Quotation, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluated:
    """The figures of one corpus file."""

    file: str
    found_by: tuple[str, ...]  # the extractors, name@version
    figures: Mapping[str, Any]  # the measures, as the corpora define them
    false: float | None  # quotations found per document that has none; None where all have some
    speed: float  # characters a second of one core, extraction alone


def evaluate(
    gold: Sequence[str | Path],
    /,
    *,
    grade: str = "fast",
    tagger: str = "",
    extractors: Sequence[str] = (),
    progress: Progress = silent,
) -> Iterator[Evaluated]:
    """Yield the figures of each corpus file; named extractors stand in for those of the grade.

    Raises UsageError where a file is no corpus, or a grade or extractor is unknown.
    """
    if not gold:
        raise UsageError("nothing to evaluate on", hint="name files in the corpus format")
    for path in gold:
        yield _evaluated(path, (grade, tagger), _named(extractors), progress)


def _named(extractors: Sequence[str]) -> tuple[Extractor, ...]:
    from wortlaut.registry import load

    return tuple(load("extractors", name)() for name in extractors)


def _evaluated(path: str | Path, how: tuple[str, str], named: Sequence[Extractor], progress: Progress) -> Evaluated:
    from wortlaut.extracting import extract
    from wortlaut.extracting.scoring import Tally

    tally = Tally()
    names: dict[str, None] = {}
    seconds, size, empty, false = 0.0, 0, 0, 0
    for known in progress("evaluating", read_corpus(path)):
        document = known.document
        extractors = named or extractors_for(how[0], document.lang, how[1])
        names.update(dict.fromkeys(extractor.name for extractor in extractors))
        begin = time.process_time()
        found = extract(document, extractors=extractors)
        seconds += time.process_time() - begin
        size += len(document.text)
        if not known.quotes:
            empty += 1
            false += len(found)
        tally.add(document.text, known.quotes, [_plain(quotation) for quotation in found])
    return Evaluated(
        file=str(path),
        found_by=tuple(names),
        figures=tally.figures(),
        false=round(false / empty, 4) if empty else None,
        speed=size / max(seconds, 1e-9),
    )


def _plain(quotation: Quotation) -> Mapping[str, Any]:
    return {
        "content": _pairs(quotation.content),
        "source": _pairs(quotation.speaker),
        "cue": _pairs(quotation.cue),
        "type": quotation.form,
    }


def _pairs(spans: Sequence[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]

"""Measure the dating of texts against a corpus of TIMEX3 expressions: expressions found, and values right.

    python evaluation/dates.py ../shared/corpora/krauts.diezeit.timex.jsonl [more.jsonl]
        [--errors] [--peer] [--half odd]

A file may also be of our own kind, ``{"id", "lang", "date", "text", "dates": [{"span", "value"}]}`` with EDTF values,
as ``evaluation/dates.en.jsonl`` is: rules are tuned on its odd lines and judged by its even ones.

A gold DATE counts as found when a found date overlaps it (relaxed); a found date that overlaps only an expression of
another type (a time of day, a duration) counts as wrong, and is left out in the second figure. A value counts as right
when the EDTF value means what the TIMEX3 value does; ``value_agrees`` says how the two are held against each other.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from wortlaut.dating import bounds, find_dates_in

SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24", "Q1": "33", "Q2": "34", "Q3": "35", "Q4": "36"}
Found = tuple[int, int, str]


@dataclass
class Score:
    """Counts over a corpus."""

    gold: int = 0
    found: int = 0
    gold_hit: int = 0
    found_hit: int = 0
    found_other: int = 0  # overlaps an expression of another type only
    exact: int = 0
    value_right: int = 0
    calendar: int = 0  # matched gold dates with a calendar value, not only "past" or "present"
    calendar_right: int = 0
    characters: int = 0
    seconds: float = 0.0
    errors: Counter[str] = field(default_factory=Counter)

    def add(self, other: Score) -> None:
        """Add the counts of another corpus."""
        for name in (one.name for one in fields(self)):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def figures(self) -> dict[str, float]:
        """Return the relaxed F1, strict and mild, and the share of values right of those matched."""
        recall = self.gold_hit / max(1, self.gold)
        strict = self.found_hit / max(1, self.found)
        mild = self.found_hit / max(1, self.found - self.found_other)
        return {
            "f1": round(2 * strict * recall / max(1e-9, strict + recall), 4),
            "mild_f1": round(2 * mild * recall / max(1e-9, mild + recall), 4),
            "value": round(self.value_right / max(1, self.gold_hit), 4),
        }

    def report(self, name: str) -> str:
        """Return one line of results."""
        precision, recall = self.found_hit / max(1, self.found), self.gold_hit / max(1, self.gold)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        mild = self.found_hit / max(1, self.found - self.found_other)
        mild_f1 = 2 * mild * recall / max(1e-9, mild + recall)
        speed = self.characters / max(1e-9, self.seconds)
        return (
            f"{name}: relaxed P {precision:.3f} R {recall:.3f} F1 {f1:.3f} "
            f"(P {mild:.3f} F1 {mild_f1:.3f} where another type is not held against it), "
            f"exact span {self.exact}/{self.gold}, "
            f"value right {self.value_right}/{self.gold_hit} = {self.value_right / max(1, self.gold_hit):.3f}, "
            f"with a calendar value {self.calendar_right}/{self.calendar} = "
            f"{self.calendar_right / max(1, self.calendar):.3f}, {speed:,.0f} characters/s"
        )


def value_agrees(timex: str, edtf: str, anchor: str) -> bool:
    """Tell whether an EDTF value means what a TIMEX3 value does."""
    if timex.endswith("_REF"):
        return _vague_agrees(timex, edtf, anchor)
    wanted = _as_edtf(timex)
    plain = edtf.replace("~", "")
    if wanted is None:
        return False
    ends = plain.strip("{}").replace(",", "/").split("/")
    if wanted in ends:  # the corpus marks the two ends of a range apart, here they are one interval
        return True
    if plain == wanted or bounds(plain) == bounds(wanted) != (date.min, date.max):
        return True
    # A vague part of a year ("Anfang 2007") is TIMEX3 2007 with a modifier and here an approximate month of 2007.
    return edtf.endswith("~") and bounds(wanted)[0] <= bounds(plain)[0] <= bounds(plain)[1] <= bounds(wanted)[1]


def _vague_agrees(timex: str, edtf: str, anchor: str) -> bool:
    if timex == "PAST_REF":
        return edtf.startswith("../")
    if timex == "FUTURE_REF":
        return edtf.endswith("/..")
    return edtf.rstrip("~") == anchor


def _as_edtf(timex: str) -> str | None:
    timex = timex.split("T")[0]
    if "-W" in timex:
        year, week, *weekend = timex.split("-")
        monday = date.fromisocalendar(int(year), int(week[1:]), 1)
        return f"{monday + timedelta(days=5 if weekend else 0)}/{monday + timedelta(days=6)}"
    if timex[-2:] in SEASONS:
        return timex[:-2] + SEASONS[timex[-2:]]
    if timex.isdigit() and len(timex) < 4:
        return timex.ljust(4, "X")
    return timex


def gold_of(entry: dict[str, Any]) -> list[dict[str, Any]]:
    """Return every marked expression of either kind of file, with its words, type and value."""
    if "timex" in entry:
        return list(entry["timex"])
    return [
        {**told, "type": "DATE", "text": entry["text"][told["span"][0] : told["span"][1]]} for told in entry["dates"]
    ]


def edtf_agrees(wanted: str, edtf: str, anchor: str) -> bool:
    """Tell whether two EDTF values mean the same stretch; ``~`` may be missing on one side, never its stretch."""
    plain, found = wanted.replace("~", ""), edtf.replace("~", "")
    return plain == found or bounds(plain) == bounds(found) != (date.min, date.max)


def ours(entry: dict[str, Any]) -> list[Found]:
    """Return what this project finds."""
    moments = find_dates_in(entry["text"], lang=entry["lang"], anchor=entry["date"])
    return [(moment.span.start, moment.span.end, moment.value) for moment in moments if moment.span]


def dateparser_search(entry: dict[str, Any]) -> list[Found]:
    """Return what dateparser's search finds, at the precision of a day."""
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": __import__("datetime").datetime.fromisoformat(entry["date"])}
    hits, position = [], 0
    for words, moment in search_dates(entry["text"], languages=[entry["lang"]], settings=settings) or []:
        start = entry["text"].find(words, position)
        if start >= 0:
            position = start + len(words)
            hits.append((start, position, moment.date().isoformat()))
    return hits


def measure(entries: Iterator[dict[str, Any]], finder: Any) -> Score:
    """Hold a finder against every entry."""
    score = Score()
    for entry in entries:
        begin = time.process_time()
        found = finder(entry)
        score.seconds += time.process_time() - begin
        score.characters += len(entry["text"])
        _count(score, entry, found)
    return score


def _count(score: Score, entry: dict[str, Any], found: list[Found]) -> None:
    marked = gold_of(entry)
    agrees = value_agrees if "timex" in entry else edtf_agrees
    gold = [timex for timex in marked if timex["type"] == "DATE"]
    score.gold, score.found = score.gold + len(gold), score.found + len(found)
    for timex in gold:
        begin, end = timex["span"]
        hits = [hit for hit in found if hit[0] < end and begin < hit[1]]
        if not hits:
            score.errors[f"missed  {timex['text']!r} {timex['value']}"] += 1
            continue
        score.gold_hit += 1
        score.exact += any(hit[:2] == (begin, end) for hit in hits)
        right = any(agrees(timex["value"], hit[2], entry["date"]) for hit in hits)
        score.value_right += right
        if not timex["value"].endswith("_REF"):
            score.calendar, score.calendar_right = score.calendar + 1, score.calendar_right + right
        if not right:
            score.errors[f"value   {timex['text']!r} {timex['value']} not {hits[0][2]} (of {entry['date']})"] += 1
    for start, stop, value in found:
        types = {timex["type"] for timex in marked if start < timex["span"][1] and timex["span"][0] < stop}
        if "DATE" in types:
            score.found_hit += 1
        elif types:
            score.found_other += 1
        else:
            around = entry["text"][max(0, start - 25) : stop + 15].replace("\n", " ")
            score.errors[f"extra   {entry['text'][start:stop]!r} {value} in {around!r}"] += 1


def main() -> int:
    """Print one line for each corpus."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true", help="list what was missed, extra or wrong")
    parser.add_argument("--peer", action="store_true", help="measure dateparser's search on the same texts")
    parser.add_argument("--half", choices=["odd", "even"], help="only these lines, counted from 1")
    parser.add_argument("--json", action="store_true", help="print our figures on a last line")
    arguments = parser.parse_args()
    figures = {}
    whole = {"wortlaut": Score(), "dateparser": Score()}
    for path in arguments.corpus:
        lines = path.read_text(encoding="utf-8").splitlines()
        lines = lines[arguments.half == "even" :: 2 if arguments.half else 1]
        for name, finder in [("wortlaut", ours), ("dateparser", dateparser_search)][: 2 if arguments.peer else 1]:
            score = measure(map(json.loads, lines), finder)
            print(score.report(f"{path.name} {name}"))
            whole[name].add(score)
            if name == "wortlaut":
                figures[path.name.split(".jsonl")[0]] = score.figures()
            if arguments.errors:
                print("\n".join(sorted(score.errors)))
    if len(arguments.corpus) > 1:
        print("\n".join(score.report(f"all {name}") for name, score in whole.items() if score.gold))
    if arguments.json:
        print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())

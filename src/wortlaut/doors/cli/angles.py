"""How a statement reads on a terminal: who heard it, and every report beside the best wording."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wortlaut.doors.cli.terminal import counted

View = dict[str, Any]

LEGEND = "[-left out-] [+added+] [changed|as the best wording has it]"
SOURCES = {
    "transcript": "transcript",
    "interview": "interview or manuscript",
    "own_report": "own report",
    "agency": "agency text",
    "copy": "copy",
    "indirect": "told, not quoted",
    "translation": "translation",
}
ORIGINS = {"own": "heard it itself", "copy": "prints the same text"}
SHOWN = 120  # characters of what two documents have in common
AROUND = 90  # of the context on each side


def statement_text(view: View, /) -> str:
    """Return the statement with its outlets and origins and, where they were asked for, all its angles."""
    head = f"{view['person']} ({view['date'] or 'undated'}): {' '.join(view['wording'].split())}"
    lines = [head, *([f"    {', '.join(view['outlets'])}"] if view["outlets"] else [])]
    if "angles" in view:
        where = f" on the occasion of {view['occasion']}" if view["occasion"] else ""
        lines.append(f"    best: {SOURCES.get(view['why_best'], view['why_best'])}{where}")
        lines += [f"    {line}" for line in _origin_lines(view)]
        lines += [f"    {line}" for number, angle in enumerate(view["angles"], 1) for line in _lines(angle, number)]
    return "\n".join(lines)


def _origin_lines(view: View) -> Iterator[str]:
    names = {angle["document"]: angle["outlet"] or angle["document"] for angle in view["angles"]}
    outlets, origins = len(view["outlets"]), len(view["origins"])
    yield f"{counted(outlets, 'outlet')}, {counted(origins, 'independent origin')}"
    for origin in view["origins"]:
        why = origin["why"]
        told = f"credits {why.removeprefix('agency:')}" if why.startswith("agency:") else ORIGINS.get(why, why)
        printed = ", ".join(dict.fromkeys(names[name] for name in origin["documents"]))
        shared = next((one["words"] for one in origin["evidence"] if one["of"] == "copy"), "")
        yield f"- {printed}: {told}" + (f' ("{_cut(shared, SHOWN)}")' if shared else "")


def _lines(angle: View, number: int) -> Iterator[str]:
    source = SOURCES.get(angle["why"], angle["why"])
    code = f", at {_clock(angle['time_code']['begins'])}" if angle["time_code"] else ""
    yield f"{number}. {angle['outlet'] or angle['document']}, {angle['date'] or 'undated'}, {source}{code}"
    words = " ".join(map(_shown, angle["stretches"])) or f"({angle['lang']}) {angle['wording']}"
    before, after = angle["before"][-AROUND:], angle["after"][:AROUND]
    yield f"   … {before} » {words} « {after} …"
    said = angle["said"]
    if said["date"] or said["occasion"]:
        means = [_with(said["date"], said["date_words"]), _with(said["occasion"], said["occasion_words"])]
        yield f"   says: {'; '.join(one for one in means if one)}"


def _with(value: str | None, words: str | None) -> str:
    return f'{value} ("{_cut(words, SHOWN)}")' if value and words and words != value else value or ""


def _shown(stretch: View) -> str:
    own, best = str(stretch["own"]), str(stretch["best"])
    return {"same": own, "added": f"[+{own}+]", "left_out": f"[-{best}-]", "changed": f"[{own}|{best}]"}[
        stretch["kind"]
    ]


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[:most]}…"

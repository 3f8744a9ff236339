"""Names in Chinese script: beside a Latin name in any text, and by themselves in a Chinese one."""

from __future__ import annotations

import re
from functools import cache

from wortlaut.languages import language
from wortlaut.records import Document
from wortlaut.resolving.cast import Cast
from wortlaut.resolving.folding import is_cjk
from wortlaut.resolving.timeline import Spot, Timeline

_AFTER = re.compile(r"[  ]?[（(][  ]?([぀-鿿가-힣·]{2,8})[  ]?[）)]")
_LONGEST = 4  # signs of a Chinese name
_FORMS_SOUGHT = 200  # names in Chinese script of one document whose other places are looked for


def add_aliases(cast: Cast, timeline: Timeline, document: Document) -> None:
    """Tie a Chinese name to the Latin one it stands beside, and find its other places in the text."""
    text = document.text
    found: dict[str, int] = {}
    for spot in timeline.spots:
        if not spot.full or spot.person is None:
            continue
        name = _beside(text, spot)
        if name:
            cast.drafts[spot.person].aliases.append(name)
            found.setdefault(name, spot.person)
    places = [
        Spot(match.start(), match.end(), person, "alias")
        for name, person in list(found.items())[:_FORMS_SOUGHT]
        for match in re.finditer(re.escape(name), text)
    ]
    if places:
        timeline.fill(_apart([*timeline.spots, *places]))


def chinese_name(words: str) -> str | None:
    """Return the person's name in a Chinese mention: "阿里巴巴主席蔡崇信" -> "蔡崇信"."""
    run = words.strip(" 　,，:：。")
    for title in _titles():
        run = run.removesuffix(title)
    if len(run) > _LONGEST:
        cut = max((run.rfind(title) + len(title) for title in _titles() if title in run), default=0)
        run = run[cut:] if cut else run
    if not 2 <= len(run) <= _LONGEST or not all(is_cjk(sign) for sign in run):
        return None
    return run if run[:2] in _surnames() or (run[0] in _surnames() and len(run) <= 3) else None


def _beside(text: str, spot: Spot) -> str | None:
    after = _AFTER.match(text, spot.end)
    if after:
        return after[1]
    opening = text[max(0, spot.start - 2) : spot.start].strip()
    if not opening or opening[-1] not in "（(":
        return None
    end = text.rfind(opening[-1], 0, spot.start)
    start = end
    while start > 0 and end - start < _LONGEST and is_cjk(text[start - 1]):
        start -= 1
    tails = (text[end - size : end] for size in (3, 4, 2) if end - size >= start)
    return next((tail for tail in tails if chinese_name(tail) == tail), None)


def _apart(spots: list[Spot]) -> list[Spot]:
    kept: list[Spot] = []
    for spot in sorted(spots, key=lambda spot: (spot.start, -spot.end)):
        if not kept or spot.start >= kept[-1].end:
            kept.append(spot)
    return kept


@cache
def _surnames() -> frozenset[str]:
    return frozenset(language("zh").table("names").get("surnames", "").split())


@cache
def _titles() -> tuple[str, ...]:
    return tuple(language("zh").table("names").get("after", "").split())

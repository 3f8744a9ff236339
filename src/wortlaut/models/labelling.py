"""Gold quotations as labels of pieces: what a tagger is trained to say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from wortlaut.models.scheme import FOLDED, HOLDERS, LAYERS, LINKS, TRAITS
from wortlaut.models.windows import Window

UNKNOWN = -100
"""A label that nothing is learned from."""
NONE = -1
"""A link to nothing: the quotation has no source or no cue."""


@dataclass(slots=True)
class Labels:
    """One list for each layer and trait, and for each holder and link where the content beginning here leads."""

    layers: dict[str, list[int]]
    links: dict[str, list[int]] = field(default_factory=dict)


def label(window: Window, quotes: Sequence[Mapping[str, Any]], /) -> Labels:
    """Return the labels of a window's pieces; quotations in the corpus format, with ``labels`` where they are known."""
    size = len(window.ids)
    found = Labels({name: [0] * size for name in LAYERS} | {name: [UNKNOWN] * size for name in TRAITS})
    found.links = {f"{holder}>{link}": [UNKNOWN] * size for holder in HOLDERS for link in LINKS}
    for holder, quote in _ranked(quotes):
        begin = _mark(window, found.layers[holder], holder, quote["content"], f"B-{quote.get('type') or 'indirect'}")
        for link in LINKS:
            target = _mark(window, found.layers[link], link, quote[link], "B")
            if begin is not None:
                found.links[f"{holder}>{link}"][begin] = _target(quote[link], target)
        if begin is not None and "labels" in quote:
            for trait, value in _traits(quote["labels"]):
                found.layers[trait][begin] = TRAITS[trait].index(value)
    return found


def _target(spans: Sequence[Sequence[int]], target: int | None) -> int:
    """Return the piece a link leads to; one outside the window teaches nothing."""
    if not spans:
        return NONE
    return UNKNOWN if target is None else target


def _ranked(quotes: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield quotations with the layer that takes their content; a third one over the same words is left out."""
    ends = dict.fromkeys(HOLDERS, -1)
    sized = [quote for quote in quotes if quote["content"]]
    for quote in sorted(sized, key=lambda quote: (quote["content"][0][0], -quote["content"][-1][1])):
        for holder in HOLDERS:
            if quote["content"][0][0] >= ends[holder]:
                ends[holder] = quote["content"][-1][1]
                yield holder, quote
                break


def _mark(window: Window, layer: list[int], name: str, spans: Sequence[Sequence[int]], first: str) -> int | None:
    """Write the labels of the spans; return the piece that the first span begins with, None outside the window."""
    labels = LAYERS[name]
    begin = None
    if not window.spans:
        return None
    low, high = window.spans[0][0], window.spans[-1][1]
    for number, (start, end) in enumerate(spans):
        if end <= low or start >= high:
            continue
        pieces = [
            place
            for place, (first_at, last_at) in enumerate(window.spans)
            if first_at < last_at and first_at < end and last_at > start
        ]
        if not pieces:
            continue
        whole = window.spans[pieces[0]][0] <= start
        if number == 0 and whole:
            begin = pieces[0]
        if layer[pieces[0]] == labels.index(first):  # one mention serves several quotations
            continue
        for place in range(pieces[0], pieces[-1] + 1):
            layer[place] = labels.index("I")
        if whole:
            layer[pieces[0]] = labels.index(first if number == 0 else "B-more")
    return begin


def _traits(labels: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield every trait with its value: what the bank does not say has the first value."""
    said = {FOLDED.get(one, one) for one in labels}
    for trait, values in TRAITS.items():
        if values == ("no", "yes"):
            yield trait, "yes" if trait in said else "no"
        else:
            yield trait, next((value for value in values if value in said), values[0])

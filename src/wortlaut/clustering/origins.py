"""How many really heard it: documents that copy each other or one agency count once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile

from wortlaut.clustering.words import placed_tokens, tokens
from wortlaut.languages.words import stopwords
from wortlaut.records import Document, Evidence, Origin, Span
from wortlaut.records.edtf import days

SHINGLE = 5  # words in a row; two reporters who heard the same seldom write five alike outside the marks
AROUND = 500  # characters before and after a quotation that show whose report it is
COPIED = 0.4  # share of the shorter passage's shingles that also stand in the other
FEWEST_NAMING = 2  # words of an outlet's name
FEWEST_SHINGLES = 6  # less text than this proves nothing
SHOWN = 3  # stretches of a copied passage that are shown, the longest ones
GAP = 40  # characters, a few edited words, between two copied stretches that count as one
LAST = 10**9
Shingle = tuple[str, ...]
_DATELINE = re.compile(r"^[^\n()]{2,60}\(([A-Za-z]{2,12}(?:/[A-Za-z]{2,12}){0,3})\)\s?[-–—:]", re.MULTILINE)
_DATELINE_REACH = 400  # characters at the start of a text in which a dateline stands


def origins(documents: Sequence[Document], passages: Mapping[str, Sequence[Span]], /) -> tuple[Origin, ...]:
    """Return the independent origins of a statement that these documents report at these passages, earliest first."""
    if len(documents) == 1:
        return (_origin(documents, ()),)
    ordered = sorted(documents, key=lambda document: (_first_day(document), document.id))
    tie = _Ties(len(ordered))
    holders: dict[tuple[str, str], int] = {}
    shown: dict[int, list[Evidence]] = defaultdict(list)
    report, named = _Reports(), _Named()
    for number, document in enumerate(ordered):
        named.add(document, number)
    for number, document in enumerate(ordered):
        for name in _names(document):
            tie.join(holders.setdefault(name, number), number)
        shown[number] += _credited(document)
        own = _around(document, passages.get(document.id, ()))
        earlier = report.copied(own, number)
        for other in earlier:
            tie.join(other, number)
        for other, span in named.inside(own, document):
            tie.join(other, number)
            shown[number].append(Evidence(document=document.id, spans=(span,), of="credit"))
        if earlier:
            shown[number] += _in_common(document, own, ordered[earlier[0]], report.kept[earlier[0]])
    return tuple(
        _origin([ordered[number] for number in group], tuple(dict.fromkeys(one for n in group for one in shown[n])))
        for group in tie.groups()
    )


def is_agency(document: Document, /) -> bool:
    """Tell whether the document is, or credits, an agency's text."""
    return credit(document) is not None


def copies(origins: Sequence[Origin], /) -> frozenset[str]:
    """Return the documents that print another's text: all of an origin but the first, unless they are one outlet's."""
    return frozenset(name for origin in origins if origin.why != "own" for name in origin.documents[1:])


def credit(document: Document, /) -> str | None:
    """Return the agency that the document credits: as its record says, or in its dateline, "Porto (xyz) -"."""
    line = None if document.agency else _dateline(document)
    return document.agency or (line[1] if line else None)


def _dateline(document: Document) -> re.Match[str] | None:
    return _DATELINE.search(document.text[:_DATELINE_REACH])


@dataclass
class _Ties:
    """Numbers from 0 that are tied to each other, directly or through others; the lowest leads."""

    count: int
    leader: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.leader = list(range(self.count))

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self._find(one), self._find(other)))
        self.leader[second] = first

    def groups(self) -> list[list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for number in range(self.count):
            found[self._find(number)].append(number)
        return list(found.values())

    def _find(self, number: int) -> int:
        while self.leader[number] != number:
            self.leader[number] = number = self.leader[self.leader[number]]
        return number


@dataclass(slots=True)
class _Around:
    """The words around the quoted ones, with their places, and where each row of them stands first."""

    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    rows: dict[Shingle, int] = field(default_factory=dict)


@dataclass
class _Named:
    """The outlets of the reports by what others call them: "told the Pennine Post" is no second witness."""

    by_first: dict[str, list[tuple[tuple[str, ...], str, int]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, document: Document, number: int) -> None:
        """Take in the outlet's name without its article; a name of one word may be any word."""
        outlet = document.outlet or ""
        name = tuple(dropwhile(stopwords(document.lang.split("-")[0].lower()).__contains__, tokens(outlet)))
        known = any(outlet == other for _, other, _ in self.by_first.get(name[0], ())) if name else True
        if len(name) >= FEWEST_NAMING and not known:
            self.by_first[name[0]].append((name, outlet, number))

    def inside(self, around: _Around, document: Document) -> Iterator[tuple[int, Span]]:
        """Yield the reports whose outlet, another than its own, the document names around the words, and where."""
        for at, word in enumerate(around.words):
            for name, outlet, number in self.by_first.get(word, ()):
                if outlet != document.outlet and tuple(around.words[at : at + len(name)]) == name:
                    yield number, Span(around.starts[at], around.ends[at + len(name) - 1])


@dataclass
class _Reports:
    """Reports that copy no earlier one, by their shingles: a thousand copies are each held against one text."""

    kept: dict[int, _Around] = field(default_factory=dict)
    postings: dict[Shingle, list[int]] = field(default_factory=lambda: defaultdict(list))

    def copied(self, own: _Around, number: int) -> list[int]:
        """Return the earlier reports that this one copies; one that copies none is kept for the later ones."""
        shared = Counter(earlier for shingle in own.rows for earlier in self.postings.get(shingle, ()))
        found = [earlier for earlier in sorted(shared) if _copied(shared[earlier], own, self.kept[earlier])]
        if not found:
            self.kept[number] = own
            for shingle in own.rows:
                self.postings[shingle].append(number)
        return found


def _names(document: Document) -> list[tuple[str, str]]:
    """The agencies it credits and the outlet that printed it: one of them in common is one origin."""
    agencies = (credit(document) or "").casefold().split("/")
    outlets = [("outlet", document.outlet)] if document.outlet else []
    return [*(("agency", name.strip()) for name in agencies if name.strip()), *outlets]


def _copied(shared: int, one: _Around, other: _Around) -> bool:
    shorter = min(len(one.rows), len(other.rows))
    return shorter >= FEWEST_SHINGLES and shared >= COPIED * shorter


def _around(document: Document, passages: Sequence[Span]) -> _Around:
    """What stands around the quoted words; the words themselves are alike in any honest report."""
    found = _Around()
    for start, end in _stretches(document, passages):
        placed = list(placed_tokens(document.text[start:end]))
        first = len(found.starts)
        found.starts += [start + begin for _, begin, _ in placed]
        found.ends += [start + stop for _, _, stop in placed]
        words = [word for word, _, _ in placed]
        found.words += words
        for at, row in enumerate(zip(*(words[skip:] for skip in range(SHINGLE)), strict=False), first):
            found.rows.setdefault(row, at)
    return found


def _stretches(document: Document, passages: Sequence[Span]) -> Iterator[tuple[int, int]]:
    for passage in passages:
        yield max(0, passage.start - AROUND), passage.start
        yield passage.end, min(passage.end + AROUND, len(document.text))


def _credited(document: Document) -> Iterator[Evidence]:
    """The credit line of a document whose record names no agency."""
    if not document.agency and (line := _dateline(document)):
        yield Evidence(document=document.id, spans=(Span(*line.span()),), of="credit")


def _in_common(document: Document, own: _Around, earlier: Document, other: _Around) -> Iterator[Evidence]:
    """What a document prints of the earlier one that it copies, in either."""
    shared = own.rows.keys() & other.rows.keys()
    for one, around, of in ((document, own, "copy"), (earlier, other, "copied")):
        places = sorted((around.rows[shingle] for shingle in shared), key=around.starts.__getitem__)
        yield Evidence(document=one.id, spans=_merged(places, around), of=of)


def _merged(places: Sequence[int], around: _Around) -> tuple[Span, ...]:
    """The stretches that the rows at these places cover, those almost touching as one: the longest few, in order."""
    stretches: list[tuple[int, int]] = []
    for start, end in ((around.starts[at], around.ends[at + SHINGLE - 1]) for at in places):
        if stretches and start - stretches[-1][1] <= GAP:
            stretches[-1] = (stretches[-1][0], max(stretches[-1][1], end))
        else:
            stretches.append((start, end))
    longest = sorted(stretches, key=lambda stretch: (stretch[0] - stretch[1], stretch))[:SHOWN]
    return tuple(sorted(Span(start, end) for start, end in longest))


def _origin(documents: Sequence[Document], evidence: tuple[Evidence, ...]) -> Origin:
    names = [name for document in documents if (name := credit(document))]
    outlets = {document.outlet or document.id for document in documents}
    return Origin(
        documents=tuple(document.id for document in documents),
        why=f"agency:{names[0]}" if names else "copy" if len(outlets) > 1 else "own",
        times=tuple(document.published or "" for document in documents),
        evidence=evidence,
    )


def _first_day(document: Document) -> int:
    known = days(document.published)
    return known.first if known else LAST

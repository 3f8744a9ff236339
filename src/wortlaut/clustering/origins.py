"""How many really heard it: documents that copy each other or one agency count once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wortlaut.clustering.words import placed_tokens, tokens
from wortlaut.records import Document, Evidence, Origin, Span
from wortlaut.records.edtf import days

SHINGLE = 5  # words in a row; two reporters who heard the same seldom write five alike outside the marks
AROUND = 500  # characters before and after a quotation that show whose report it is
COPIED = 0.4  # share of the shorter passage's shingles that also stand in the other
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
    copied: dict[int, int] = {}
    report = _Reports()
    for number, document in enumerate(ordered):
        for name in _names(document):
            tie.join(holders.setdefault(name, number), number)
        for earlier in report.copied(_surroundings(document, passages.get(document.id, ())), number):
            tie.join(earlier, number)
            copied.setdefault(number, earlier)
    return tuple(
        _origin([ordered[number] for number in group], _shown(group, ordered, copied, passages))
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


@dataclass
class _Reports:
    """Reports that copy no earlier one, by their shingles: a thousand copies are each held against one text."""

    shingles: dict[int, frozenset[Shingle]] = field(default_factory=dict)
    postings: dict[Shingle, list[int]] = field(default_factory=lambda: defaultdict(list))

    def copied(self, own: frozenset[Shingle], number: int) -> list[int]:
        """Return the earlier reports that this one copies; one that copies none is kept for the later ones."""
        shared = Counter(earlier for shingle in own for earlier in self.postings.get(shingle, ()))
        found = [earlier for earlier in sorted(shared) if _copied(shared[earlier], own, self.shingles[earlier])]
        if not found:
            self.shingles[number] = own
            for shingle in own:
                self.postings[shingle].append(number)
        return found


def _names(document: Document) -> list[tuple[str, str]]:
    """The agencies it credits and the outlet that printed it: one of them in common is one origin."""
    agencies = (credit(document) or "").casefold().split("/")
    outlets = [("outlet", document.outlet)] if document.outlet else []
    return [*(("agency", name.strip()) for name in agencies if name.strip()), *outlets]


def _copied(shared: int, one: frozenset[Shingle], other: frozenset[Shingle]) -> bool:
    shorter = min(len(one), len(other))
    return shorter >= FEWEST_SHINGLES and shared >= COPIED * shorter


def _surroundings(document: Document, passages: Sequence[Span]) -> frozenset[Shingle]:
    """Shingles of what stands around the quoted words; the words themselves are alike in any honest report."""
    found: set[Shingle] = set()
    for start, end in _stretches(document, passages):
        words = tokens(document.text[start:end])
        found.update(zip(*(words[at:] for at in range(SHINGLE)), strict=False))
    return frozenset(found)


def _stretches(document: Document, passages: Sequence[Span]) -> Iterator[tuple[int, int]]:
    for passage in passages:
        yield max(0, passage.start - AROUND), passage.start
        yield passage.end, min(passage.end + AROUND, len(document.text))


def _shown(
    group: Sequence[int], ordered: Sequence[Document], copied: Mapping[int, int], passages: Mapping[str, Sequence[Span]]
) -> tuple[Evidence, ...]:
    """The credit lines of the documents, and what each of them has in common with the earlier one that it copies."""
    found: list[Evidence] = []
    for number in group:
        document = ordered[number]
        if not document.agency and (line := _dateline(document)):
            found.append(Evidence(document=document.id, spans=(Span(*line.span()),), of="credit"))
        if number in copied:
            earlier = ordered[copied[number]]
            one, other = (_placed(each, passages.get(each.id, ())) for each in (document, earlier))
            shared = one.keys() & other.keys()
            found += [
                Evidence(document=each.id, spans=_merged([places[shingle] for shingle in shared]), of=of)
                for each, places, of in ((document, one, "copy"), (earlier, other, "copied"))
            ]
    return tuple(dict.fromkeys(found))


def _placed(document: Document, passages: Sequence[Span]) -> Mapping[Shingle, Span]:
    """The same shingles, each with where it stands first."""
    found: dict[Shingle, Span] = {}
    for start, end in _stretches(document, passages):
        words = list(placed_tokens(document.text[start:end]))
        for at in range(len(words) - SHINGLE + 1):
            row = words[at : at + SHINGLE]
            found.setdefault(tuple(word for word, _, _ in row), Span(start + row[0][1], start + row[-1][2]))
    return found


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The stretches that the spans cover, those almost touching as one: the longest few, in order."""
    stretches: list[Span] = []
    for span in sorted(spans):
        if stretches and span.start - stretches[-1].end <= GAP:
            stretches[-1] = Span(stretches[-1].start, max(stretches[-1].end, span.end))
        else:
            stretches.append(span)
    return tuple(sorted(sorted(stretches, key=lambda span: (-len(span), span))[:SHOWN]))


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

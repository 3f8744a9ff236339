"""Wordings of one person and one language into groups, each around its fullest wording.

Every member is held against the group's core, never only against another member: a chain of weak likenesses cannot
grow, while both halves of a long sentence find the whole. Only cores are indexed, by their stems, so that a remark
that a thousand outlets copy costs a thousand look-ups and not a million comparisons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from wortlaut.clustering.kinship import Weights, compatible, kinship
from wortlaut.clustering.wording import Wording
from wortlaut.records.edtf import Days

PROBES = 8  # rarest stems of a wording that are looked up; a kin shares most of its stems, so at least one of these
LONGEST_REMARK = 40  # words of a turn; a longer one answers more than one question
LONGEST_POSTING = 150  # cores behind one stem that are looked at: bounds the work for words that a person always uses
CANDIDATES = 24  # cores compared at most; those that share the most probes first


@dataclass
class Group:
    """A core and what was found to report the same utterance."""

    core: Wording
    members: list[Wording] = field(default_factory=list)
    region: set[str] = field(default_factory=set)  # of a speech: the stems that reports have taken out of it
    times: dict[tuple[Days | None, Days | None, str | None], Wording] = field(default_factory=dict)

    def add(self, wording: Wording, /) -> None:
        """Take the wording in."""
        if self.members and _speech(self.core):
            self.region |= wording.bag
        self.members.append(wording)
        self.times.setdefault((wording.event, wording.published, wording.occasion), wording)

    def admits(self, wording: Wording, /) -> bool:
        """Tell whether no member's time or occasion forbids the newcomer; one member of each time is asked."""
        if self.region and 2 * len(wording.bag & self.region) < len(wording.bag):
            return False
        return all(compatible(wording, member) for member in self.times.values())


def _speech(wording: Wording) -> bool:
    """Tell whether it is a turn of several sentences: what reports take out of it are several remarks."""
    return wording.quotation.turn is not None and len(wording.words) > LONGEST_REMARK


@dataclass
class _Index:
    weights: Weights
    groups: list[Group] = field(default_factory=list)
    postings: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    exact: dict[tuple[str, ...], list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, wording: Wording) -> None:
        number = len(self.groups)
        self.groups.append(Group(wording))
        self.groups[number].add(wording)
        self.exact[wording.words].append(number)
        for stem in sorted(wording.bag):
            self.postings[stem].append(number)

    def near(self, wording: Wording) -> list[int]:
        """Numbers of the cores that share the most rare stems, best first."""
        probes = sorted(wording.bag, key=lambda stem: (len(self.postings.get(stem, ())), stem))
        votes: dict[int, float] = defaultdict(float)
        for stem in [probe for probe in probes if probe in self.postings][:PROBES]:
            weight = self.weights.of(stem)
            for number in self.postings[stem][-LONGEST_POSTING:]:
                votes[number] += weight
        ranked = sorted(votes, key=lambda number: (-votes[number], number))[:CANDIDATES]
        same = [number for number in self.exact.get(wording.words, ())[-CANDIDATES:] if number not in votes]
        return same + ranked


def group(wordings: Sequence[Wording], weights: Weights, /) -> list[Group]:
    """Return the wordings in groups of one utterance each; one person, one language."""
    index = _Index(weights)
    for wording in sorted(wordings, key=lambda wording: _fullness(wording, weights)):
        best: tuple[float, int] | None = None
        for number in index.near(wording):
            score = kinship(wording, index.groups[number].core, weights)
            if score > 0 and (best is None or (score, -number) > best) and index.groups[number].admits(wording):
                best = (score, -number)
        if best is None:
            index.add(wording)
        else:
            index.groups[-best[1]].add(wording)
    return index.groups


def _fullness(wording: Wording, weights: Weights) -> tuple[float, int, bool, str]:
    return (-weights.mass(wording), -len(wording.words), not wording.quotation.verbatim, wording.id)

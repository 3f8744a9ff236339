"""What two remarks have in common: whole words, and words that are a part of the other's compound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.theming.sayings import SHORTEST_PART, common

CASES = {
    "the same word": ({"pier"}, {"pier", "boot"}, {"pier"}),
    "a part at the end": ({"haushaltsluck"}, {"luck"}, {"haushaltsluck"}),
    "a part at the beginning": ({"hafenmeist"}, {"hafen"}, {"hafenmeist"}),
    "the rest is too short": ({"hafens"}, {"hafen"}, set()),
    "the part is too short": ({"hafenamt"}, {"amt"}, set()),
    "a part in the middle": ({"nordhafentor"}, {"hafen"}, set()),
}


@pytest.mark.parametrize(("one", "other", "shared"), CASES.values(), ids=CASES)
def test_words_and_parts_of_compounds_are_shared_either_way(one, other, shared):
    assert common(frozenset(one), frozenset(other)) == shared
    assert common(frozenset(other), frozenset(one)) == shared


WORDS = st.frozensets(st.text(alphabet="ab", min_size=1, max_size=12), max_size=6)


@given(WORDS, WORDS)
def test_it_finds_what_comparing_every_pair_finds(one, other):
    def part(inner: str, word: str) -> bool:
        long = SHORTEST_PART <= len(inner) <= len(word) - SHORTEST_PART
        return long and (word.startswith(inner) or word.endswith(inner))

    shared = one & other
    slow = set(shared)
    for left, right in ((one - shared, other - shared), (other - shared, one - shared)):
        slow |= {word for word in left if any(part(inner, word) for inner in right)}
    assert common(one, other) == slow

from __future__ import annotations

import pytest

from wortlaut.doors.cli.arguments import spread

CASES = {
    "several values": ("brief X --from a b --lang de", "brief X --from a --from b --lang de"),
    "at the end": ("audit n.md --against a b c", "audit n.md --against a --against b --against c"),
    "repeated by the user": ("brief X --from a --from b", "brief X --from a --from b"),
    "no value is left for the parser to refuse": ("brief X --from --lang de", "brief X --from --lang de"),
    "nothing after it": ("brief X --from", "brief X --from"),
    "other options keep one value": ("collect a b --to f.jsonl", "collect a b --to f.jsonl"),
    "after a double dash nothing is touched": ("brief --from a -- --from b c", "brief --from a -- --from b c"),
    "a lone dash is a value": ("audit n.md --against - x", "audit n.md --against - --against x"),
}


@pytest.mark.parametrize(("words", "expected"), CASES.values(), ids=CASES)
def test_many_valued_options_are_spread(words, expected):
    assert spread(words.split()) == expected.split()

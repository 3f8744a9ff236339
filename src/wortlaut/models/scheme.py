"""What a tagger says of each piece of a text: the layers of labels, the links, and the traits of what begins there."""

from __future__ import annotations

FORMS = ("direct", "indirect", "mixed", "reported", "free_indirect")
CONTENT = ("O", "I", "B-more", *(f"B-{form}" for form in FORMS))
MENTION = ("O", "I", "B-more", "B")
LAYERS: dict[str, tuple[str, ...]] = {
    "content": CONTENT,  # of quotations that no other one holds
    "nested": CONTENT,  # of those inside another
    "source": MENTION,
    "cue": MENTION,
}
TRAITS: dict[str, tuple[str, ...]] = {  # of the quotation that begins at a piece
    "medium": ("said", "written", "thought"),
    "attitude": ("states", "believes", "plans", "denies", "asks"),
    "negated": ("no", "yes"),
    "hedged": ("no", "yes"),
    "second": ("no", "yes"),
}
SCHEME = {**LAYERS, **TRAITS}
LINKS = ("source", "cue")
"""From the piece where content begins to the piece where its source and its cue begin."""
HOLDERS = ("content", "nested")
"""Layers whose quotations have links."""
LINK_WIDTH = 64
NEARNESS = 0.05
"""What each piece between its ends takes from the score of a link: near ones are likelier before all learning."""
FOLDED = {"wants": "plans", "feels": "believes"}
"""Attitudes of the bank that the records do not tell apart."""


def columns() -> dict[str, slice]:
    """Return where each layer, trait and side of a link stands in a tagger's output."""
    found: dict[str, slice] = {}
    place = 0
    for name, labels in SCHEME.items():
        found[name] = slice(place, place + len(labels))
        place += len(labels)
    sides = [*(f"{holder}>{link}" for holder in HOLDERS for link in LINKS), *(f"<{link}" for link in LINKS)]
    for side in sides:
        found[side] = slice(place, place + LINK_WIDTH)
        place += LINK_WIDTH
    return found

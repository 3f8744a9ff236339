"""What a note calls people."""

from __future__ import annotations

from wortlaut.languages.base import language
from wortlaut.records import Person
from wortlaut.writing.phrases import Phrases


def short_name(person: Person, phrases: Phrases, /) -> str:
    """Return the family name where the name has that order, else the whole name."""
    words = person.name.split()
    if person.kind != "person" or len(words) < 2 or not words[-1][0].isalpha():
        return person.name
    if first := _family_first(person, words):
        return first
    suffixes = phrases.get("names.suffixes")
    while len(words) > 1 and words[-1].lower().strip(",") in suffixes:
        words.pop()
    particles = phrases.get("names.particles")
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in particles:
        start -= 1
    known = [name for name in person.names if name and " " not in name and name in words[1:]]
    return known[0] if known and start == len(words) - 1 else " ".join(words[start:]).rstrip(",")


def _family_first(person: Person, words: list[str]) -> str:
    """Return a family name that stands first, as in Chinese; the whole name where no source tells which it is."""
    surnames = language("zh").own("names").get("latin", {}).get("surnames", "").split()
    if words[0] not in surnames or words[-1] in surnames:
        return ""
    alone = {name for name in person.names if " " not in name}
    if words[-1] in alone:
        return person.name if words[0] in alone else ""
    return words[0] if words[0] in alone else person.name

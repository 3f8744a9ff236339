"""The words between the quotations: a language's table of phrases, and sentences put together from them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from string import Formatter
from typing import Any

from wortlaut.languages.base import FALLBACK, language
from wortlaut.records import Piece

_GAPS = re.compile(r" (?= )|,(?=,)| (?=, )")  # French sets a space before a colon
Part = str | tuple[Piece, ...]  # what fills a slot


@dataclass(frozen=True, slots=True)
class Phrases:
    """The table ``phrases.toml`` of one language."""

    lang: str
    table: Mapping[str, Any]

    def get(self, key: str, /) -> Any:
        """Return the entry at a dotted key; None where the table has none."""
        entry: Any = self.table
        for name in key.split("."):
            entry = entry.get(name) if isinstance(entry, Mapping) else None
        return entry

    def one(self, key: str, /) -> str:
        """Return the phrase at a key."""
        return str(self.get(key))

    def pick(self, key: str, position: int, /) -> str:
        """Return the variant whose turn it is at that place of the note."""
        variants: Sequence[str] = self.get(key)
        return variants[position % len(variants)]

    def told(self, kind: str, known: str, source: str, position: int, /) -> str:
        """Return the sentence of a kind for what is known of the time and of the source (``Telling.known_as``)."""
        own = f"{kind}.{known}_{source}"
        return self.pick(own if self.get(own) else f"{kind}.{known}", position)

    def count(self, key: str, number: int, /, **slots: str) -> str:
        """Return the singular or plural phrase with the number in it."""
        singular, plural = self.get(key)
        return str(singular if number == 1 else plural).format(n=self.number(number), **slots)

    def number(self, number: int, /) -> str:
        """Return a small number as a word, a larger one in digits."""
        words: Sequence[str] = self.get("numbers.words")
        return words[number] if 0 <= number < len(words) else str(number)

    def listed(self, names: Sequence[str], /) -> str:
        """Return "a, b and c"."""
        if len(names) < 2:
            return "".join(names)
        comma, last = self.get("numbers.comma") or ", ", self.get("numbers.last") or f" {self.one('numbers.and')} "
        return f"{comma.join(names[:-1])}{last}{names[-1]}"


def phrases(lang: str, /) -> Phrases:
    """Return the phrases of a language; English where it has no table."""
    chosen = language(lang)
    if chosen.code == lang.split("-")[0].lower() and (table := chosen.own("phrases")):
        return Phrases(chosen.code, table)
    return Phrases(FALLBACK, language(FALLBACK).table("phrases"))


def compose(template: str, /, **slots: Part) -> tuple[Piece, ...]:
    """Return the template's pieces, each slot filled with words or with stretches of documents."""
    pieces: list[Piece] = []
    for literal, slot, _, _ in Formatter().parse(template):
        filling: Part = slots[slot] if slot else ""
        pieces.append(Piece(text=literal))
        pieces.extend((Piece(text=filling),) if isinstance(filling, str) else filling)
    return tuple(_single_spaced(piece) for piece in _merged(pieces))


def _single_spaced(piece: Piece) -> Piece:
    """Return our own words without the double space, or the one before a comma, that an empty slot left."""
    return replace(piece, text=_GAPS.sub("", piece.text)) if _is_plain(piece) else piece


def capitalised(pieces: tuple[Piece, ...], /) -> tuple[Piece, ...]:
    """Return the pieces with a capital first letter, where that letter is ours and not a source's."""
    if not pieces or not pieces[0].text:
        return pieces
    text = pieces[0].text.lstrip()
    if not text:
        return capitalised(pieces[1:])
    return (replace(pieces[0], text=text[0].upper() + text[1:]), *pieces[1:])


def _merged(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    merged: list[Piece] = []
    for piece in pieces:
        if not _is_plain(piece):
            merged.append(piece)
        elif piece.text and merged and _is_plain(merged[-1]):
            merged[-1] = Piece(text=merged[-1].text + piece.text)
        elif piece.text:
            merged.append(piece)
    return tuple(merged)


def _is_plain(piece: Piece) -> bool:
    return all(known is None for known in (piece.document, piece.reference, piece.quotation, piece.translated_from))

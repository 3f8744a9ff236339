"""What stands beside weights: where they come from, what they reach, and the digests of their files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wortlaut.errors import ModelError
from wortlaut.models.scheme import LINK_WIDTH, LINKS, SCHEME

FILE = "card.json"
WEIGHTS = ("model.onnx", "tokenizer.json")
SHOWN = 8
"""Digits of the digest that the name of what found something ends in."""
AGAIN = "train it again: wortlaut train CORPUS.jsonl --to DIR"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The card of one folder of weights."""

    name: str
    digests: Mapping[str, str]  # sha256 of each file, hexadecimal
    known: Mapping[str, Any]  # all that the card says

    @property
    def version(self) -> str:
        """Name and beginning of the digest: "extraction-1-3f2a09c1"."""
        return f"{self.name}-{self.digests[WEIGHTS[0]][:SHOWN]}"


def read_card(folder: Path, /) -> Card:
    """Return the card of a folder once its files are what it says; raises ModelError."""
    try:
        known = json.loads((folder / FILE).read_text("utf-8"))
        card = Card(name=str(known["name"]), digests=dict(known["digests"]), known=known)
        scheme = known["scheme"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{folder / FILE}: no card of a model: {error}", hint=AGAIN) from error
    if scheme != scheme_digest():
        raise ModelError(f"{folder}: weights for other labels than this version's", hint=AGAIN)
    for file in WEIGHTS:
        if digest_of(folder / file) != card.digests.get(file):
            raise ModelError(f"{folder / file} is not the file that its card describes", hint="fetch the weights again")
    return card


def write_card(folder: Path, name: str, said: Mapping[str, Any], /) -> Card:
    """Write the card of the weights in a folder and return it."""
    known = {
        "name": name,
        **said,
        "scheme": scheme_digest(),
        "digests": {file: digest_of(folder / file) for file in WEIGHTS},
    }
    (folder / FILE).write_text(json.dumps(known, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return read_card(folder)


def digest_of(path: Path, /) -> str:
    """Return the sha256 of a file; raises ModelError where it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ModelError(f"{path}: {error.strerror}", hint="fetch the weights again") from error


def scheme_digest() -> str:
    """Return what tells one set of labels from another."""
    return hashlib.sha256(json.dumps([SCHEME, LINKS, LINK_WIDTH]).encode()).hexdigest()[:SHOWN]

"""Learned helpers, by name and digest: the taggers that come with the package, or those of a folder."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from wortlaut.errors import UnknownPluginError
from wortlaut.ports import Tagger

__all__ = ["DEFAULT", "known_taggers", "load_tagger", "version_of"]

DEFAULT = "extraction-1"
WEIGHTS = Path(__file__).parent / "weights"


def known_taggers() -> tuple[str, ...]:
    """Return the names of the taggers that come with the package."""
    return tuple(sorted(card.parent.name for card in WEIGHTS.glob("*/card.json")))


@lru_cache(maxsize=2)
def load_tagger(name: str = DEFAULT, /) -> Tagger:
    """Return a tagger by the name it has in the package, or by the folder that ``wortlaut train`` wrote.

    Raises UnknownPluginError for another name, ModelError where the files are not what their card says or where
    onnxruntime is not installed.
    """
    from wortlaut.models.cards import read_card
    from wortlaut.models.tagging import OnnxTagger

    folder = _folder(name)
    return OnnxTagger(folder, read_card(folder).version)


def version_of(name: str = DEFAULT, /) -> str:
    """Return name and digest of a tagger without loading it; raises as ``load_tagger`` does."""
    from wortlaut.models.cards import read_card

    return read_card(_folder(name)).version


def _folder(name: str) -> Path:
    if name in known_taggers():
        return WEIGHTS / name
    if Path(name, "card.json").is_file():
        return Path(name)
    raise UnknownPluginError("tagger", name, known_taggers())

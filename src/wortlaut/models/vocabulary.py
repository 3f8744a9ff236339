"""The cut vocabulary: the pieces that European news is written in, of the encoder's quarter of a million."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING

from wortlaut.models.pretrained import Encoder

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FILE = "pieces.txt"
"""One piece a line in the encoder's order: those found at least twice in 7 million characters of English and German
news, novels and speeches, and the 10,000 likeliest of Latin script; they write such texts with .5 % more pieces."""
SPECIAL = 4
"""Pieces at the front that stand for no text: begin, pad, end, unknown."""


def pieces() -> tuple[str, ...]:
    """Return the kept pieces in the encoder's order."""
    return tuple((files("wortlaut.models") / FILE).read_text("utf-8").removesuffix("\n").split("\n"))


def cut(encoder: Encoder, kept: Sequence[str], /) -> Encoder:
    """Return the encoder with the kept pieces alone; ids follow their order there."""
    wanted = set(kept)
    rows = [row for row, piece in enumerate(encoder.pieces) if row < SPECIAL or piece in wanted]
    return replace(
        encoder,
        pieces=tuple(encoder.pieces[row] for row in rows),
        scores=tuple(encoder.scores[row] for row in rows),
        embeddings=encoder.embeddings[rows],
    )


def tokenizer_of(encoder: Encoder, /) -> Tokenizer:
    """Return the encoder's tokenizer, with offsets into the text as it was given."""
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

    scored = [(piece, float(score)) for piece, score in zip(encoder.pieces, encoder.scores, strict=True)]
    tokenizer = Tokenizer(models.Unigram(scored, unk_id=encoder.unknown))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    return tokenizer

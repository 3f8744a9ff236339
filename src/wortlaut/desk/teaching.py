"""The verb ``train``: corpora of gold quotations to the weights of a tagger, with their card."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wortlaut.desk.corpora import Gold, read_corpus
from wortlaut.desk.progress import Progress, silent
from wortlaut.errors import UsageError

if TYPE_CHECKING:
    from wortlaut.models.articles import Article
    from wortlaut.models.cards import Card

Report = Callable[[int, int, float], None]
"""Gets the step, how many there are, and the mean loss of the last ones."""


def train(
    corpora: Sequence[str | Path],
    to: str | Path,
    /,
    *,
    epochs: int | None = None,
    seed: int | None = None,
    licence: str = "",
    report: Report = lambda step, steps, loss: None,
    progress: Progress = silent,
) -> Card:
    """Write weights trained on the corpora into a folder and return their card; raises UsageError, ModelError.

    The same corpora, seed and machine give the same weights. A run that was stopped goes on with its last epoch.
    """
    if not corpora:
        raise UsageError("nothing to train on", hint="name files in the corpus format")
    articles = [article for path in corpora for article in progress("reading", _articles(path))]
    if not any(article.quotes for article in articles):
        raise UsageError("no quotation to learn from in the corpora", hint="name files with gold quotations")
    said = {
        "licence": licence or None,
        "data": [_data(path) for path in corpora],
        "command": _command(corpora, {"epochs": epochs, "seed": seed, "licence": licence or None}),
    }
    from wortlaut.models.making import make

    chosen = {name: value for name, value in (("epochs", epochs), ("seed", seed)) if value is not None}
    return make(articles, Path(to), said=said, report=report, plan=chosen)


def _articles(path: str | Path) -> list[Article]:
    return [_article(gold) for gold in read_corpus(path)]


def _article(gold: Gold) -> Article:
    from wortlaut.extracting.scene import scene
    from wortlaut.extracting.tagged import sentences_of
    from wortlaut.models.articles import Article

    document = gold.document
    return Article(
        id=document.id,
        lang=document.lang,
        text=document.text,
        paragraphs=sentences_of(scene(document)),
        quotes=gold.quotes,
    )


def _data(path: str | Path) -> dict[str, Any]:
    return {"file": Path(path).name, "sha256": hashlib.sha256(Path(path).read_bytes()).hexdigest()}


def _command(corpora: Sequence[str | Path], chosen: Mapping[str, int | str | None]) -> str:
    options = "".join(f" --{name} {value}" for name, value in chosen.items() if value is not None)
    return f"wortlaut train {' '.join(Path(path).name for path in corpora)} --to DIR{options}"

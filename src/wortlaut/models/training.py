"""Training of a tagger: articles with gold quotations to a network; the same input and seed give the same weights."""

from __future__ import annotations

import ctypes
import hashlib
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from wortlaut.models.articles import Article
from wortlaut.models.augmenting import Augmenter
from wortlaut.models.labelling import NONE, UNKNOWN, Labels, label
from wortlaut.models.network import Network, loss_of, padded
from wortlaut.models.pretrained import Encoder
from wortlaut.models.scheme import SCHEME
from wortlaut.models.windows import SIZE, Window, windows

if TYPE_CHECKING:
    from tokenizers import Tokenizer

GLIBC = {-3: 1 << 30, -1: (1 << 31) - 1, -2: 1 << 28}
"""Options of mallopt(3): from which size memory is mapped, how much free memory is kept, how much is taken at once."""
WARM = 0.06
"""Share of the steps in which the rates rise."""
LEAST = 0.02
"""Share of the highest rate that the last step still has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a training run is made of; the same plan and articles give the same weights on the same machine."""

    layers: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6, 7)  # of the encoder's twelve
    epochs: int = 12
    batch: int = 8  # windows
    rate: float = 2e-4  # of the encoder's weights
    head_rate: float = 1e-3
    decay: float = 0.01
    seed: int = 1
    threads: int = 2
    augment: bool = True


def train(
    articles: Sequence[Article],
    encoder: Encoder,
    tokenizer: Tokenizer,
    plan: Plan,
    report: Callable[[int, int, float], None],
    *,
    kept: Path | None = None,
) -> Network:
    """Return a network trained on the articles; ``report`` gets step, steps and the mean loss of the last ones.

    Where ``kept`` names a file, each epoch's end is kept there, and a run that finds its own goes on behind it.
    """
    keep_memory()
    torch.manual_seed(plan.seed)
    torch.set_num_threads(plan.threads)
    chance = random.Random(plan.seed)
    network = Network(encoder, plan.layers)
    body = [weight for name, weight in network.named_parameters() if weight.requires_grad and "head" not in name]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": plan.rate}, {"params": network.head.parameters(), "lr": plan.head_rate}],
        weight_decay=plan.decay,
    )
    highest = [group["lr"] for group in optimizer.param_groups]
    steps, step, done, recent = 0, 0, 0, []
    network.train()
    augmenter = Augmenter(articles) if plan.augment else None
    mark = _mark(articles, plan)
    if kept is not None and kept.is_file():
        steps, step, done = _resumed(kept, mark, network, optimizer, chance)
    for epoch in range(done, plan.epochs):
        samples = list(_samples(articles, tokenizer, chance, augmenter if epoch else None))
        batches = _batches(samples, plan.batch, chance)
        steps = steps or plan.epochs * len(batches)
        for batch in batches:
            share = max(LEAST, 1 - step / steps) * min(1.0, (step + 1) / max(1.0, WARM * steps))
            for group, rate in zip(optimizer.param_groups, highest, strict=True):
                group["lr"] = rate * share
            recent.append(_learn(network, optimizer, body, batch))
            step += 1
            if step % 20 == 0:
                report(step, steps, sum(recent) / len(recent))
                recent.clear()
        if kept is not None:
            parts = (network.state_dict(), optimizer.state_dict(), torch.get_rng_state(), chance.getstate())
            torch.save((mark, steps, step, epoch + 1, *parts), kept)
    return network.eval()


def _mark(articles: Sequence[Article], plan: Plan) -> str:
    """Return what tells this run's kept state from another's."""
    digest = hashlib.sha256(repr(plan).encode())
    for article in articles:
        digest.update(article.text.encode())
    return digest.hexdigest()


def _resumed(
    kept: Path, mark: str, network: Network, optimizer: torch.optim.Optimizer, chance: random.Random
) -> tuple[int, int, int]:
    """Bring back the state of this run, if it is this run's; return steps, step and the epochs done."""
    saved = torch.load(kept, weights_only=False)
    if saved[0] != mark:
        return 0, 0, 0
    network.load_state_dict(saved[4])
    optimizer.load_state_dict(saved[5])
    torch.set_rng_state(saved[6])
    chance.setstate(saved[7])
    return saved[1], saved[2], saved[3]


Sample = tuple[Window, Labels]


def keep_memory() -> bool:
    """Let glibc keep freed memory instead of giving it back after each step; return whether it does.

    A step of eight windows took 1.4 s so, 6 to 12 s without (two threads of a virtual machine, where each page that
    comes anew is dear); 0.6 s with tcmalloc preloaded.
    """
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return False
    return all(mallopt(option, value) for option, value in GLIBC.items())


def _learn(
    network: Network, optimizer: torch.optim.Optimizer, body: Sequence[torch.Tensor], batch: Sequence[Sample]
) -> float:
    ids = padded([window.ids for window, _ in batch])
    size = ids.shape[1]
    layers = {name: _rows([labels.layers[name] for _, labels in batch], size) for name in SCHEME}
    links = {name: _rows([_shifted(labels.links[name]) for _, labels in batch], size) for name in batch[0][1].links}
    with torch.autocast("cpu", dtype=torch.bfloat16):
        output = network(ids)
    loss = loss_of(output.float(), layers, links, ids != 1)
    optimizer.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(body, 1.0)
    optimizer.step()
    return float(loss.detach())


def _shifted(links: Sequence[int]) -> list[int]:
    """Return links as places of the batch, where BEGIN stands first and means "none"."""
    return [UNKNOWN if link == UNKNOWN else 0 if link == NONE else link + 1 for link in links]


def _rows(labels: Sequence[Sequence[int]], size: int) -> torch.Tensor:
    return torch.tensor([[UNKNOWN, *row] + [UNKNOWN] * (size - len(row) - 1) for row in labels])


def _samples(
    articles: Sequence[Article], tokenizer: Tokenizer, chance: random.Random, augmenter: Augmenter | None
) -> Iterator[Sample]:
    for article in articles:
        seen = augmenter(article, chance) if augmenter is not None else article
        for window in windows(tokenizer, seen.text, seen.paragraphs, first=chance.randint(SIZE // 3, SIZE)):
            yield window, label(window, seen.quotes)


def _batches(samples: list[Sample], size: int, chance: random.Random) -> list[list[Sample]]:
    """Return batches of windows of about the same length, in random order."""
    chance.shuffle(samples)
    samples.sort(key=lambda sample: len(sample[0].ids) // 16)
    batches = [samples[start : start + size] for start in range(0, len(samples), size)]
    chance.shuffle(batches)
    return batches

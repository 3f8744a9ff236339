"""What stands around an article's words although it is none of them: title, byline, pull quotes, labels of boxes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wortlaut.collecting.building import Passage
from wortlaut.collecting.gates import is_ending, is_label

HEAD = 8  # passages at the top among which the title and the byline stand
KICKER_LENGTH = 40  # characters; a longer passage above the title is a teaser
BYLINE_WORDS = 5  # beside the names: "By", "and", "in Hamburg"
MOST_PULLED = 40  # quotations set apart; a page with more of them is made of them (and each costs a search)
PULLED_LENGTH = 25  # characters; shorter ones are answers ("Nein.") that may well come twice
_WORDS = re.compile(r"[^\W_]+")
_MARKED = re.compile(r"\A[\"“„»«‘‚'].*[\"”“«»’‘'][.,]?\Z", re.DOTALL)


def trimmed(passages: Sequence[Passage], /, *, title: str | None, authors: Sequence[str] = ()) -> list[Passage]:
    """Return the passages without a repeated title and what is above it, byline, pull quotes, lines of rights."""
    kept = _below_title(passages, title)
    named = {word for author in authors for word in _words(author)}
    head = [passage for passage in kept[:HEAD] if not _is_byline(passage, named)]
    told = [passage for passage in [*head, *kept[HEAD:]] if not is_label(passage.text)]
    while told and is_ending(told[-1].text):
        told.pop()
    return _without_pulled(told)


def _below_title(passages: Sequence[Passage], title: str | None) -> list[Passage]:
    """Leave out a line that repeats the title, which the document carries apart, and short lines above it."""
    wanted = _words(title or "")
    for place, passage in enumerate(passages[:HEAD]):
        if wanted and passage.kind in ("heading", "paragraph") and _words(passage.text) == wanted:
            above = [other for other in passages[:place] if len(other.text) > KICKER_LENGTH]
            return [*above, *passages[place + 1 :]]
    return list(passages)


def _is_byline(passage: Passage, named: set[str]) -> bool:
    words = _words(passage.text)
    beside = [word for word in words if word not in named]
    return bool(named) and named.issubset(words) and len(beside) <= BYLINE_WORDS


def _without_pulled(passages: Sequence[Passage]) -> list[Passage]:
    """Leave out quotations set apart that only repeat words of a longer passage."""
    running = [" ".join(_words(passage.text)) for passage in passages]
    if sum(map(_may_be_pulled, passages)) > MOST_PULLED:
        return list(passages)
    whole = "\n".join(running)
    return [
        passage
        for passage, words in zip(passages, running, strict=True)
        if not (_may_be_pulled(passage) and whole.count(words) > 1 and running.count(words) != whole.count(words))
    ]


def _may_be_pulled(passage: Passage) -> bool:
    if len(passage.text) < PULLED_LENGTH or passage.kind in ("heading", "list"):
        return False
    return passage.kind == "quote" or bool(_MARKED.match(passage.text))


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())

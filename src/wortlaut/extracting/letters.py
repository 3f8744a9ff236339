"""Letters to the editor: what stands above a name and a place on a line of their own is that reader's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wortlaut.extracting.cues import Grammar
from wortlaut.extracting.scene import Passage, Scene
from wortlaut.extracting.speeches import Utterance
from wortlaut.extracting.tokens import Tokens
from wortlaut.records import Span

SIGNATURE = 80
"""Characters of the longest signature with its place or street."""
NAME = (2, 5)
"""Words of a name, at least and at most."""
HEAD = 2
"""Paragraphs in which a page says that it holds letters, if not its title does."""
ENDS = ".!?…”“\"»«’'"


def letters(view: Scene, /) -> Iterator[Utterance]:
    """Yield the paragraphs of the letters of a page in order; nothing where it is no page of letters."""
    passages = [passage for passage in view.passages if passage.paragraph.kind in ("paragraph", "heading")]
    signed = [(number, name) for number, passage in enumerate(passages) if (name := _signature(view, passage))]
    if not signed or not _of_letters(view, passages[:HEAD]):
        return
    start = _first(view, passages, signed[0][0])
    for number, name in signed:
        for passage in passages[start:number]:
            if _text(view, passage)[-1] in ENDS:
                yield Utterance(passage, name, "written")
        start = number + 1


def _of_letters(view: Scene, head: Sequence[Passage]) -> bool:
    lines = (view.document.title or "", *(_text(view, passage) for passage in head))
    words = [word.strip(":,.–-\"“”„'’").lower() for line in lines for word in line.split()]
    return any(view.grammar.has("letters", word) for word in words)


def _first(view: Scene, passages: Sequence[Passage], signature: int) -> int:
    """Return the paragraph at which the first letter begins: behind the one that leads to them with a colon."""
    led = [number for number in range(signature) if _text(view, passages[number])[-1] == ":"]
    return led[-1] + 1 if led else 0


def _signature(view: Scene, passage: Passage) -> Span | None:
    """Return the name of a line that holds nothing but a name, and where its bearer lives."""
    tokens = passage.tokens
    text = _text(view, passage)
    if len(text) > SIGNATURE or text[-1] in ".!?:;…" or not len(tokens):
        return None
    end = next((index for index in range(len(tokens)) if tokens.words[index] in ",("), len(tokens))
    named = NAME[0] <= end <= NAME[1] and _all_name(tokens, end, view.grammar)
    return Span(tokens.starts[0], tokens.ends[end - 1]) if named else None


def _all_name(tokens: Tokens, end: int, rules: Grammar) -> bool:
    """Tell whether the words are capital, but for particles inside: "Ida von Kroll", "Jan O. Lund"."""
    groups = ("determiners", "openers", "letters")
    words = [index for index in range(end) if tokens.words[index] != "."]
    if not words or any(any(rules.has(group, tokens.lowers[index]) for group in groups) for index in words[:1]):
        return False
    inside = words[1:-1]
    return all(tokens.capital(i) and tokens.words[i].replace("-", "").isalpha() for i in (words[0], words[-1])) and all(
        tokens.capital(index) or rules.has("inside", tokens.lowers[index]) for index in inside
    )


def _text(view: Scene, passage: Passage) -> str:
    return view.document.text[passage.paragraph.start : passage.paragraph.end]

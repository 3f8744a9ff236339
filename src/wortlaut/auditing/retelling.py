"""Words between marks that a document tells in other words: a paraphrase printed as a quotation."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from wortlaut.auditing.lexicon import lexicon
from wortlaut.auditing.numerals import amounts
from wortlaut.auditing.tokens import Text, Token, tokenise
from wortlaut.auditing.turns import sentences
from wortlaut.auditing.weights import detect, stopwords
from wortlaut.records import Comparison, Document, Flag, Span, Verdict

STEM = 5  # letters: "Stellen" and "Stelle", "Arbeitsplätze" stays apart
SHORTEST = 5  # words; of less nobody can say that another text tells the same
TOLD = 0.5  # share of the telling words that the passage has, figures among them
TOLD_BARE = 0.75  # the same where no figure ties the two together
FEWEST = 4  # such words at least
LONGEST_TEXT = 400_000  # characters of a document that are cut into sentences


def retold(wording: str, document: Document, /) -> Comparison | None:
    """Return the passage of the document that tells what the wording says; None in another language or where none does.

    All figures of the wording must stand in the passage, and half of its telling words.
    """
    lang = detect(document.text, document.lang)
    words = tokenise(wording).words
    if len(words) < SHORTEST or detect(wording) not in ("und", lang):
        return None
    figures, stems = _figures(words, lang), _stems(words, lang)
    if len(stems) < FEWEST:
        return None
    needed = TOLD if len(figures) > 1 else TOLD_BARE
    best: tuple[float, Span] | None = None
    for span, others, known in _windows(document.text[:LONGEST_TEXT], lang):
        share = len(stems & known) / len(stems)
        if share >= needed and figures <= others and (best is None or share > best[0]):
            best = (share, span)
    if best is None:
        return None
    return Comparison(
        verdict=Verdict.ABSENT,
        document=document.id,
        spans=(best[1],),
        flags=(Flag.PARAPHRASED,),
        score=round(best[0], 4),
    )


def _stems(words: tuple[Token, ...], lang: str) -> frozenset[str]:
    return frozenset(token.key[:STEM] for token in words if token.key not in stopwords(lang))


def _figures(words: tuple[Token, ...], lang: str) -> frozenset[str]:
    known = lexicon(lang)
    atoms, _ = amounts([token.key for token in words if token.key not in known.ambiguous_numbers], known)
    return frozenset(atom for atom in atoms if atom[:1].isdigit())


@lru_cache(maxsize=32)
def _sentences(text: str, lang: str) -> tuple[tuple[Span, frozenset[str], frozenset[str]], ...]:
    found = []
    for start, end in sentences(text):
        words = Text(text[start:end]).words
        if words:
            span = Span(start + words[0].start, start + words[-1].end)
            found.append((span, _figures(words, lang), _stems(words, lang)))
    return tuple(found)


def _windows(text: str, lang: str) -> Iterator[tuple[Span, frozenset[str], frozenset[str]]]:
    """Yield each sentence, and each two in a row."""
    cut = _sentences(text, lang)
    for place, (span, figures, stems) in enumerate(cut):
        yield span, figures, stems
        if place + 1 < len(cut):
            behind, more, others = cut[place + 1]
            yield Span(span.start, behind.end), figures | more, stems | others

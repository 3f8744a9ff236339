"""A wording whose document speaks another language: the passage that shares its names, figures and cognates."""

from __future__ import annotations

from wortlaut.auditing.lexicon import Lexicon, lexicon
from wortlaut.auditing.numerals import amounts
from wortlaut.auditing.tokens import Text, Token, tokenise
from wortlaut.auditing.turns import next_sentence_end
from wortlaut.auditing.weights import stopwords
from wortlaut.records import Comparison, Difference, Document, Flag, Span, Verdict

SHORTEST_COGNATE = 4  # letters
COGNATE = 80.0  # similarity of two words in percent: Italien and Italy 77 by ratio, 83 by their shared beginning
ENOUGH = 0.34  # share of the wording's telling words with a partner in the passage
FEWEST = 2  # partners: one shared name proves nothing
LONGEST = 400  # sentences looked at


def passage(wording: str, document: Document, /, *, lang: str) -> Comparison | None:
    """Return the sentence of the document that the wording may translate, or None; only names and figures can tell."""
    quoted, found = lexicon(lang), lexicon(document.lang)
    words = _telling(tokenise(wording).words, lang)
    if not words:
        return None
    scored = [
        (-_partners(words, tokenise(document.text).words[start:end], document.lang), start, end)
        for start, end in _sentences(tokenise(document.text))
    ]
    if not scored:
        return None
    best, start, end = min(scored)
    if -best < max(FEWEST, ENOUGH * len(words)):
        return None
    tokens = tokenise(document.text).words[start:end]
    span = Span(tokens[0].start, tokens[-1].end)
    doubts = _doubts(tokenise(wording).words, tokens, quoted, found)
    return Comparison(
        verdict=Verdict.TRANSLATED,
        document=document.id,
        spans=(span,),
        differences=tuple(
            Difference(kind=kind, quoted=wording, found=span.of(document.text), found_span=span) for kind in doubts
        ),
        flags=(Flag.DOUBTFUL,) if doubts else (),
        score=round(min(1.0, -best / len(words)), 4),
    )


def _telling(tokens: tuple[Token, ...], lang: str) -> list[Token]:
    return [token for token in tokens if token.key not in stopwords(lang)]


def _sentences(text: Text) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    offset = 0
    while offset < len(text.raw) and len(found) < LONGEST:
        end = offset + next_sentence_end(text.raw[offset : offset + 2_000])
        first, last = text.place(offset), text.place(end)
        if first < last:
            found.append((first, last))
        offset = max(end, offset + 1)
    return found


def _partners(words: list[Token], tokens: tuple[Token, ...], lang: str) -> int:
    others = [_plain(token.key) for token in _telling(tokens, lang)]
    return sum(_has_partner(_plain(word.key), others) for word in words)


def _plain(key: str) -> str:
    from anyascii import anyascii

    return str(anyascii(key)).lower()


def _has_partner(word: str, others: list[str]) -> bool:
    from rapidfuzz.distance import JaroWinkler

    if word in others:
        return True
    if len(word) < SHORTEST_COGNATE or any(map(str.isdigit, word)):
        return False
    return any(
        len(other) >= SHORTEST_COGNATE and 100 * JaroWinkler.similarity(word, other) >= COGNATE for other in others
    )


def _doubts(quoted: tuple[Token, ...], found: tuple[Token, ...], one: Lexicon, other: Lexicon) -> list[str]:
    """Return what does not match: figures by their value, negations by their number."""
    keys, others = [token.key for token in quoted], [token.key for token in found]
    doubts = []
    if [atom for atom in amounts(keys, one)[0] if _is_value(atom)] != [
        atom for atom in amounts(others, other)[0] if _is_value(atom)
    ]:
        doubts.append("number")
    if bool(sum(map(one.negates, keys))) != bool(sum(map(other.negates, others))):
        doubts.append("negation")
    return doubts


def _is_value(atom: str) -> bool:
    return atom[:1].isdigit() and atom not in ("0", "1")

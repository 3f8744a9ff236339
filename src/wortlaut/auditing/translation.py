"""A wording whose document speaks another language: the passage that shares its names, figures and cognates."""

from __future__ import annotations

from decimal import Decimal

from wortlaut.auditing.glossary import glossary, means, plain
from wortlaut.auditing.lexicon import Lexicon, lexicon
from wortlaut.auditing.numerals import amounts
from wortlaut.auditing.tokens import Text, Token, tokenise
from wortlaut.auditing.turns import next_sentence_end
from wortlaut.auditing.weights import stopwords
from wortlaut.records import Comparison, Difference, Document, Flag, Span, Verdict

SHORTEST_COGNATE = 4  # letters
COGNATE = 80.0  # similarity of two words in percent: Italien and Italy 77 by ratio, 83 by their shared beginning
COGNATES = 0.34  # share of the wording's telling words with a partner in the passage, where only names and origins tell
ENOUGH = 0.51  # the same where a glossary helps: of 173 wordings and wrong documents 2 of more than 3 words reach it
CLEAR = 0.75  # share from which the passage may be longer: a wording may translate a part of it
NARROW, WIDE, SLACK = 1.5, 4.0, 4  # times the wording's words, and some more
MOST_SENTENCES = 4  # of a document in a row that one wording may translate
LONGER = 1.6  # times the wording's length, beyond which no more sentences are added
FEWEST = 2  # partners: one shared name proves nothing
LONGEST = 400  # sentences looked at


def passage(wording: str, document: Document, /, *, lang: str) -> Comparison | None:
    """Return the sentences of the document that the wording may translate, or None.

    Names, figures, words of one origin, and those of the glossary tell.
    """
    quoted, found = lexicon(lang), lexicon(document.lang)
    text = tokenise(document.text)
    words = _telling(tokenise(wording).words, quoted)
    if not words:
        return None
    known = _known(words, text, quoted, found)
    best, start, end = _densest(known, text, len(tokenise(wording).words))
    enough = ENOUGH if glossary(quoted.code, found.code).entries else COGNATES
    if best < max(FEWEST, enough * len(known)) or end - start > _longest(best / len(known), tokenise(wording)):
        return None
    tokens = text.words[start:end]
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
        score=round(min(1.0, best / len(known)), 4),
    )


def _longest(share: float, wording: Text) -> int:
    """Return how many words a passage may have: the fewer partners, the nearer to the wording's own number."""
    return int((WIDE if share >= CLEAR else NARROW) * len(wording.words)) + SLACK


def _densest(known: list[frozenset[int]], text: Text, length: int) -> tuple[int, int, int]:
    """Return how many words have a partner in the best row of sentences, and which words of the document it has."""
    sentences = _sentences(text)
    best = (0, 0, 0, 0)
    for first in range(len(sentences)):
        start = sentences[first][0]
        for _, end in sentences[first : first + MOST_SENTENCES]:
            partners = sum(any(start <= place < end for place in places) for places in known)
            best = max(best, (partners, -abs(end - start - length), -start, end))
            if end - start > length * LONGER:
                break
    return best[0], -best[2], best[3]


def _known(words: list[Token], text: Text, one: Lexicon, other: Lexicon) -> list[frozenset[int]]:
    """Return for each word of the wording where the document has a partner of it; any negator is one of any other."""
    table = glossary(one.code, other.code)
    places: dict[str, list[int]] = {}
    for place, token in enumerate(text.words):
        if token.key not in stopwords(other.code):
            places.setdefault(plain(token.key), []).append(place)
    negators = frozenset(place for place, token in enumerate(text.words) if other.negates(token.key))
    values = _values(text, other)
    found = [negators] if any(one.negates(token.key) for token in words) else []
    for word in dict.fromkeys(token.key for token in words if not one.negates(token.key)):
        key, stems = plain(word), table.meanings(plain(word))
        partners = [other for other in places if _are_partners(key, other) or (stems and means(stems, other))]
        same = values.get(one.number(word), ()) if word not in one.ambiguous_numbers else ()
        found.append(frozenset(place for partner in partners for place in places[partner]).union(same))
    return found


def _values(text: Text, known: Lexicon) -> dict[Decimal | None, list[int]]:
    """Return where each figure of the document stands, by its value; 80 000 is one."""
    found: dict[Decimal | None, list[int]] = {}
    for place, token in enumerate(text.words):
        value = None if token.key in known.ambiguous_numbers else known.number(token.key)
        if value is not None:
            found.setdefault(value, []).append(place)
            atoms, _ = amounts([token.key, *(one.key for one in text.words[place + 1 : place + 2])], known)
            if len(atoms) == 1:
                found.setdefault(Decimal(atoms[0]), []).append(place)
    found.pop(None, None)
    return found


def _telling(tokens: tuple[Token, ...], known: Lexicon) -> list[Token]:
    return [token for token in tokens if token.key not in stopwords(known.code) or known.negates(token.key)]


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


def _are_partners(word: str, other: str) -> bool:
    """Tell whether two words are the same name or figure, or of one origin."""
    from rapidfuzz.distance import JaroWinkler

    if word == other:
        return True
    if min(len(word), len(other)) < SHORTEST_COGNATE or any(map(str.isdigit, word)) or word[0] != other[0]:
        return False
    return 100 * JaroWinkler.similarity(word, other) >= COGNATE


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

"""How notes read: what of a good editor's work can be counted, on notes of the sample press in each language.

    python evaluation/writing.py [--show] [--json] [--lang L]

``repeated`` is the share of quotations whose introduction is built like the one before under the same heading (names,
dates and places taken out); ``words`` the mean length of a sentence; ``quoted`` the share of words that are a source's;
``uncited`` how many sentences carry no evidence; ``grammar`` how many of our own words break a rule that can be looked
up (articles, elisions, doubled prepositions, word order, gender of an office, spaces and stops); ``errors`` what the
audit objects to; ``off`` by how much of the asked length a note of 300, 1,000 and 2,000 words misses it, at most.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import wortlaut
from wortlaut.desk import Brief
from wortlaut.languages import language
from wortlaut.records import Sentence

PRESS = Path(__file__).parent.parent / "examples" / "press"
PEOPLE = ("Thekla Lührsen", "Birgit Komorowski", "Priya Nambiar", "Torben Hasselrath", "Henning Lührsen", "Gao Wenbo")
LANGS = ("en", "de", "fr", "es", "it", "zh")
LENGTHS = (300, 1000, 2000)
QUOTE, OWN = "⟦q⟧", "⟦o⟧"  # a source's words between marks, and without them

# Rules of each language that our own words must keep, whatever fills the slots: a pattern that must not be found.
ANY = {
    "a slot that stayed empty": r"[{}]|\bNone\b",
    "two spaces": r"  ",
    "a space before a stop": r"\w [.,](?!\w|\.)",
    "two stops": r"(?<!\.)\.\.(?!\.)|,,|;;|。。",
}
RULES = {
    "en": {
        "a before a vowel": r"\ba (?=[aeio]\w)",
        "an before a consonant": r"\ban (?=[bcdfgjklmnpqrtvwxyz])",
        "two prepositions": r"\b(?:in|on|at|of|by|to) (?:in|on|at|of|by|to)\b(?<!passed on by)",
        "number of one": r"\bone (?:more )?(?:statement|difference|change) (?:rest|are|have)\b",
        "number of many": r"\bstatements (?:rests|is|has)\b",
        "an adverb doubled": r"\balso added\b|\b[Ii]n addition, \w+ added\b",
        "a sentence begins small": r"^[a-z]",
    },
    "de": {
        "two prepositions": r"\b(?:am|im|um|in|bei|auf|laut|von|zum|zur) (?:am|im|um|in|bei|auf|laut|von|zum|zur)\b",
        "verb not in second place": r"^(?:Am|Im|Um|Laut|Außerdem|Weiter|Zudem) [^,:]{0,90}\b(?:sie|er) \w+te\b",
        "verb not first behind a clause": r"^Wie [^,:]+, (?:sie|er) (?:sagte|erklärte|fragte)\b",
        "an article of the wrong gender": r"\b(?:auf|in|bei) (?:der|die|das) \w+(?:gipfel|kongress|forum|ausschuss)\b",
        "an article of the wrong gender, too": r"\b(?:auf|in|bei) dem \w+(?:konferenz|versammlung)\b",
        "an adjective not bent": r"\b(?:auf|in|bei) (?:der|dem) \w+(?:s|er|es) [A-ZÄÖÜ]\w+(?:konferenz|gipfel|rede)\b",
        "number of the verb": r"\beiner Aussage[^.;]* beruhen|\beine davon haben|\bAussagen beruht\b",
        "a sentence begins small": r"^[a-zäöü]",
    },
    "fr": {
        "le, de or que before a vowel": r"\b(?:le|la|de|que|ce) (?!huit|onze)(?=[aeiouéèêh][a-zé])",
        "an article not contracted": r"\b(?:de le|de les|à le|à les)\b",
        "no space before a colon": r"[^\u00a0\s]:",
        "on the first": r"\b1 (?:janvier|février|mars|avril|mai|juin|juillet|août|\w+bre)\b",
        "two prepositions": r"\b(?:dans|lors|selon|à|de|en) (?:dans|lors|selon|à|de|en)\b",
    },
    "es": {
        "an article not contracted": r"\b(?:de el|a el)\b",
        "y before i": r"\by (?=[iI]\w)",
        "two prepositions": r"\b(?:en|de|a|según|por) (?:en|de|a|según|por)\b",
        "an article repeated": r"\b(?:el el|la la|los los)\b",
    },
    "it": {
        "an article not contracted": r"\b(?:di il|a il|da il|in il|su il)\b",
        "il before a vowel": r"\b(?:il|lo|la|un) (?=[aeiou]\w)(?!(?:un|la) (?:altra)\b)",
        "il eight and il eleven": r"\bil (?:8|11) ",
        "two prepositions": r"\b(?:in|di|a|da|su|secondo) (?:in|di|a|da|su|secondo)\b",
    },
    "zh": {
        "a western stop": r"[\u4e00-\u9fff][,;:.](?!\d)",
        "a space between signs": r"[\u4e00-\u9fff] +[\u4e00-\u9fff]",
        "a place named twice": r"在在|于于|说说",
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One note as an editor's ruler sees it."""

    person: str
    lang: str
    introductions: tuple[tuple[str, ...], ...]  # of each theme, names and dates taken out
    lengths: tuple[int, ...]  # of sentences, in words
    quoted: int  # words of sources
    uncited: int
    grammar: tuple[tuple[str, str], ...]  # rule and sentence
    errors: int

    @property
    def repeated(self) -> tuple[int, int]:
        """Introductions like the one before, of those that have one before them."""
        pairs = [pair for theme in self.introductions for pair in pairwise(theme)]
        return sum(one == other for one, other in pairs), len(pairs)


def read(brief: Brief) -> Read:
    """Return what can be counted in a note."""
    note = brief.note
    every = [one for section in note.sections for part in section.paragraphs for one in part]
    names = _names(brief)
    themes = [
        tuple(_shape(_masked(one), names, note.lang) for part in section.paragraphs for one in part if one.statement)
        for section in note.sections
        if section.kind == "theme"
    ]
    texts = [(one, _masked(one)) for one in every]
    sources = sum(_words(brief, piece.document, piece.span) for one in every for piece in one.pieces if piece.document)
    return Read(
        person=brief.person.name,
        lang=note.lang,
        introductions=tuple(themes),
        lengths=tuple(_length(brief, one) for one in every),
        quoted=sources,
        uncited=sum(not one.evidence for one in every),
        grammar=tuple(_broken([text for _, text in texts], note.lang, brief)),
        errors=sum(finding.level == "error" for finding in brief.audit.findings),
    )


def _masked(sentence: Sentence) -> str:
    """Return our own words, with signs for those of sources; reference marks all alike."""
    shown = [
        (QUOTE if piece.quotation else OWN) if piece.document else "[1]" if piece.reference else piece.text
        for piece in sentence.pieces
    ]
    return "".join(shown).strip()


def _names(brief: Brief) -> Sequence[str]:
    outlets = {document.outlet for document in brief.documents.values() if document.outlet}
    places = {part for one in brief.dossier.occasions for part in (one.name, one.place) if part}
    return sorted({*outlets, *places, *brief.person.names, brief.person.name}, key=len, reverse=True)


def _shape(text: str, names: Sequence[str], lang: str) -> str:
    """Return how a sentence is built: without names, dates, numbers and brackets."""
    for name in names:
        text = text.replace(name, "·")
    months = "|".join(map(re.escape, _months(lang)))
    bare = re.sub(rf"\([^)]*\)|（[^）]*）|\d+|{months}", "", text)
    return re.sub(r"\W+", " ", bare).strip().casefold()


def _months(lang: str) -> Sequence[str]:
    from babel.dates import get_month_names

    return [name for width in ("wide",) for name in get_month_names(width, locale=lang).values()]


def _words(brief: Brief, document: str | None, span: wortlaut.Span | None) -> int:
    return _count(span.of(brief.documents[document].text)) if document and span else 0


def _count(text: str) -> int:
    """Return the words of a text, two Chinese signs for one; marks that stand alone, as in French, are none."""
    apart = re.sub(r"[\u3400-\u9fff]", " ", text)
    return (len(text) - len(re.sub(r"[\u3400-\u9fff]", "", text))) // 2 + len(re.findall(r"\S*\w\S*", apart))


def _length(brief: Brief, sentence: Sentence) -> int:
    own = sum(_count(piece.text) for piece in sentence.pieces if not piece.document)
    return own + sum(_words(brief, piece.document, piece.span) for piece in sentence.pieces)


def _broken(texts: Sequence[str], lang: str, brief: Brief) -> Iterator[tuple[str, str]]:
    rules = {**ANY, **RULES[lang]}
    for text in texts:
        yield from ((rule, text) for rule, pattern in rules.items() if re.search(pattern, text))
    wrong = _offices(lang, "m" if brief.person.gender == "f" else "f") if brief.person.gender else ()
    for word in wrong:
        if re.search(rf"\b{re.escape(word)}\b", texts[0] if texts else ""):
            yield f"gender of the office ({word})", texts[0]


def _offices(lang: str, gender: str) -> list[str]:
    """Return the titles that only the other gender has."""
    table = language(lang).own("offices")
    other = "f" if gender == "m" else "m"
    return [str(one[gender]) for one in table.values() if gender in one and one[gender] != one.get(other)]


def missed(library: wortlaut.Library, lang: str) -> float:
    """Return by which share of the asked words the notes of some lengths miss it, at most."""
    shares = []
    for asked in LENGTHS:
        note = wortlaut.brief(PEOPLE[0], library, lang=lang, length=asked)
        words = sum(read(note).lengths)
        shares.append(abs(words - asked) / asked)
    return max(shares)


def main() -> None:
    """Print a line for each language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print the sentences that break a rule")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--lang", choices=LANGS, action="append")
    asked = parser.parse_args()
    total: dict[str, dict[str, float]] = {}
    with wortlaut.collect(PRESS) as library:
        for lang in asked.lang or LANGS:
            notes = [read(wortlaut.brief(person, library, lang=lang)) for person in PEOPLE]
            total[lang] = figures(notes) | {"off": round(missed(library, lang), 3)}
            if asked.show:
                for note in notes:
                    for rule, text in note.grammar:
                        print(f"{lang} {note.person}: {rule}: {text}")
    if asked.json:
        sums = {key: sum(one[key] for one in total.values()) for key in ("uncited", "grammar", "errors")}
        worst = {key: max(one[key] for one in total.values()) for key in ("repeated", "off")}
        print(json.dumps(sums | worst | {"languages": total}))
        return
    for lang, one in total.items():
        print(lang, " ".join(f"{key} {value:g}" for key, value in one.items()))


def figures(notes: Sequence[Read]) -> dict[str, float]:
    """Return the figures of a language's notes together."""
    again, pairs = (sum(note.repeated[at] for note in notes) for at in (0, 1))
    lengths = [length for note in notes for length in note.lengths]
    return {
        "notes": len(notes),
        "sentences": len(lengths),
        "repeated": round(again / max(1, pairs), 3),
        "words": round(sum(lengths) / len(lengths), 1),
        "quoted": round(sum(note.quoted for note in notes) / sum(lengths), 3),
        "uncited": sum(note.uncited for note in notes),
        "grammar": sum(len(note.grammar) for note in notes),
        "errors": sum(note.errors for note in notes),
    }


if __name__ == "__main__":
    main()

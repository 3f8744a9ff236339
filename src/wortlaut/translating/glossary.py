"""Words that have one translation: offices of our tables, and what the user's glossary says."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wortlaut.errors import UsageError, reason
from wortlaut.languages.base import language
from wortlaut.languages.scripts import has_cjk

FORMS = ("any", "m", "f")
LONGEST = 2_000  # entries of a user's glossary for one pair of languages
STEM = 4  # letters of a word that stay whatever its ending
_PAIR = re.compile(r"[a-z]{2,3}-[a-z]{2,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Words of one language and what they are in another."""

    source: str
    target: str
    forced: bool = False  # by the user: a translation without it does not stand


@cache
def office_terms(source: str, target: str, /) -> tuple[Term, ...]:
    """Return the offices that both languages have under one key, longest first."""
    mine, theirs = (language(code).own("offices") for code in (source, target))
    found = []
    for key in mine.keys() & theirs.keys():
        into = {form: str(theirs[key].get(form) or theirs[key].get("any") or theirs[key].get("m")) for form in FORMS}
        forms = [(str(mine[key][form]), into[form]) for form in FORMS if form in mine[key]]
        forms += [(str(other), into["any"]) for other in mine[key].get("also", ())]
        found += [Term(source=word, target=other) for word, other in forms]
    return tuple(sorted(found, key=lambda term: (-len(term.source), term.source, term.target)))


def read_glossary(path: str | Path, /) -> dict[str, tuple[Term, ...]]:
    """Return the user's terms by pair of languages ("de-en"); raises UsageError that names the place.

    The file is TOML: a table for each pair, with the words on the left and their translation on the right.
    """
    hint = 'write it as: [de-en] and lines like "Betriebsrat" = "works council"'
    try:
        tables = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: {reason(error)}", hint=hint) from error
    found: dict[str, tuple[Term, ...]] = {}
    for pair, table in tables.items():
        if not _PAIR.fullmatch(pair) or not isinstance(table, dict):
            raise UsageError(f"{path}: {pair!r} is no pair of languages", hint=hint)
        if len(table) > LONGEST:
            raise UsageError(f"{path}: [{pair}] has {len(table)} entries, of at most {LONGEST}", hint=hint)
        for word, other in table.items():
            if not isinstance(other, str) or not word.strip() or not other.strip():
                raise UsageError(f"{path}: [{pair}] {word!r} has no translation", hint=hint)
        terms = (Term(source=word.strip(), target=other.strip(), forced=True) for word, other in table.items())
        found[pair] = tuple(sorted(terms, key=lambda term: (-len(term.source), term.source)))
    return found


def terms_in(text: str, terms: Sequence[Term], /) -> tuple[Term, ...]:
    """Return the terms that a passage holds, none inside a longer one."""
    rest, found = text.casefold(), []
    for term in terms:
        bare = re.escape(term.source.casefold())
        spaced = bare if has_cjk(bare) else rf"(?<!\w){bare}(?!\w)"
        if re.search(spaced, rest):
            found.append(term)
            rest = re.sub(spaced, " ", rest)
    return tuple(found)


def has_term(text: str, term: Term, /) -> bool:
    """Tell whether the words of a term stand in a translation, each with any ending."""
    words = text.casefold()
    stems = (one[: max(STEM, len(one) - 2)] for one in re.findall(r"\w+", term.target.casefold()))
    return all(stem in words for stem in stems)

"""A user's own themes, and packs for a domain: they come before the themes that a newsroom knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from wortlaut.errors import UsageError
from wortlaut.languages.base import FALLBACK, known, language
from wortlaut.theming.packs import Pack, words_of

DOMAIN, OWN = 1, 0  # ranks: a lower one comes first
DOMAINS = ("finance", "law", "logistics", "sport", "technology")  # each a table ``pack_<name>`` of a language
MOST_THEMES, MOST_KEYWORDS, LONGEST_KEYWORD = 200, 500, 80
_FORM = 'write [themes.NAME] with title = "..." and keywords = ["...", ...]; weak = [...] may follow'


@dataclass(frozen=True, slots=True)
class Own:
    """One theme as a user wrote it: its title and keywords, for all languages ("") or for one."""

    theme: str
    titles: tuple[tuple[str, str], ...]
    keywords: tuple[tuple[str, tuple[str, ...]], ...]
    weak: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """The user's themes in their order, and the domains named."""

    own: tuple[Own, ...] = ()
    domains: tuple[str, ...] = ()

    def packs(self, lang: str, /) -> tuple[Pack, ...]:
        """Return the themes for texts of a language, the user's first."""
        return _packs(self, lang)

    def title(self, theme: str, lang: str, /) -> str:
        """Return a theme's title in the language of the note, else in the first language that it has one in."""
        for one in self.own:
            if one.theme == theme:
                titles = dict(one.titles)
                return titles.get(lang) or titles.get("") or one.titles[0][1]
        for domain in self.domains:
            for code in (lang, FALLBACK):
                entry = language(code).own(f"pack_{domain}").get("themes", {}).get(theme.partition("/")[2])
                if entry and theme.partition("/")[0] == domain:
                    return str(entry["title"])
        return theme

    def place(self, theme: str, /) -> int:
        """Return where the user's theme stands in the file; a large number for any other."""
        names = [one.theme for one in self.own]
        return names.index(theme) if theme in names else MOST_THEMES


NO_TAXONOMY = Taxonomy()


@cache
def _packs(taxonomy: Taxonomy, lang: str) -> tuple[Pack, ...]:
    own = [
        Pack(one.theme, words_of(_for(one.keywords, lang), lang), words_of(_for(one.weak, lang), lang), OWN)
        for one in taxonomy.own
    ]
    return (*own, *(pack for domain in taxonomy.domains for pack in _domain(domain, lang)))


def _for(keywords: tuple[tuple[str, tuple[str, ...]], ...], lang: str) -> list[str]:
    return [word for code, words in keywords if code in ("", lang) for word in words]


def _domain(domain: str, lang: str) -> list[Pack]:
    table = language(lang).own(f"pack_{domain}").get("themes", {})
    return [
        Pack(f"{domain}/{theme}", words_of(entry["keywords"], lang), words_of(entry.get("weak", ()), lang), DOMAIN)
        for theme, entry in table.items()
    ]


def read_taxonomy(table: Mapping[str, Any], domains: Sequence[str] = (), /, *, place: str) -> Taxonomy:
    """Return the taxonomy that a ``themes.toml`` holds; raises UsageError that names ``place`` and what to do."""
    for name in domains:
        if name not in DOMAINS:
            raise UsageError(f"no pack of themes {name!r}", hint=f"known: {', '.join(DOMAINS)}")
    if unknown := sorted(set(table) - {"themes"}):
        raise UsageError(f"{place}: no key {unknown[0]!r} here", hint=_FORM)
    themes = table.get("themes", {})
    if not isinstance(themes, Mapping) or not all(isinstance(entry, Mapping) for entry in themes.values()):
        raise UsageError(f"{place}: themes is no table of themes", hint=_FORM)
    if len(themes) > MOST_THEMES:
        raise UsageError(f"{place}: {len(themes)} themes", hint=f"at most {MOST_THEMES}")
    own = tuple(_own(name, entry, f"{place}: [themes.{name}]") for name, entry in themes.items())
    return Taxonomy(own, tuple(dict.fromkeys(domains)))


def _own(name: str, entry: Mapping[str, Any], place: str) -> Own:
    if unknown := sorted(set(entry) - {"title", "keywords", "weak"}):
        raise UsageError(f"{place}: no key {unknown[0]!r} here", hint=_FORM)
    keywords, weak = (_by_language(entry.get(key, []), f"{place} {key}") for key in ("keywords", "weak"))
    if not keywords and not weak:
        raise UsageError(f"{place}: no keywords", hint=_FORM)
    titles = _by_language(entry.get("title", name), f"{place} title", single=True)
    return Own(f"own/{name}", tuple((code, words[0]) for code, words in titles), keywords, weak)


def _by_language(value: object, place: str, *, single: bool = False) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return texts by language: a list (or one text) holds for all, a table for each language by its code."""
    tables = value.items() if isinstance(value, Mapping) else (("", value),)
    found = []
    for code, listed in tables:
        if code and code not in known():
            raise UsageError(f"{place}: no language {code!r}", hint=f"known: {', '.join(known())}")
        words = (listed,) if single else tuple(listed) if isinstance(listed, list) else None
        if words is None or not all(isinstance(word, str) and word.strip(" *") for word in words):
            raise UsageError(f"{place}: not a {'text' if single else 'list of texts'}", hint=_FORM)
        if len(words) > MOST_KEYWORDS or any(len(word) > LONGEST_KEYWORD for word in words):
            raise UsageError(f"{place}: too long", hint=f"at most {MOST_KEYWORDS} of {LONGEST_KEYWORD} characters")
        found.append((code, tuple(" ".join(word.split()) for word in words)))
    return tuple((code, words) for code, words in found if words)

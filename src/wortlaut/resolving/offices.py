"""The same office in another language: a glossary for each language, and what a user adds to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from wortlaut.errors import UsageError
from wortlaut.languages import known, language
from wortlaut.records import Role
from wortlaut.resolving.folding import fold
from wortlaut.resolving.lexicon import Gender

_FORMS = ("any", "f", "m")
_HINT = 'an entry reads: [[office]] en = "harbour reeve", de = {m = "Hafenvogt", f = "Hafenvögtin"}'


@dataclass(frozen=True, slots=True)
class Glossary:
    """What each office is called: a printed title finds the office, the office its titles in a language."""

    keys: Mapping[tuple[str, str], str]  # language, folded title -> office
    titles: Mapping[tuple[str, str], Mapping[str, str]]  # language, office -> "any", "f", "m" -> title

    def translated(self, role: Role, lang: str, gender: Gender, /) -> Role | None:
        """Return the role with the title of the same office in that language; None where the glossary has none."""
        own, wanted = role.lang.split("-")[0], lang.split("-")[0]
        office = self.keys.get((own, fold(role.title)))
        forms = self.titles.get((wanted, office), {}) if office else {}
        title = forms.get(gender or "any") or forms.get("any")
        return replace(role, title=title, lang=lang) if title else None


@cache
def glossary() -> Glossary:
    """Return the glossary that comes with the languages."""
    entries = ((office, code, forms) for code in known() for office, forms in language(code).own("offices").items())
    return _glossary(entries, None)


def glossary_from_table(table: Mapping[str, Any], /, *, file: str = "people.toml") -> Glossary:
    """Return the packaged glossary with the offices of a parsed people file, which win; raises UsageError."""
    entries = table.get("office", [])
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        raise UsageError(f"{file}: office is not a list of tables", hint=_HINT)
    return _glossary(_given(entries, file), glossary()) if entries else glossary()


def _given(entries: list[Mapping[str, Any]], file: str) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for number, entry in enumerate(entries, 1):
        for code, forms in entry.items():
            told = {"any": forms} if isinstance(forms, str) else forms
            if not _readable(told):
                raise UsageError(f"{file}: office {number}: {code} is no title", hint=_HINT)
            yield f"{file}:{number}", code, told


def _readable(forms: object) -> bool:
    if not isinstance(forms, Mapping) or not set(forms) <= {*_FORMS, "also"}:
        return False
    others = forms.get("also", [])
    return isinstance(others, list) and all(
        isinstance(one, str) for one in (*map(forms.get, set(forms) - {"also"}), *others)
    )


def _glossary(entries: Iterator[tuple[str, str, Mapping[str, Any]]], base: Glossary | None) -> Glossary:
    keys: dict[tuple[str, str], str] = {}
    titles = dict(base.titles) if base else {}
    for office, code, forms in entries:
        written = {name: str(forms[name]) for name in _FORMS if name in forms}
        titles[code, office] = written
        for title in (*written.values(), *forms.get("also", ())):
            keys.setdefault((code, fold(str(title))), office)  # the first that is called so
    return Glossary({**(base.keys if base else {}), **keys}, titles)

"""People of a Wikidata export: labels and aliases as names, positions held as roles with their dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from wortlaut.errors import UsageError
from wortlaut.languages import known
from wortlaut.records import Person, Role

_HUMAN, _MALE, _FEMALE = "Q5", "Q6581097", "Q6581072"
_KIND, _GENDER, _POSITION, _BEGIN, _END, _OF = "P31", "P21", "P39", "P580", "P582", "P642"
_FORMS = {"f": "P2521", "m": "P3321"}  # a position's label for women, for men
_DAY, _MONTH, _YEAR = 11, 10, 9  # Wikidata's precisions; coarser dates are left out
_LENGTHS = {_DAY: 10, _MONTH: 7, _YEAR: 4}  # of the ISO date, by precision
_MOST_NAMES = 300  # labels and aliases of one person
_HINT = "export whole entities as JSON, as Special:EntityData gives them, with the positions that people hold"


@dataclass(frozen=True, slots=True, kw_only=True)
class WikidataPeople:
    """The humans of an export, and the positions that it names by number only, which make no role."""

    people: tuple[Person, ...]
    unlabelled: tuple[str, ...] = ()


def people_from_wikidata(entities: Iterable[object], /, *, file: str = "people.json") -> WikidataPeople:
    """Return the humans among the entities, ids kept; raises UsageError that names file and entity."""
    by_id = {str(entity["id"]): entity for entity in _checked(entities, file)}
    unlabelled: dict[str, None] = {}
    humans = (entity for entity in by_id.values() if _HUMAN in _items(entity, _KIND))
    people = tuple(_person(entity, by_id, unlabelled) for entity in humans)
    return WikidataPeople(people=people, unlabelled=tuple(unlabelled))


def _checked(entities: Iterable[object], file: str) -> Iterator[Mapping[str, Any]]:
    for number, entity in enumerate(entities, 1):
        if not isinstance(entity, Mapping) or not isinstance(entity.get("id"), str):
            raise UsageError(f"{file}: entity {number} has no id", hint=_HINT)
        yield entity


def _person(entity: Mapping[str, Any], by_id: Mapping[str, Mapping[str, Any]], unlabelled: dict[str, None]) -> Person:
    names = tuple(dict.fromkeys(_names(entity)))[:_MOST_NAMES] or (str(entity["id"]),)
    items = _items(entity, _GENDER)
    gender: Literal["f", "m"] | None = "m" if _MALE in items else "f" if _FEMALE in items else None
    roles: list[Role] = []
    for claim in _claims(entity, _POSITION):
        item = _item(claim.get("mainsnak"))
        position = by_id.get(item)
        titles = dict(_titles(position, gender)) if position is not None else {}
        if item and not titles:
            unlabelled[item] = None
        roles += [_role(claim, title, lang, by_id) for lang, title in titles.items()]
    return Person(id=str(entity["id"]), name=names[0], names=names, roles=tuple(roles), gender=gender)


def _names(entity: Mapping[str, Any]) -> Iterator[str]:
    labels, aliases = _table(entity.get("labels")), _table(entity.get("aliases"))
    order = sorted(labels, key=lambda lang: (lang != "en", lang not in known(), lang))
    yield from (text for lang in order if (text := _text(labels[lang])))
    for lang in sorted(aliases):
        alike = aliases[lang] if isinstance(aliases[lang], list) else []
        yield from (text for alias in alike if (text := _text(alias)))


def _titles(position: Mapping[str, Any], gender: Literal["f", "m"] | None) -> Iterator[tuple[str, str]]:
    """Yield language and title, in the form for that gender where the export gives one."""
    labels = _table(position.get("labels"))
    yield from ((lang, text) for lang in known() if (text := _text(labels.get(lang))))
    for claim in _claims(position, _FORMS[gender]) if gender else ():
        value = _value(claim.get("mainsnak"))
        lang, text = value.get("language"), value.get("text")
        if lang in known() and isinstance(text, str) and text.strip():
            yield lang, text.strip()


def _role(claim: Mapping[str, Any], title: str, lang: str, by_id: Mapping[str, Mapping[str, Any]]) -> Role:
    qualifiers = _table(claim.get("qualifiers"))
    home = by_id.get(_item(_first(qualifiers.get(_OF))), {})
    labels = _table(home.get("labels"))
    organisation = _text(labels.get(lang)) or _text(labels.get("en"))
    since, until = (_date(_value(_first(qualifiers.get(name)))) for name in (_BEGIN, _END))
    return Role(title=title, lang=lang, organisation=organisation, since=since, until=until)


def _date(value: Mapping[str, Any]) -> str | None:
    time, precision = value.get("time"), value.get("precision")
    if not isinstance(time, str) or not time.startswith("+") or precision not in _LENGTHS:
        return None
    return time[1 : 1 + _LENGTHS[precision]]


def _claims(entity: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    claims = _table(entity.get("claims")).get(name)
    found = [claim for claim in claims if isinstance(claim, Mapping)] if isinstance(claims, list) else []
    return [claim for claim in found if claim.get("rank") != "deprecated"]


def _items(entity: Mapping[str, Any], name: str) -> set[str]:
    return {_item(claim.get("mainsnak")) for claim in _claims(entity, name)}


def _item(snak: object) -> str:
    return str(_value(snak).get("id", ""))


def _value(snak: object) -> Mapping[str, Any]:
    """Return the value of a snak; empty where it is "unknown" or "none"."""
    return _table(_table(_table(snak).get("datavalue")).get("value"))


def _first(snaks: object) -> object:
    return snaks[0] if isinstance(snaks, list) and snaks else None


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _text(entry: object) -> str | None:
    value = _table(entry).get("value")
    return value.strip() if isinstance(value, str) and value.strip() else None

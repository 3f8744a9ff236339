"""Quotations of one person that report one utterance become one statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from types import MappingProxyType

from wortlaut.clustering.crossing import Figures, join
from wortlaut.clustering.grouping import Group, group
from wortlaut.clustering.kinship import Weights, weigh
from wortlaut.clustering.origins import origins
from wortlaut.clustering.provenance import best_first, languages
from wortlaut.clustering.wording import Wording, prepare_all
from wortlaut.records import Dating, Document, Moment, Quotation, Span, Statement
from wortlaut.records.edtf import days

FOUND_BY = "clustering@4"
LAST = 10**9
_NO_DATINGS: Mapping[str, Dating] = MappingProxyType({})


def cluster(
    quotations: Sequence[Quotation],
    documents: Mapping[str, Document],
    /,
    *,
    persons: Mapping[str, str | None],
    datings: Mapping[str, Dating] = _NO_DATINGS,
    figures: Figures | None = None,
) -> tuple[Statement, ...]:
    """Return one statement for each utterance, ordered by person and time; quotations of nobody known are left out.

    What becomes of a person's quotations depends on that person's alone, so that new ones of others change nothing.
    """
    return tuple(clustered(quotations, documents, persons=persons, datings=datings, figures=figures))


def clustered(
    quotations: Iterable[Quotation],
    documents: Mapping[str, Document],
    /,
    *,
    persons: Mapping[str, str | None],
    datings: Mapping[str, Dating] = _NO_DATINGS,
    figures: Figures | None = None,
) -> Iterator[Statement]:
    """Yield the same statements one by one; only one person's wordings are held at a time."""
    said: dict[str, dict[str, Quotation]] = defaultdict(dict)
    for quotation in quotations:
        if (person := persons.get(quotation.id)) is not None:
            said[person][quotation.id] = quotation
    for person in sorted(said):
        own = tuple(said.pop(person).values())
        found = _of_person(person, own, documents, datings, figures)
        yield from sorted(found, key=lambda statement: (_time(statement, documents), statement.id))


def _of_person(
    person: str,
    quotations: tuple[Quotation, ...],
    documents: Mapping[str, Document],
    datings: Mapping[str, Dating],
    figures: Figures | None,
) -> Iterator[Statement]:
    wordings = prepare_all(quotations, documents, datings)
    by_lang: dict[str, list[Wording]] = defaultdict(list)
    for wording in wordings:
        by_lang[wording.lang].append(wording)
    groups = [one for lang in sorted(by_lang) for one in group(by_lang[lang], weigh(by_lang[lang]))]
    bundles = join(groups, _weigh_cores(groups), figures) if len(by_lang) > 1 else [[one] for one in groups]
    spoken = languages(wordings, documents)
    for bundle in bundles:
        yield _statement(person, [member for one in bundle for member in one.members], documents, datings, spoken)


def _weigh_cores(groups: Sequence[Group]) -> Mapping[str, Weights]:
    """Weights that count each utterance of a language once: its words stay rare where all outlets print them."""
    cores: dict[str, list[Wording]] = defaultdict(list)
    for one in groups:
        cores[one.core.lang].append(one.core)
    return {lang: weigh(known) for lang, known in cores.items()}


def _statement(
    person: str,
    members: Sequence[Wording],
    documents: Mapping[str, Document],
    datings: Mapping[str, Dating],
    spoken: Mapping[str, str],
) -> Statement:
    passages: dict[str, list[Span]] = defaultdict(list)
    for member in members:
        passages[member.quotation.document].append(member.quotation.envelope)
    sources = origins([documents[name] for name in sorted(passages)], passages)
    occasion = _occasion([datings[member.id] for member in members if member.id in datings])
    ordered, why_best = best_first(members, documents, sources, language=spoken.get(occasion or ""))
    best = ordered[0]
    own = [datings[member.id] for member in ordered if member.id in datings]
    return Statement(
        id="s-" + blake2b(_earliest(members).encode(), digest_size=5).hexdigest(),
        person=person,
        quotations=tuple(member.id for member in ordered),
        best=best.id,
        why_best=why_best,
        wordings=_same_words(ordered),
        origins=sources,
        outlets=_outlets(ordered, documents),
        moment=_moment(own),
        occasion=_occasion(own),
        found_by=FOUND_BY,
    )


def _earliest(members: Sequence[Wording]) -> str:
    """The id of the report that was published first: later ones that join, even better ones, leave it in its place."""
    return min((member.published.first if member.published else LAST, member.id) for member in members)[1]


def _same_words(ordered: Sequence[Wording]) -> tuple[tuple[str, ...], ...]:
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for member in ordered:
        groups[member.words].append(member.id)
    return tuple(tuple(ids) for ids in groups.values())


def _outlets(members: Sequence[Wording], documents: Mapping[str, Document]) -> tuple[str, ...]:
    firsts: dict[str, int] = {}
    for member in members:
        if outlet := documents[member.quotation.document].outlet:
            first = member.published.first if member.published else LAST
            firsts[outlet] = min(first, firsts.get(outlet, LAST))
    return tuple(sorted(firsts, key=lambda outlet: (firsts[outlet], outlet)))


def _moment(datings: Sequence[Dating]) -> Moment | None:
    """The most precise moment that most others are compatible with; the best wording's own where nothing decides."""
    known = [(moment, stretch) for moment in _events(datings) if (stretch := days(moment.value))]
    if not known:
        return None

    def rank(place: int) -> tuple[int, int, int]:
        stretch = known[place][1]
        support = sum(stretch.gap(other) == 0 for _, other in known)
        return -support, stretch.length, place

    return known[min(range(len(known)), key=rank)][0]


def _events(datings: Sequence[Dating]) -> list[Moment]:
    return [dating.moment for dating in datings if dating.moment is not None and dating.moment.kind == "event"]


def _occasion(datings: Sequence[Dating]) -> str | None:
    named = [dating.occasion for dating in datings if dating.occasion is not None]
    return min(named, key=lambda occasion: (-named.count(occasion), named.index(occasion))) if named else None


def _time(statement: Statement, documents: Mapping[str, Document]) -> int:
    """First day of the moment, or of the earliest publication where no moment is known."""
    if statement.moment and (stretch := days(statement.moment.value)):
        return stretch.first
    known = (days(documents[name].published) for origin in statement.origins for name in origin.documents)
    return min((stretch.first for stretch in known if stretch), default=LAST)

"""A person's statements become a dossier: chosen, grouped by theme, in order, with conflicts and gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from wortlaut.records import Dating, Document, Dossier, Occasion, Quotation, Statement
from wortlaut.theming.conflicts import conflicts
from wortlaut.theming.gaps import gaps
from wortlaut.theming.ordering import in_time, themes
from wortlaut.theming.positions import changes
from wortlaut.theming.selection import select, subjects
from wortlaut.theming.sources import Convert, Dates, Figures, Sources
from wortlaut.theming.taxonomy import NO_TAXONOMY, Taxonomy
from wortlaut.theming.topics import by_occasion, name_stems, topics

_NONE_OCCASIONS: Mapping[str, Occasion] = MappingProxyType({})
_NONE_DATINGS: Mapping[str, Dating] = MappingProxyType({})


def arrange(  # noqa: PLR0913 - the desk passes in what other rooms found
    person: str,
    statements: Sequence[Statement],
    /,
    *,
    quotations: Mapping[str, Quotation],
    documents: Mapping[str, Document],
    occasions: Mapping[str, Occasion] = _NONE_OCCASIONS,
    about: str | None = None,
    period: tuple[str | None, str | None] = (None, None),
    lang: str = "en",
    figures: Figures | None = None,
    convert: Convert | None = None,
    dates: Dates | None = None,
    datings: Mapping[str, Dating] = _NONE_DATINGS,
    others: Sequence[Statement] = (),
    names: Sequence[str] = (),
    taxonomy: Taxonomy = NO_TAXONOMY,
) -> Dossier:
    """Return one person's dossier; statements of other people, there or in ``others``, only show who else said it.

    ``names`` are the person's, and of what they belong to: they tell none of the statements apart and head no theme.
    """
    sources = Sources(
        quotations=quotations,
        documents=documents,
        occasions=occasions,
        datings=datings,
        figures=figures,
        convert=convert,
        dates=dates,
    )
    wanted = subjects(about)
    own = [statement for statement in statements if statement.person == person]
    foreign = [statement for statement in (*statements, *others) if statement.person != person]
    kept, skipped = select(own, sources, wanted=wanted, period=period)
    told = in_time(kept, sources)
    apart = _speaker_words(told, sources, names, lang)
    about_one, rest = topics(told, sources, apart=apart, lang=lang, taxonomy=taxonomy)
    at_one, rest = by_occasion(rest, sources, lang=lang)
    found = themes([*about_one, *at_one], rest, sources, lang=lang)
    return Dossier(
        person=person,
        about=about,
        since=period[0],
        until=period[1],
        themes=found,
        statements=tuple(told),
        occasions=_occasions(told, occasions),
        conflicts=conflicts(told, sources, others=foreign),
        changes=changes(told, sources, apart=apart),
        gaps=gaps(told, sources, wanted=wanted, period=period, themes=found),
        skipped=tuple(skipped),
    )


def _speaker_words(
    statements: Sequence[Statement], sources: Sources, names: Sequence[str], lang: str
) -> frozenset[str]:
    """Stems of how the sources name the speaker: they tell none of the statements apart."""
    mentions = (
        (span.of(sources.documents[quotation.document].text), sources.lang(quotation))
        for statement in statements
        for quotation in sources.reports(statement)
        for span in quotation.speaker
        if span.end <= len(sources.documents[quotation.document].text)
    )
    langs = {lang, *(sources.lang(report) for statement in statements for report in sources.reports(statement))}
    return name_stems([*mentions, *((name, code) for name in names for code in sorted(langs))])


def _occasions(statements: Sequence[Statement], occasions: Mapping[str, Occasion]) -> tuple[Occasion, ...]:
    named = dict.fromkeys(statement.occasion for statement in statements if statement.occasion in occasions)
    return tuple(occasions[name] for name in named if name is not None)

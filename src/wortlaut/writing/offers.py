"""What a statement offers to a model's plan, and the sentence that a plan makes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wortlaut.languages.base import language
from wortlaut.languages.words import fold
from wortlaut.records import Document, Person, Piece, Quotation, Statement
from wortlaut.writing import times
from wortlaut.writing.phrases import capitalised, compose
from wortlaut.writing.plans import QUOTE, Offer, Plans, faults, tidied
from wortlaut.writing.telling import Telling
from wortlaut.writing.voice import source_of


def plans_of(
    choose: Callable[[Offer], str | None], people: Mapping[str, Person], documents: Mapping[str, Document], /
) -> Plans:
    """Return the source of a note's plans, knowing the names that only code prints."""
    names = [name for person in people.values() for name in (person.name, *person.names)]
    outlets = (document.outlet or "" for document in documents.values())
    words = frozenset(fold(word).strip(".,") for name in (*names, *outlets) for word in name.split())
    return Plans(choose=choose, names=words)


def offered(
    telling: Telling,
    statement: Statement,
    best: Quotation,
    /,
    *,
    known: str,
    slots: Mapping[str, str],
    goes_on: bool,
    wanted: frozenset[str],
) -> Offer:
    """Return what a plan may place; ``known`` and ``slots`` are those of the plain sentence, ``wanted`` its stems."""
    facts = {"who": slots["who"]}
    if known == "same":
        facts |= {} if goes_on else {"report": slots["same"]}
    else:
        facts |= {"when": slots["when"]} if known == "event" else {}
        facts |= {"where": slots["where"].strip(), "source": _source(telling, statement, best, known, slots)}
    shown = telling.excerpt(best, wanted)
    text = telling.documents[best.document].text
    names = telling.plans.names if telling.plans is not None else frozenset[str]()
    return Offer(
        statement=statement.id,
        lang=telling.phrases.lang,
        slots=tuple((name, words) for name, words in facts.items() if words),
        wording=" ".join(span.of(text) for span in shown.spans),
        topical=telling.foreign(best.document) is None,
        verbs=_verbs(telling, slots["verb"], goes_on=goes_on and known == "same"),
        names=names,
    )


def planned(telling: Telling, offer: Offer, quote: Callable[[], tuple[Piece, ...]], /) -> tuple[Piece, ...] | None:
    """Return the sentence of a plan, None where there is none or it may not be used."""
    plan = telling.plans.choose(offer) if telling.plans is not None else None
    if plan is None or faults(plan := tidied(plan), offer):
        return None
    return capitalised(compose(plan, **dict(offer.slots), **{QUOTE: quote()}))


def _verbs(telling: Telling, verb: str, *, goes_on: bool) -> tuple[str, ...]:
    """Return the verb of the plain sentence, and where that is the plainest, those for words that go on."""
    table = language(telling.phrases.lang).own("plans")["verbs"]
    return (verb, *(table["added"] if goes_on and verb in table["said"] else ()))


def _source(telling: Telling, statement: Statement, best: Quotation, known: str, slots: Mapping[str, str]) -> str:
    """Return where the words stand, with the day it was printed where the text tells no other."""
    table = language(telling.phrases.lang).own("plans")["source"]
    kind = source_of(telling, statement, best)
    own = "" if known in ("event", "again") else f"{known}_"
    phrase = str(table.get(f"{own}{kind}", table.get(kind, "") if own != "published_" else ""))
    bare = times.bare(telling.when(statement, best).value, telling.phrases)
    return phrase.format(outlet=slots["outlet"], when=slots["when"], bare=bare)

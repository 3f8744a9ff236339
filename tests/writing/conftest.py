"""A small dossier about an invented person: five reports, seven statements, three conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest

from wortlaut.records import (
    Conflict,
    Document,
    Dossier,
    Evidence,
    Figure,
    Gap,
    Moment,
    Occasion,
    Origin,
    Person,
    Quotation,
    Role,
    Span,
    Statement,
    Theme,
)

COURIER = (
    "Hallvard Ferries orders electric ships\n\n"
    "BERGHAVN, 9 September. Ingrid Solheim, chief executive of Hallvard Ferries, told shareholders on Tuesday that the "
    "yard had been paid in advance.\n\n"
    "“Maybe 30 percent of our crossings will run on batteries by 2027,” Solheim said. “The rest needs a harbour "
    "that can "
    "charge them.”\n\n"
    "“We have set aside 412 million euros for it,” she added.\n\n"
    "Solheim said she did not expect ticket prices to rise."
)
POST = (
    "Ferry line plans battery crossings\n\n"
    "“30 percent of our crossings will run on batteries by 2027,” Ms Solheim said at the shareholders’ meeting. "
    "Asked about the crews, she said: “Who would steer the ships?”"
)
AGENCY = (
    "Batteries for the northern route\n\n"
    "Ingrid Solheim said on 9 September: “Maybe 30 percent of our crossings will run on batteries by 2027.”"
)
KURIER = (
    "Fähren unter Strom\n\n"
    "„Wir bauen keine Schiffe auf Vorrat“, sagte Ingrid Solheim im März dieser Zeitung. „Der Hafen entscheidet, "
    "wann wir "
    "fahren.“ Solheim betonte, die Werft habe noch Platz."
)
LETTER = (
    "A letter to the crews\n\n"
    "“I have read every one of your letters, and I have read them twice. I know that many of you came to this "
    "company when "
    "it had two boats and a shed, and that you stayed when the shed burned down. I know what a timetable does "
    "to a family. "
    "Nobody will lose a post because a ship has no engine room. But this holds only as long as the northern "
    "route pays for "
    "itself. We will meet in the old hall on the first of the month, and I will answer whatever you ask me "
    "there,” Solheim "
    "wrote."
)


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@dataclass(frozen=True)
class Sample:
    """Everything that ``write`` asks for."""

    dossier: Dossier
    person: Person
    quotations: dict[str, Quotation]
    documents: dict[str, Document]

    def arguments(self) -> dict[str, object]:
        """Return the keyword arguments of ``write``."""
        return {"person": self.person, "quotations": self.quotations, "documents": self.documents}


def _documents() -> dict[str, Document]:
    known = [
        Document(
            id="courier",
            text=COURIER,
            lang="en",
            title="Hallvard Ferries orders electric ships",
            outlet="Berghavn Courier",
            published="2025-09-10",
            accessed="2026-01-15",
            url="https://courier.example/ferries?id=7",
        ),
        Document(
            id="post",
            text=POST,
            lang="en",
            title="Ferry line plans battery crossings",
            outlet="Harbour Post",
            published="2025-09-10",
            accessed="2026-01-15",
            url="https://post.example/a-b,c",
        ),
        Document(
            id="agency",
            text=AGENCY,
            lang="en",
            title="Batteries for the northern route",
            outlet="Nordlys",
            file="nordlys.txt",
        ),
        Document(
            id="kurier",
            text=KURIER,
            lang="de",
            title="Fähren unter Strom",
            outlet="Elbkurier",
            published="2025-03-14",
            accessed="2026-01-15",
            url="https://elbkurier.example/faehren",
        ),
        Document(id="letter", text=LETTER, lang="en", title="A letter to the crews", published="2025-11"),
    ]
    return {document.id: document for document in known}


def _quotation(document: str, text: str, *words: str, **known: object) -> Quotation:
    spans = tuple(_span(text, part) for part in words)
    return Quotation(document=document, content=spans, found_by="test@1", **{"form": "direct", **known})  # type: ignore[arg-type]


def _statement(*quotations: Quotation, moment: str | None = None, **known: object) -> Statement:
    best = quotations[0]
    when = Moment(value=moment, kind="event") if moment else None
    outlets = tuple(dict.fromkeys(quotation.document for quotation in quotations))
    details: dict[str, object] = {
        "why_best": "own_report",
        "origins": tuple(Origin(documents=(name,), why="own") for name in outlets),
        **known,
    }
    return Statement(
        id=f"s-{best.id}",
        person="p-solheim",
        quotations=tuple(quotation.id for quotation in quotations),
        best=best.id,
        outlets=outlets,
        moment=when,
        **details,  # type: ignore[arg-type]
    )


def _cue(text: str, word: str, before: str) -> Span:
    """Return the place of the word that stands right in front of some others."""
    end = text.index(before)
    start = text.rindex(word, 0, end)
    return Span(start, start + len(word))


@pytest.fixture
def sample() -> Sample:
    """Return the dossier on Ingrid Solheim."""
    share = _quotation(
        "courier",
        COURIER,
        "Maybe 30 percent of our crossings will run on batteries by 2027,",
        "The rest needs a harbour that can charge them.",
    )
    share_post = _quotation("post", POST, "30 percent of our crossings will run on batteries by 2027,")
    share_agency = _quotation("agency", AGENCY, "Maybe 30 percent of our crossings will run on batteries by 2027.")
    money = _quotation("courier", COURIER, "We have set aside 412 million euros for it,")
    prices = _quotation(
        "courier",
        COURIER,
        "she did not expect ticket prices to rise",
        form="indirect",
        cue=(_cue(COURIER, "said", "she did"),),
    )
    steer = _quotation("post", POST, "Who would steer the ships?")
    stock = _quotation(
        "kurier", KURIER, "Wir bauen keine Schiffe auf Vorrat", "Der Hafen entscheidet, wann wir fahren."
    )
    yard = _quotation(
        "kurier", KURIER, "die Werft habe noch Platz", form="indirect", cue=(_cue(KURIER, "betonte", ", die Werft"),)
    )
    letter = _quotation("letter", LETTER, LETTER[LETTER.index("I have") : LETTER.index("” Solheim")], medium="written")
    quotations = (share, share_post, share_agency, money, prices, steer, stock, yard, letter)
    meeting = {"moment": "2025-09-09", "occasion": "o-meeting"}
    statements = (
        _statement(
            share,
            share_agency,
            share_post,
            origins=(Origin(documents=("courier", "post"), why="copy"), Origin(documents=("agency",), why="own")),
            **meeting,
        ),
        _statement(money, **meeting),
        _statement(prices, **meeting),
        _statement(steer, **meeting),
        _statement(stock, moment="2025-03", why_best="interview"),
        _statement(yard),
        _statement(letter),
    )
    names = [statement.id for statement in statements]
    maybe, bare = _span(COURIER, "Maybe 30 percent"), _span(POST, "30 percent")
    dossier = Dossier(
        person="p-solheim",
        about="batteries",
        themes=(
            Theme(
                id="t-batteries",
                title="Batteries",
                statements=tuple(names[:2]),
                occasion="o-meeting",
                moment=Moment(value="2025-09-09", kind="event"),
            ),
            Theme(id="t-work", title="Crews and yards", statements=tuple(names[2:])),
        ),
        statements=statements,
        occasions=(
            Occasion(id="o-meeting", name="shareholders’ meeting", lang="en", kind="general_meeting", place="Berghavn"),
        ),
        conflicts=(
            Conflict(
                kind="hedge",
                statement=names[0],
                evidence=(Evidence(document="courier", spans=(maybe,)), Evidence(document="post", spans=(bare,))),
            ),
            Conflict(
                kind="date",
                statement=names[0],
                values=("2025-09-09", "2025-09-10"),
                evidence=(
                    Evidence(document="agency", spans=(_span(AGENCY, "9 September"),)),
                    Evidence(document="post", spans=(bare,)),
                ),
            ),
        ),
        gaps=(
            Gap(kind="theme", detail="hydrogen"),
            Gap(kind="time", detail="2025-04/2025-08"),
            Gap(kind="date", detail="no date is known", statements=(names[6],)),
        ),
    )
    role = Role(
        title="chief executive",
        lang="en",
        organisation="Hallvard Ferries",
        evidence=(Evidence(document="courier", spans=(_span(COURIER, "chief executive of Hallvard Ferries"),)),),
    )
    person = Person(id="p-solheim", name="Ingrid Solheim", names=("Ingrid Solheim", "Solheim"), roles=(role,))
    return Sample(dossier, person, {quotation.id: quotation for quotation in quotations}, _documents())


@pytest.fixture
def percents() -> object:
    """Return a finder of figures that knows only percentages and millions of euros."""
    import re

    def find(text: str, lang: str) -> list[Figure]:
        found = re.finditer(r"(\d+) (percent|million euros)", text)
        return [
            Figure(document=None, span=Span(*match.span()), value=Decimal(match[1]), unit="percent") for match in found
        ]

    return find

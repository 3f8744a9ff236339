"""A press of invented people: what a dossier holds, in which order, and what it says openly."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut.errors import UsageError
from wortlaut.languages.base import language
from wortlaut.records import (
    Conflict,
    Dating,
    Document,
    Dossier,
    Figure,
    Moment,
    Occasion,
    Origin,
    Quotation,
    Span,
    Statement,
)
from wortlaut.theming import arrange, read_taxonomy
from wortlaut.theming.taxonomy import DOMAINS

PERSON = "p-ines-varga"


@dataclass
class Press:
    """Statements made of reports: (words, what is known of the report)."""

    statements: list[Statement] = field(default_factory=list)
    quotations: dict[str, Quotation] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    datings: dict[str, Dating] = field(default_factory=dict)

    def report(self, words: str, **known: object) -> Quotation:
        name = f"paper-{len(self.documents)}"
        before, after = str(known.pop("before", "")), str(known.pop("after", ""))
        said, occasion = known.pop("said", None), known.pop("occasion", None)
        of_text = {"lang": "en", "published": "2025-06-03", "title": None} | {
            key: known.pop(key) for key in ("lang", "published", "title") if key in known
        }
        span = Span(len(before), len(before) + len(words))
        made = {"form": "direct", "found_by": "test@1", **known}
        quotation = Quotation(document=name, content=(span,), **made)  # type: ignore[arg-type]
        self.documents[name] = Document(id=name, text=f"{before}{words}{after}", **of_text)  # type: ignore[arg-type]
        self.quotations[quotation.id] = quotation
        moment = Moment(value=str(said), kind="event") if said else None
        dating = Dating(quotation=quotation.id, moment=moment, occasion=occasion, found_by="test@1")  # type: ignore[arg-type]
        self.datings[quotation.id] = dating
        return quotation

    def state(self, *reports: tuple[str, dict[str, object]], person: str = PERSON) -> str:
        found = [self.report(words, **dict(known)) for words, known in reports]
        dated = [self.datings[quotation.id] for quotation in found]
        statement = Statement(
            id=f"s-{len(self.statements)}",
            person=person,
            quotations=tuple(quotation.id for quotation in found),
            best=found[0].id,
            why_best="own_report",
            origins=tuple(Origin(documents=(quotation.document,), why="own") for quotation in found),
            moment=next((dating.moment for dating in dated if dating.moment), None),
            occasion=next((dating.occasion for dating in dated if dating.occasion), None),
        )
        self.statements.append(statement)
        return statement.id

    def dossier(self, **wanted: object) -> Dossier:
        return arrange(  # type: ignore[misc]
            PERSON,
            self.statements,
            quotations=self.quotations,
            documents=self.documents,
            datings=self.datings,
            **wanted,  # type: ignore[arg-type]
        )


def conflicts(*reports: tuple[str, dict[str, object]], **wanted: object) -> list[Conflict]:
    press = Press()
    press.state(*reports)
    return list(press.dossier(**wanted).conflicts)


def test_statements_go_under_the_themes_a_newsroom_knows_and_nothing_is_forced() -> None:
    press = Press()
    court = press.state(("The judge read the verdict before he read the file.", {}))
    tariff = press.state(("Each tariff on our exports is paid at our own kitchen tables.", {}))
    german = press.state(("Die Zölle treffen den Handel mit Übersee zuerst.", {"lang": "de"}))
    alone = press.state(("My grandmother would have laughed at all of it.", {}))
    dossier = press.dossier(lang="de")
    found = {theme.id: (theme.title, theme.statements) for theme in dossier.themes}
    assert found["trade"] == ("Handel und Zölle", (tariff, german))
    assert found["law"] == ("Recht und Gerichte", (court,))
    assert found["other"] == ("", (alone,))
    assert [theme.id for theme in dossier.themes] == ["trade", "law", "other"]


def test_statements_without_a_known_theme_meet_in_a_word_they_share() -> None:
    press = Press()
    shared = [
        press.state((f"The lighthouse keeper {words}", {})) for words in ("of the north stays.", "was never ours.")
    ]
    (theme,) = press.dossier().themes
    assert (theme.title, theme.statements) == ("Lighthouse keeper", tuple(shared))


def test_what_stands_under_a_title_of_a_theme_joins_that_theme() -> None:
    press = Press()
    title = "Mayor calls the tariff a toll on breakfast"
    first = press.state(("No tariff ever fed a child.", {"title": title}))
    report = press.quotations[press.statements[0].best]
    text = f"{press.documents[report.document].text}\n\nIt will cost us the winter."
    press.documents[report.document] = Document(
        id=report.document, text=text, lang="en", title=title, published="2025-06-03"
    )
    later = Quotation(
        document=report.document, content=(Span(len(text) - 27, len(text)),), form="direct", found_by="test@1"
    )
    press.quotations[later.id] = later
    press.statements.append(
        Statement(id="s-later", person=PERSON, quotations=(later.id,), best=later.id, why_best="own_report")
    )
    (theme,) = press.dossier().themes
    assert (theme.id, theme.statements) == ("trade", (first, "s-later"))


def test_a_word_of_titles_alone_heads_nothing() -> None:
    press = Press()
    for number, words in enumerate(("My grandmother laughed.", "Nobody ate the soup.", "Umbrellas are for visitors.")):
        press.state((words, {"title": f"The latest from Skarne ({number})"}))
    assert [theme.id for theme in press.dossier().themes] == ["other"]


def test_a_theme_is_told_in_the_order_of_time() -> None:
    press = Press()
    late = press.state(("A tariff is a wall with a till in it.", {"said": "2025-09-01"}))
    undated = press.state(("Tariffs make smugglers rich again.", {"published": None}))
    early = press.state(("Nobody voted for this tariff.", {"published": "2025-02-03"}))
    (theme,) = press.dossier().themes
    assert theme.statements == (early, late, undated)


def test_a_dossier_has_few_themes_and_tells_every_statement_once() -> None:
    press = Press()
    words = [
        "tariff",
        "judge",
        "vaccine",
        "refugee",
        "football",
        "inflation",
        "teacher",
        "police",
        "algorithm",
        "climate",
    ]
    for word in words:
        for opening in ("We argued for an hour about one", "Nobody in this town has ever seen a"):
            press.state((f"{opening} {word} and its uncle.", {}))
    dossier = press.dossier()
    told = [name for theme in dossier.themes for name in theme.statements]
    assert len(dossier.themes) <= 8
    assert sorted(told) == sorted(statement.id for statement in press.statements)


def test_a_heading_names_the_occasion_that_most_share() -> None:
    press = Press()
    moment = Moment(value="2025-05-21", kind="event")
    hearing = Occasion(id="o-hearing", name="hearing in Skarne", lang="en", moment=moment)
    for words in ("No tariff was discussed.", "The tariff came by fax."):
        press.state((words, {"occasion": "o-hearing"}))
    press.state(("A tariff is not a policy.", {}))
    dossier = press.dossier(occasions={"o-hearing": hearing})
    assert [(theme.occasion, theme.moment) for theme in dossier.themes] == [("o-hearing", moment)]
    assert dossier.occasions == (hearing,)


LEFT_OUT = {
    "another subject": (("The choir sings on Sunday evenings.", {}), {"about": "tariffs"}, "off_topic"),
    "before the period": (("The tariff is here.", {"said": "2024-11"}), {"period": ("2025-01", None)}, "out_of_period"),
    "after the period": (("The tariff is here.", {}), {"period": (None, "2025-05-31")}, "out_of_period"),
    "a belief": (("tariffs would fade away", {"form": "indirect", "attitude": "believes"}), {}, "not_speech"),
    "not said": (("tariffs would fade away", {"form": "indirect", "negated": True}), {}, "not_speech"),
    "hearsay": (("tariffs would fade away", {"form": "indirect", "second_hand": True}), {}, "second_hand"),
    "a fragment": (("too costly", {}), {}, "fragment"),
}


@pytest.mark.parametrize(("report", "wanted", "reason"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_what_is_left_out_says_why(
    report: tuple[str, dict[str, object]], wanted: dict[str, object], reason: str
) -> None:
    press = Press()
    name = press.state(report)
    dossier = press.dossier(**wanted)
    assert [(skipped.record, skipped.reason) for skipped in dossier.skipped] == [(name, reason)]
    assert dossier.statements == ()


ON_TOPIC = {
    "another form of the word": ("tariff", "Tariffs are taxes.", {}),
    "the other language": ("tariffs", "Die Zölle bleiben bis zum Herbst.", {"lang": "de"}),
    "asked in German": ("KI", "We let artificial intelligence read the meters.", {}),
    "in the paragraph around it": (
        "harbour",
        "That will take until May.",
        {"before": "On the new harbour she was brief: "},
    ),
    "in the title": ("ferries", "That will take until May.", {"title": "Council delays ferries"}),
    "one of several": ("rent, ferries", "The rent eats the wage.", {}),
    "all words of a phrase": ("data centre, rent", "No data will leave the centre.", {}),
    "no subject": ("  ", "The rent eats the wage.", {}),
}


@pytest.mark.parametrize(("about", "words", "known"), ON_TOPIC.values(), ids=ON_TOPIC)
def test_a_subject_is_found_in_any_form_and_language(about: str, words: str, known: dict[str, object]) -> None:
    press = Press()
    name = press.state((words, known))
    assert [statement.id for statement in press.dossier(about=about).statements] == [name]


PRICE = "The new quay will cost us {} and one winter."


def figures(text: str, lang: str) -> list[Figure]:
    """Plain sums of millions: "40 million euros", "12 million dollars"."""
    codes = {"euros": "EUR", "dollars": "USD", "yuan": "CNY"}
    return [
        Figure(
            document=None,
            span=Span(*match.span()),
            value=Decimal(match[1]) * 1_000_000,
            unit="currency",
            currency=codes[match[2]],
        )
        for match in re.finditer(r"(\d+) million (euros|dollars|yuan)", text)
    ]


def convert(value: Decimal, source: str, target: str, /, *, day: str | None) -> tuple[Decimal, str] | None:
    """Eight yuan are a euro in 2025; no other rate is known."""
    if (source, target) != ("CNY", "EUR") or not day or not day.startswith("2025"):
        return None
    return value / 8, "1 EUR = 8 CNY"


CONVERTED = {
    "rightly": ("2400 million yuan", "300 million euros", "2025-06-03", None),
    "rounded": ("2400 million yuan", "290 million euros", "2025-06-03", None),
    "wrongly": ("2400 million yuan", "470 million euros", "2025-06-03", ("2400000000 CNY", "470000000 EUR")),
    "in a year without a rate": ("2400 million yuan", "470 million euros", "1995-06-03", None),
}


@pytest.mark.parametrize(("sum_", "bracket", "day", "values"), CONVERTED.values(), ids=CONVERTED)
def test_a_wrong_conversion_is_a_conflict(sum_: str, bracket: str, day: str, values: tuple[str, str] | None) -> None:
    press = Press()
    press.state((f"The quay will cost {sum_}", {"after": f" (about {bracket}), she said.", "published": day}))
    found = [conflict.values for conflict in press.dossier(figures=figures, convert=convert).conflicts]
    assert found == ([values] if values else [])


def test_two_sums_of_two_things_are_no_conversion() -> None:
    words = "The quay will cost 2400 million yuan, and the ferries another 470 million euros."
    assert conflicts((words, {}), figures=figures, convert=convert) == []


DIFFER = {
    "two days": (
        "date",
        ("2025-06-02", "2025-06-10"),
        [("Ferries come first.", {"said": "2025-06-02"}), ("Ferries come first.", {"said": "2025-06-10"})],
    ),
    "two occasions": (
        "occasion",
        ("o-a", "o-b"),
        [("Ferries come first.", {"occasion": "o-a"}), ("Ferries come first.", {"occasion": "o-b"})],
    ),
    "two sums": (
        "figure",
        ("40000000 EUR", "14000000 EUR"),
        [(PRICE.format("40 million euros"), {}), ("the quay would cost 14 million euros", {"form": "indirect"})],
    ),
    "a sum and its conversion": (
        "figure",
        ("40000000 EUR", "4000000 USD"),
        [("The quay will cost 40 million euros", {"after": " (4 million dollars), she said."})],
    ),
    "a softener lost": (
        "hedge",
        ("maybe", ""),
        [("Maybe thirty captains will retire.", {}), ("Thirty captains will retire.", {})],
    ),
    "a word changed": (
        "wording",
        ("captains", "sailors"),
        [("We need more captains than we have ships.", {}), ("We need more sailors than we have ships.", {})],
    ),
    "a sum converted by two outlets, though the best report converts nothing": (
        "figure",
        ("36000000 EUR", "48000000 EUR"),
        [
            ("The quay will cost a fortune and one winter.", {}),
            ("The quay will cost a fortune", {"form": "indirect", "after": " (36 million euros), she said."}),
            ("The quay will cost a fortune", {"form": "indirect", "after": " (48 million euros), she said."}),
        ],
    ),
    "told back from another language": (
        "translation",
        ("en", "de", "en"),
        [
            ("We would sooner sink than raise the fare.", {}),
            ("Eher gehen wir unter, als dass wir den Fahrpreis erhöhen.", {"lang": "de"}),
            ("Before the ticket gets dearer, we will go under.", {}),
        ],
    ),
}


@pytest.mark.parametrize(("kind", "values", "reports"), DIFFER.values(), ids=DIFFER)
def test_what_sources_say_differently_is_shown_side_by_side(
    kind: str, values: tuple[str, ...], reports: list[tuple[str, dict[str, object]]]
) -> None:
    (conflict,) = [known for known in conflicts(*reports, figures=figures) if known.kind == kind]
    assert conflict.values == values
    assert len(conflict.evidence) == len(values)


ALIKE = {
    "loosely told before the translation was printed": [
        ("We would sooner sink than raise the fare.", {"form": "indirect"}),
        ("Rather than dear tickets, we will choose the bottom of the sea.", {"published": "2025-06-01"}),
        ("Eher gehen wir unter, als dass wir den Fahrpreis erhöhen.", {"lang": "de", "published": "2025-06-02"}),
    ],
    "a figure without its unit": [
        ("We fill 92 million euros of gaps and lend 60 million euros.", {}),
        ("the city would lend 60 million euros", {"form": "indirect"}),
    ],
    "a cut": [("We need more captains than ships, and more ships than money.", {}), ("more captains than ships", {})],
    "a month and a day in it": [
        ("Ferries come first.", {"said": "2025-06"}),
        ("Ferries come first.", {"said": "2025-06-10"}),
    ],
    "brackets": [("We need them before the winter.", {}), ("We need [the captains] before the winter.", {})],
    "marks and case": [("We don't bargain with the tide.", {}), ("we don’t bargain with the tide!", {})],
    "the same sum": [(PRICE.format("40 million euros"), {}), (PRICE.format("40 million euros"), {})],
    "told in other words": [
        ("We need more captains than ships.", {}),
        ("the line was short of captains, not of vessels", {"form": "indirect"}),
    ],
}


@pytest.mark.parametrize("reports", ALIKE.values(), ids=ALIKE)
def test_what_is_no_difference_is_not_called_one(reports: list[tuple[str, dict[str, object]]]) -> None:
    assert conflicts(*reports, figures=figures) == []


def test_words_given_to_somebody_else_are_a_conflict() -> None:
    words = "A ferry that waits for the minister misses both tides and the minister."
    press = Press()
    mine = press.state((words, {}))
    theirs = press.state((words, {}), person="p-otto-brandl")
    dossier = press.dossier()
    (conflict,) = dossier.conflicts
    assert (conflict.kind, conflict.values) == ("speaker", (PERSON, "p-otto-brandl"))
    assert conflict.statements == (mine, theirs)
    assert [statement.id for statement in dossier.statements] == [mine]


def test_gaps_are_said() -> None:
    press = Press()
    undated = press.state(("The tariff is back.", {"published": None}))
    press.state(("The tariff is gone.", {"said": "2025-01-20"}))
    gaps = press.dossier(about="tariffs, choir", period=("2025-01", "2025-09")).gaps
    assert [(gap.kind, gap.detail, gap.statements) for gap in gaps] == [
        ("theme", "choir", ()),
        ("time", "2025-02/2025-09", ()),
        ("date", "no date is known", (undated,)),
    ]


TEXTS = st.text(alphabet="abcdeä 3%.,“”'-\n股价", min_size=1, max_size=40)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS, st.sampled_from(["en", "de", "zh", "und"])), max_size=5), TEXTS)
def test_every_statement_is_told_once_or_skipped_once(reports: list[tuple[str, str, str]], about: str) -> None:
    press = Press()
    for one, other, lang in reports:
        press.state((one, {"lang": lang}), (other, {"form": "mixed", "published": None}))
    dossier = press.dossier(about=about)
    told = [name for theme in dossier.themes for name in theme.statements]
    left = [skipped.record for skipped in dossier.skipped]
    assert sorted([*told, *left]) == sorted(statement.id for statement in press.statements)
    assert press.dossier(about=about) == dossier


HEADLESS = {
    "an adjective": ("Terrifying waves came in.", "The waves are terrifying, all of them."),
    "a verb": ("We must determine the price.", "They will determine the winter."),
    "a day": ("See you on Thursday.", "It closes on Thursday."),
    "an office": ("Ask the minister.", "The minister left early."),
    "a number": ("We lost four years.", "Nobody gives us four years."),
    "a word of all campaigns": ("The people know it.", "Ask the people who fish."),
}


@pytest.mark.parametrize("remarks", HEADLESS.values(), ids=HEADLESS)
def test_what_names_no_subject_heads_nothing(remarks: tuple[str, str]) -> None:
    press = Press()
    for words in remarks:
        press.state((words, {}))
    assert [theme.id for theme in press.dossier().themes] == ["other"]


KEPT = {
    "a name": (["Before that, Skarne had a choir.", "They sold Skarne to the tide."], "en", "Skarne"),
    "a person's full name": (["We owe Otto Brandl an answer.", "It was Otto Brandl who rowed."], "en", "Otto Brandl"),
    "two words": (["Nobody loves the lantern toll.", "We live by the lantern toll."], "en", "Lantern toll"),
    "a German noun of a title": (["Wir bauen die Schleuse neu.", "Ohne diese Schleuse geht nichts."], "de", "Schleuse"),
}


@pytest.mark.parametrize(("remarks", "lang", "title"), KEPT.values(), ids=KEPT)
def test_a_theme_is_headed_by_what_it_is_about(remarks: list[str], lang: str, title: str) -> None:
    press = Press()
    for words in remarks:
        press.state((words, {"lang": lang, "title": "Der Streit um die Schleuse" if lang == "de" else "Council news"}))
    (theme,) = press.dossier(lang=lang).themes
    assert theme.title == title


EVIDENCE = {
    "a weak word alone": ("I would rather break my word than send a lawyer.", {}, "other"),
    "two weak words": ("The judge and the lawyer share a boat.", {}, "law"),
    "a weak word under a title that has another": (
        "I need no lawyer.",
        {"title": "The judge of Skarne resigns"},
        "law",
    ),
    "a strong word": ("The lawsuit came by ferry.", {}, "law"),
    "words only around it": ("We will see.", {"before": "On the lawsuit and the subpoena she said: "}, "law"),
}


@pytest.mark.parametrize(("words", "known", "theme"), EVIDENCE.values(), ids=EVIDENCE)
def test_a_known_theme_needs_evidence(words: str, known: dict[str, object], theme: str) -> None:
    press = Press()
    press.state((words, known))
    assert [found.id for found in press.dossier().themes] == [theme]


def test_the_question_before_a_turn_tells_what_it_is_about() -> None:
    press = Press()
    question = "And what of the lawsuit, and of the supreme court?\n\n"
    press.state(("We will see about that.", {"before": question, "turn": "VARGA", "found_by": "turns@1"}))
    assert [theme.id for theme in press.dossier().themes] == ["law"]


def test_what_is_left_over_stays_together_by_occasion() -> None:
    press = Press()
    moment = Moment(value="2025-05-21", kind="event")
    gala = Occasion(id="o-gala", name="Skarne Gala", lang="en", moment=moment)
    dinner = [
        press.state((words, {"occasion": "o-gala"})) for words in ("My aunt sang twice.", "Nobody danced before ten.")
    ]
    alone = press.state(("It rained on Sunday.", {}))
    found = [(theme.title, theme.statements) for theme in press.dossier(occasions={"o-gala": gala}).themes]
    assert found == [("Skarne Gala", tuple(dinner)), ("", (alone,))]


TWO_SPEAKERS = {
    "a short sentence inside a long turn": (
        "The coast is tired of waiting. Who sells the tide sells the harbour. We heard that in March already.",
        "Who sells the tide sells the harbour!",
        True,
    ),
    "the same topic in other words": (
        "Who sells the tide sells the harbour, and who leases it will regret the price.",
        "Who leases the tide will never sell the harbour.",
        False,
    ),
    "a phrase that anybody may say": ("We will do what we can for everybody.", "We will do what we can", False),
}


@pytest.mark.parametrize(("mine", "theirs", "alike"), TWO_SPEAKERS.values(), ids=TWO_SPEAKERS)
def test_a_sentence_that_two_people_are_given_shows_also_when_it_is_short(mine: str, theirs: str, alike: bool) -> None:
    press = Press()
    press.state((mine, {}))
    press.state((theirs, {}), person="p-otto-brandl")
    assert [conflict.kind for conflict in press.dossier().conflicts] == (["speaker"] if alike else [])


TAXONOMY = {
    "themes": {
        "ferries": {"title": {"en": "The ferries", "de": "Die Fähren"}, "keywords": ["ferry", "fähr*"]},
        "harbour": {"title": "Harbour", "keywords": ["*hafen*", "quay"], "weak": ["mole"]},
    }
}


def test_the_users_theme_comes_before_one_that_a_newsroom_knows() -> None:
    press = Press()
    tariff = press.state(("The tariff sinks the ferry before the sea does.", {}))
    other = press.state(("A tariff on our exports is a tax on ourselves.", {}))
    dossier = press.dossier(taxonomy=read_taxonomy(TAXONOMY, place="themes.toml"), lang="de")
    assert [(theme.id, theme.title, theme.statements) for theme in dossier.themes] == [
        ("own/ferries", "Die Fähren", (tariff,)),
        ("trade", "Handel und Zölle", (other,)),
    ]


def test_a_pack_of_a_domain_comes_after_the_users_themes_and_before_the_general_ones() -> None:
    press = Press()
    quay = press.state(("Der Nordhafen bekommt den Kran, den ihr im Terminal vermisst.", {"lang": "de"}))
    late = press.state(("Punctuality is what a railway sells.", {}))
    dossier = press.dossier(taxonomy=read_taxonomy(TAXONOMY, ["logistics"], place="themes.toml"))
    assert {theme.id: theme.statements for theme in dossier.themes} == {
        "own/harbour": (quay,),
        "logistics/punctuality": (late,),
    }


def test_a_users_theme_takes_nothing_that_does_not_hold_its_words() -> None:
    press = Press()
    press.state(("My umbrella has outlived three ministers.", {}))
    dossier = press.dossier(taxonomy=read_taxonomy(TAXONOMY, place="themes.toml"))
    assert [theme.id for theme in dossier.themes] == ["other"]


BROKEN = {
    "a key that is none": ({"theme": {}}, "no key 'theme' here"),
    "themes that are no table": ({"themes": ["ferries"]}, "themes is no table of themes"),
    "a theme without keywords": ({"themes": {"ferries": {"title": "Ferries"}}}, "[themes.ferries]: no keywords"),
    "keywords that are no list": ({"themes": {"f": {"keywords": "ferry"}}}, "[themes.f] keywords: not a list of texts"),
    "a keyword that is only a star": (
        {"themes": {"f": {"keywords": ["*"]}}},
        "[themes.f] keywords: not a list of texts",
    ),
    "a language that is not known": ({"themes": {"f": {"keywords": {"xx": ["a"]}}}}, "no language 'xx'"),
    "a key of a theme that is none": ({"themes": {"f": {"keyword": ["a"]}}}, "[themes.f]: no key 'keyword' here"),
}


@pytest.mark.parametrize(("table", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_taxonomy_names_its_place(table: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError, match=re.escape(message)):
        read_taxonomy(table, place="themes.toml")


def test_a_pack_that_is_none_lists_the_known_ones() -> None:
    with pytest.raises(UsageError) as caught:
        read_taxonomy({}, ["cooking"], place="themes.toml")
    assert "finance, law, logistics, sport, technology" in str(caught.value.hint)


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("domain", DOMAINS)
def test_every_pack_has_the_same_themes_in_both_languages(domain: str, lang: str) -> None:
    here, there = (language(code).own(f"pack_{domain}")["themes"] for code in (lang, "en"))
    assert list(here) == list(there)
    assert all(entry["title"] and entry["keywords"] for entry in here.values())

"""Small newsrooms of invented people: which quotations are one statement, which stay two."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut.clustering import cluster
from wortlaut.desk.looking import figures_of
from wortlaut.records import Dating, Document, Moment, Quotation, Span, Statement
from wortlaut.records.speech import Form


@dataclass
class Newsroom:
    """Collects reports; each is a document that holds one quotation in a sentence of its own."""

    documents: dict[str, Document] = field(default_factory=dict)
    quotations: list[Quotation] = field(default_factory=list)
    persons: dict[str, str | None] = field(default_factory=dict)
    datings: dict[str, Dating] = field(default_factory=dict)

    def report(
        self,
        name: str,
        words: str,
        *,
        form: Form = "direct",
        person: str | None = "p-ines-varga",
        said: str | None = None,
        occasion: str | None = None,
        **known: object,
    ) -> str:
        known = {"lang": "en", "published": "2025-06-03", "outlet": name, **known}
        told = {key: known.pop(key) for key in ("negated", "turn") if key in known}
        place = Span(0, len(words))
        quotation = Quotation(document=name, content=(place,), form=form, found_by="test@1", **told)  # type: ignore[arg-type]
        self.documents[name] = Document(id=name, text=words, **known)  # type: ignore[arg-type]
        self.quotations.append(quotation)
        self.persons[quotation.id] = person
        moment = Moment(value=said, kind="event") if said else None
        if moment or occasion:
            dating = Dating(quotation=quotation.id, moment=moment, occasion=occasion, found_by="test@1")
            self.datings[quotation.id] = dating
        return quotation.id

    def statements(self) -> tuple[Statement, ...]:
        return cluster(self.quotations, self.documents, persons=self.persons, datings=self.datings, figures=figures_of)


FERRIES = "We will replace every diesel ferry on the Skarne line by the spring of 2027."

ONE = {
    "the same words": [(FERRIES, {}), (FERRIES, {})],
    "other marks and case": [
        ("“Ferries don’t vote, and harbours do not either”", {}),
        ("FERRIES DON'T VOTE, AND HARBOURS DO NOT EITHER", {}),
    ],
    "half and whole": [(FERRIES, {}), ("replace every diesel ferry on the Skarne line", {})],
    "an edited word": [(FERRIES, {}), (FERRIES.replace("replace", "retire"), {})],
    "told and quoted": [
        (FERRIES, {}),
        ("the diesel ferries on the Skarne line would all be replaced by spring 2027", {"form": "indirect"}),
    ],
    "a week later in full": [(FERRIES, {}), (FERRIES, {"published": "2025-06-12"})],
    "German, told in the subjunctive": [
        ("Wir haben im Depot Lindau achtzehn Fahrer zu wenig und keinen Plan dafür.", {"lang": "de"}),
        (
            "man habe im Depot Lindau achtzehn Fahrer zu wenig, und einen Plan dafür habe man nicht",
            {"lang": "de", "form": "indirect"},
        ),
    ],
    "one outlet gives the day of print": [
        (FERRIES, {"said": "2025-06-01"}),
        (FERRIES, {"said": "2025-06-03"}),
    ],
    "two tellings of one sum": [
        ("The new quay at Skarne will cost 7.4 million euros, and half of it is our own money.", {}),
        (
            "7.4 million euros (about 8.1 million dollars) on a quay at Skarne",
            {"form": "indirect", "published": "2025-06-08"},
        ),
    ],
    "a scrap in marks of the same day": [
        ("The tide does not wait for a committee, and neither will our harbour pilots.", {}),
        ("harbour pilots", {"published": "2025-06-04"}),
    ],
    "the second sentence of two": [
        ("We have no closing date in the harbour safe", {}),
        ("No. We have no closing date in the harbour safe. We do not even have a safe.", {}),
        ("We do not even have a safe.", {}),
    ],
    "a telling of one sentence of a turn": [
        (
            "By 2029 we put 60 million euros into new radar masts. That is the easy decision, madam. "
            "The hard one is what we do with all the fog that these masts will show to our captains.",
            {"turn": "Ines Varga"},
        ),
        ("the port was putting 60 million euros into super modern masts", {"form": "indirect"}),
    ],
    "told twice, in two moods of the verb": [
        ("Man werde prüfen, was Brandsee zulässt", {"lang": "de", "form": "indirect"}),
        ("Man werde prüfen, was Brandsee zulasse", {"lang": "de", "form": "indirect"}),
    ],
    "two names for one occasion of the day": [
        (FERRIES, {"said": "2025-06-02", "occasion": "o-council"}),
        (FERRIES[:60], {"said": "2025-06-02", "occasion": "o-meeting"}),
    ],
    "a denial in the sentence after": [
        (
            "Wenn der Kai steht, setzen wir sechs Fähren auf die Linie nach Brandsee. Ohne Kai setzen wir keine ein.",
            {"lang": "de"},
        ),
        ("man setze sechs Fähren auf die Linie nach Brandsee", {"lang": "de", "form": "indirect"}),
    ],
    "one exact figure and no other": [
        ("83.7 per cent", {"form": "indirect"}),
        ("had reached 83.7 percent", {"form": "indirect"}),
    ],
    "one day, told in the same few words": [
        ("October 2026", {"form": "indirect"}),
        ("October 2026", {"form": "indirect"}),
    ],
    "told in two languages by the parts of compounds": [
        ("A paper ship needs no harbour captain, only a bath.", {}),
        ("Ein Papierschiff braucht keinen Hafenkapitän, nur ein Bad.", {"lang": "de"}),
    ],
    "told in two languages by irregular verbs": [
        ("The pilot forgot the key, and the captain lost his patience.", {}),
        ("Der Lotse vergaß den Schlüssel, und der Kapitän verlor die Geduld.", {"lang": "de"}),
    ],
    "told in two languages by what is counted": [
        ("Some 640 of 850 berths will go", {"form": "indirect"}),
        ("Von den 850 Liegeplätzen fielen 640 weg", {"form": "indirect", "lang": "de"}),
    ],
    "told in two languages by common words": [
        ("The factory lost a customer, the town lost its patience.", {}),
        ("Die Fabrik hat einen Kunden verloren, die Stadt ihre Geduld.", {"lang": "de"}),
    ],
    "told in two languages by figures and a name": [
        ("Skarne Ferries has 412 captains and 38 of them retire in 2026.", {}),
        ("Skarne Ferries hat 412 Kapitäne, und 38 von ihnen gehen 2026 in Rente.", {"lang": "de"}),
    ],
}

TWO = {
    "two people": [(FERRIES, {}), (FERRIES, {"person": "p-otto-brandl"})],
    "alike, on two occasions": [
        ("The Skarne line loses nine million euros a year.", {"said": "2025-02-11", "occasion": "o-council"}),
        ("The Skarne line loses eleven million euros a year.", {"said": "2025-06-02", "occasion": "o-hearing"}),
    ],
    "reported before it was said": [(FERRIES, {"said": "2025-06-20"}), (FERRIES[:40], {"published": "2025-03-03"})],
    "only names in common": [
        ("a letter from Mayor Otto Brandl of Skarne", {"form": "indirect"}),
        ("a dinner with Mayor Otto Brandl of Skarne", {"form": "indirect"}),
    ],
    "what one says the other denies": [
        ("the council would sell its shares in the terminal", {"form": "indirect"}),
        ("the council would not sell its shares in the terminal", {"form": "indirect"}),
    ],
    "a number of the whole season": [
        ("he was on the way to the 412 berths the harbour needs", {"form": "indirect"}),
        (
            "the council would sooner go to court than leave the 412 berths the harbour needs to a rival from Brandsee",
            {"form": "indirect"},
        ),
    ],
    "a round figure of two things": [
        ("40 percent", {"form": "indirect"}),
        ("rose to 40 percent", {"form": "indirect"}),
    ],
    "one year of two things": [
        ("by 2027", {"form": "indirect"}),
        ("not before 2027", {"form": "indirect"}),
    ],
    "the same few words a week later": [
        ("October 2026", {"form": "indirect"}),
        ("October 2026", {"form": "indirect", "published": "2025-06-11"}),
    ],
    "languages, two common words only": [
        ("The captain counts the money at night.", {}),
        ("Der Kapitän schläft im Boot, das Geld liegt in der Bank.", {"lang": "de"}),
    ],
    "said and not said": [(FERRIES, {}), (FERRIES, {"negated": True, "form": "indirect"})],
    "a slogan months apart": [("Ferries come first", {}), ("Ferries come first", {"published": "2024-09-01"})],
    "a scrap a week later": [
        ("The tide does not wait for a committee, and neither will our harbour pilots.", {}),
        ("harbour pilots", {"published": "2025-06-11"}),
    ],
    "languages, one figure only": [
        ("We spent 40 million euros on new quays.", {}),
        ("Das Museum kostet die Stadt 40 Millionen Euro im Jahr.", {"lang": "de"}),
    ],
}


@pytest.mark.parametrize("reports", ONE.values(), ids=ONE)
def test_reports_of_one_utterance_are_one_statement(reports: list[tuple[str, dict[str, object]]]) -> None:
    assert len(_newsroom(reports).statements()) == 1


@pytest.mark.parametrize("reports", TWO.values(), ids=TWO)
def test_two_utterances_stay_two(reports: list[tuple[str, dict[str, object]]]) -> None:
    assert len(_newsroom(reports).statements()) == 2


def _newsroom(reports: list[tuple[str, dict[str, object]]]) -> Newsroom:
    room = Newsroom()
    for number, (words, known) in enumerate(reports):
        room.report(f"paper-{number}", words, **known)  # type: ignore[arg-type]
    return room


def test_whoever_is_unknown_is_left_out() -> None:
    room = Newsroom()
    room.report("paper", FERRIES, person=None)
    assert room.statements() == ()


def test_the_recording_stands_before_the_first_report_and_a_telling_comes_last() -> None:
    room = Newsroom()
    told = room.report(
        "echo", "all diesel ferries on the Skarne line would be replaced by spring 2027", form="indirect"
    )
    first = room.report("courier", FERRIES, published="2025-06-02")
    recording = room.report("council", FERRIES, media_type="text/vtt", published="2025-06-04")
    (statement,) = room.statements()
    assert statement.quotations == (recording, first, told)
    assert (statement.best, statement.why_best) == (recording, "transcript")
    assert statement.wordings == ((recording, first), (told,))
    assert statement.outlets == ("courier", "echo", "council")


def test_two_remarks_out_of_one_long_answer_stay_two() -> None:
    room = Newsroom()
    other = "My deputy counts the life jackets himself, every Sunday, twice."
    answer = (
        f"{FERRIES} That is the easy part, and I have said it before in this hall. {other} Nobody asked him to do it."
    )
    answer += " You may call that a hobby or a habit, I call it the only report that I read to the end."
    turn = room.report("council", answer, turn="Ines Varga")
    first, half = room.report("courier", FERRIES), room.report("herald", "every diesel ferry on the Skarne line")
    second = room.report("echo", other)
    found = sorted(sorted(statement.quotations) for statement in room.statements())
    assert found == [sorted([turn, first, half]), [second]]


def test_a_fragment_never_stands_for_the_whole() -> None:
    room = Newsroom()
    room.report("courier", "every diesel ferry on the Skarne line", published="2025-06-02")
    whole = room.report("echo", FERRIES, agency="nordpresse")
    (statement,) = room.statements()
    assert (statement.best, statement.why_best) == (whole, "agency")


def test_the_moment_is_the_most_precise_that_most_agree_on() -> None:
    room = Newsroom()
    room.report("courier", FERRIES, said="2025-06")
    room.report("echo", FERRIES, said="2025-06-02", occasion="o-council")
    room.report("herald", FERRIES)
    (statement,) = room.statements()
    assert statement.moment is not None
    assert (statement.moment.value, statement.occasion) == ("2025-06-02", "o-council")


def test_a_headline_that_repeats_its_own_article_is_no_second_report() -> None:
    text = f"{FERRIES}\n\nThe council met on Monday. “{FERRIES}”"
    body = text.rindex(FERRIES)
    quotations = [
        Quotation(document="echo", content=(Span(at, at + len(FERRIES)),), form="direct", found_by="test@1")
        for at in (0, body)
    ]
    documents = {"echo": Document(id="echo", text=text, lang="en", outlet="Echo")}
    (statement,) = cluster(quotations, documents, persons={known.id: "p-ines-varga" for known in quotations})
    assert len(statement.origins) == 1
    assert statement.outlets == ("Echo",)
    assert len(statement.wordings) == 1


WORDS = st.lists(st.sampled_from("ferry quay tide toll 40 nicht not Skarne the die 渡 轮".split()), max_size=9)  # noqa: SIM905


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            WORDS,
            st.sampled_from(["en", "de", "zh"]),
            st.sampled_from(["a", "b", None]),
            st.sampled_from(["2025-06-03", None, "x"]),
        ),
        max_size=12,
    ),
    st.randoms(use_true_random=False),
)
def test_each_quotation_is_in_one_statement_whatever_the_order(reports: list, chance) -> None:  # type: ignore[no-untyped-def, type-arg]
    room = Newsroom()
    for number, (words, lang, person, published) in enumerate(reports):
        room.report(f"paper-{number}", " ".join(words) or "x", lang=lang, person=person, published=published)
    found = room.statements()
    wanted = sorted(name for name, person in room.persons.items() if person is not None)
    assert sorted(name for statement in found for name in statement.quotations) == wanted
    assert all(room.persons[name] == statement.person for statement in found for name in statement.quotations)
    chance.shuffle(room.quotations)
    assert room.statements() == found


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60))
def test_any_text_is_clustered_without_complaint(one: str, other: str) -> None:
    room = Newsroom()
    room.report("a", one)
    room.report("b", other, form="mixed", lang="und")
    assert len(room.statements()) <= 2


TOLD_IN_GERMAN = ["Wir streichen keinen Hafen.", "Die Fähren fahren im Winter.", "Niemand zahlt zweimal."]
SPOKEN = {
    "most direct words are German": ([(words, {"lang": "de"}) for words in TOLD_IN_GERMAN], "translation"),
    "a German transcript": ([("Wir streichen keinen Hafen.", {"lang": "de", "turn": "VARGA"})], "translation"),
    "two of them tell nothing": ([(words, {"lang": "de"}) for words in TOLD_IN_GERMAN[:2]], "own_report"),
    "two languages": (
        [*((words, {"lang": "de"}) for words in TOLD_IN_GERMAN), ("Ask the cook.", {}), ("Ask the mate.", {})],
        "own_report",
    ),
}


@pytest.mark.parametrize(("others", "why"), SPOKEN.values(), ids=SPOKEN)
def test_the_language_of_an_occasion_shows_a_translation(others: list[tuple[str, dict[str, object]]], why: str) -> None:
    newsroom = Newsroom()
    english = newsroom.report("courier", "A captain without a crew is a passenger.", occasion="o-hearing")
    for number, (words, known) in enumerate(others):
        newsroom.report(f"paper-{number}", words, occasion="o-hearing", **known)  # type: ignore[arg-type]
    (statement,) = [found for found in newsroom.statements() if english in found.quotations]
    assert statement.why_best == why


def test_a_translation_is_found_however_many_outlets_print_the_original() -> None:
    german = "Eine Brücke ohne Vertrag ist ein Museum, und ein Museum braucht keinen Ingenieur."
    english = "A bridge without a contract is a museum, and a museum needs no engineer."
    newsroom = Newsroom()
    for number in range(60):
        newsroom.report(f"blatt-{number}", german, lang="de")
    newsroom.report("courier", english)
    assert len(newsroom.statements()) == 1

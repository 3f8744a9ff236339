"""Across documents: one person under many names and scripts, many persons under one name."""

from __future__ import annotations

import pytest

from wortlaut.records import Document, Person, Quotation, Role, Span
from wortlaut.resolving import Resolution, join_documents, read_document, resolve


def documents(*texts: str, lang: str = "en") -> list[Document]:
    return [Document(id=f"doc-{number}", text=text, lang=lang) for number, text in enumerate(texts)]


def names(*texts: str) -> list[str]:
    return [person.name for person in resolve(documents(*texts), {}).people]


def said_by(document: Document, speaker: str) -> Quotation:
    at = document.text.index(speaker)
    span = Span(at, at + len(speaker))
    return Quotation(document=document.id, content=(Span(0, 1),), speaker=(span,), form="indirect", found_by="test")


def spoken(resolution: Resolution) -> list[str | None]:
    return [answer.person for answer in resolution.attributions]


def asked(texts: list[Document], *speakers: str, people: tuple[Person, ...] = ()) -> Resolution:
    quotations = {text.id: (said_by(text, speaker),) for text, speaker in zip(texts, speakers, strict=True)}
    return resolve(texts, quotations, people=people)


def test_the_same_full_name_is_one_person() -> None:
    assert names("Karen Holt left.", "Karen Holt came.") == ["Karen Holt"]


def test_a_middle_initial_and_a_nickname_are_the_same_person() -> None:
    people = resolve(documents("Joseph A. Tull left.", "Joe Tull came.", "Joseph Tull stayed."), {}).people
    assert [set(person.names) for person in people] == [{"Joseph A. Tull", "Joe Tull", "Joseph Tull"}]


def test_two_middle_initials_are_two_persons() -> None:
    assert names("Joseph A. Tull left.", "Joseph B. Tull came.") == ["Joseph A. Tull", "Joseph B. Tull"]


def test_two_first_names_are_two_persons() -> None:
    assert names("Karen Holt left.", "Dale Holt came.") == ["Dale Holt", "Karen Holt"]


def test_accents_do_not_part_a_person() -> None:
    assert len(names("René Ibáñez left.", "Rene Ibanez came.")) == 1


def test_umlauts_written_out_do_not_part_a_person() -> None:
    people = resolve(documents("Jens Möller left.", "Jens Moeller came."), {}).people
    assert [set(person.names) for person in people] == [{"Jens Möller", "Jens Moeller"}]


def test_initials_join_the_only_one_they_fit() -> None:
    assert len(names("Karen Holt left.", "Mayor K. Holt came.")) == 1


def test_initials_that_fit_two_stay_open() -> None:
    texts = documents("Karen Holt left.", "Kurt Holt left.", "Mayor K. Holt came.")
    answer = asked(texts, "Karen Holt", "Kurt Holt", "K. Holt").attributions[-1]
    assert (answer.person, set(answer.candidates)) == (None, {"p-karen-holt", "p-kurt-holt"})


def test_a_name_without_the_middle_initial_of_two_stays_open() -> None:
    texts = documents("Dale R. Roe left.", "Dale S. Roe came.", "Dale Roe stayed.")
    answer = asked(texts, "Dale R. Roe", "Dale S. Roe", "Dale Roe").attributions[-1]
    assert (answer.person, set(answer.candidates)) == (None, {"p-dale-r-roe", "p-dale-s-roe"})


SAME = {
    "Cyrillic in German and English letters": ("Sergej Wolkow left.", "Sergei Volkov came."),
    "hyphen in a first name": ("Han Ji-won left.", "Ji-won Han came."),
    "Arabic article": ("Omar al-Hadidi left.", "Omar Al Hadidi came."),
    "second surname": ("María Ortega Ruiz left.", "María Ortega came."),
    "birth name": ("Karen Vale, née Holt, left.", "Karen Holt came."),
    "other name": ("Dale Roe, better known as Kit Lark, left.", "Kit Lark came."),
}
APART = {
    "suffixes": ("Earl Dunn Jr. left.", "Earl Dunn Sr. came."),
    "two surnames of Meier": ("Hans Meier left.", "Hans Meyer came."),
    "middle name and surname": ("Hans Peter left.", "Hans Peter Holt came."),
}


@pytest.mark.parametrize("texts", SAME.values(), ids=SAME)
def test_another_spelling_is_the_same_person(texts: tuple[str, ...]) -> None:
    people = resolve(documents(*texts), {}).people
    assert len([person for person in people if person.kind == "person"]) == 1


@pytest.mark.parametrize("texts", APART.values(), ids=APART)
def test_another_name_is_another_person(texts: tuple[str, ...]) -> None:
    assert len(names(*texts)) == 2


def test_ages_tell_two_of_one_name_apart() -> None:
    texts = [
        Document(id="one", text="Daniel Crane, 24, ran.", lang="en", published="2025-09-01"),
        Document(id="other", text="Daniel Crane, 71, sat.", lang="en", published="2025-09-03"),
        Document(id="later", text="Daniel Crane, 25, ran again.", lang="en", published="2026-09-03"),
    ]
    quotations = {text.id: (said_by(text, "Daniel Crane"),) for text in texts}
    answers = spoken(resolve(texts, quotations))
    assert answers[0] == answers[2] != answers[1]


def test_two_listed_under_one_name_are_told_apart_by_what_they_are() -> None:
    listed = tuple(
        Person(id=name, name="Daniel Crane", roles=(Role(title=title, lang="en"),))
        for name, title in (("Q1", "roofer"), ("Q2", "pianist"))
    )
    texts = documents("Roofer Daniel Crane left.", "The pianist Daniel Crane came.", "Daniel Crane stayed.")
    resolution = asked(texts, *["Daniel Crane"] * 3, people=listed)
    assert spoken(resolution) == ["Q1", "Q2", None]
    assert resolution.attributions[-1].candidates == ("Q1", "Q2")


def test_an_organisation_tells_which_of_two_a_bare_surname_means() -> None:
    texts = documents(
        "Karen Holt, chair of Brandt Foods, left.", "Dale Holt came.", "Holt, chair of Brandt Foods, sat."
    )
    assert spoken(asked(texts, "Karen Holt", "Dale Holt", "Holt"))[-1] == "p-karen-holt"


def test_a_bare_surname_joins_the_one_who_dominates() -> None:
    texts = documents(*["Karen Holt spoke again."] * 3, "Holt said no.")
    assert spoken(asked(texts, "Karen Holt", "Karen Holt", "Karen Holt", "Holt"))[-1] == "p-karen-holt"


def test_a_bare_surname_of_two_stays_open() -> None:
    texts = documents(*["Karen Holt spoke."] * 3, *["Dale Holt spoke."] * 3, "Holt said no.")
    answer = asked(texts, *["Karen Holt"] * 3, *["Dale Holt"] * 3, "Holt").attributions[-1]
    assert (answer.person, set(answer.candidates)) == (None, {"p-karen-holt", "p-dale-holt"})


def test_a_bare_surname_needs_more_than_one_article_elsewhere() -> None:
    answer = asked(documents("Karen Holt spoke.", "Holt said no."), "Karen Holt", "Holt").attributions[-1]
    assert (answer.person, answer.candidates) == (None, ("p-karen-holt",))


def test_a_shared_organisation_ties_a_bare_surname() -> None:
    texts = documents("Karen Holt, chair of Brandt, spoke.", "Ms. Holt, chair of Brandt, said no.")
    assert spoken(asked(texts, "Karen Holt", "Ms. Holt")) == ["p-karen-holt"] * 2


def test_a_title_contradicts_the_one_who_dominates() -> None:
    texts = documents(*["Karen Holt spoke again."] * 3, "Mr. Holt said no.")
    assert spoken(asked(texts, *["Karen Holt"] * 3, "Mr. Holt"))[-1] != "p-karen-holt"


def test_a_document_ties_two_scripts() -> None:
    latin = documents("Joseph Lim (林崇山) spoke.", "Joseph Lim left.")
    chinese = Document(id="zh", text="林崇山说不。", lang="zh")
    resolution = asked([*latin, chinese], "Joseph Lim", "Joseph Lim", "林崇山")
    assert spoken(resolution) == ["p-joseph-lim"] * 3
    assert "林崇山" in resolution.people[0].names


def test_a_chinese_document_ties_two_scripts_too() -> None:
    chinese = Document(id="a-zh", text="港口集团主席林崇山（Joseph Lim）说不。", lang="zh")
    latin = Document(id="en", text="Joseph Lim left.", lang="en")
    assert spoken(asked([chinese, latin], "林崇山", "Joseph Lim")) == ["p-joseph-lim"] * 2


def test_a_people_file_gives_ids_and_ties_what_no_document_does() -> None:
    lim = Person(id="Q1", name="Joseph Lim", names=("林崇山", "Lim Chung-shan"))
    texts = [*documents("Joe Lim left.", "Lim Chung-shan came."), Document(id="zh", text="林崇山说不。", lang="zh")]
    assert spoken(asked(texts, "Joe Lim", "Lim Chung-shan", "林崇山", people=(lim,))) == ["Q1"] * 3


def test_one_who_is_listed_but_not_there_is_no_one_of_the_collection() -> None:
    assert resolve(documents("Karen Holt left."), {}, people=(Person(id="Q1", name="Dale Roe"),)).people[0].id == (
        "p-karen-holt"
    )


def test_organisations_printed_alike_are_one() -> None:
    texts = documents("The harbour ministry said no.", "The harbour ministry said yes.")
    assert len(set(spoken(asked(texts, "The harbour ministry", "The harbour ministry")))) == 1


def test_ids_are_numbered_where_two_share_a_name() -> None:
    texts = documents("Mr. Quenby Holt spoke.", "Ms. Quenby Holt spoke.")
    assert [person.id for person in resolve(texts, {}).people] == ["p-quenby-holt", "p-quenby-holt-2"]


def test_names_are_ordered_by_how_often_they_stand() -> None:
    people = resolve(documents("Karen Holt spoke. Holt left. Holt came."), {}).people
    assert (people[0].name, people[0].names) == ("Karen Holt", ("Holt", "Karen Holt"))


def test_the_halves_make_the_whole() -> None:
    texts = documents("Karen Holt spoke.", "Joe Tull left.")
    halves = join_documents([read_document(text, ()) for text in texts])
    assert halves == resolve(texts, {})


def test_the_order_of_documents_changes_no_answer() -> None:
    texts = documents("Karen Holt spoke.", "Joe Tull left.", "Joseph Tull came.", "Holt said no.")
    assert resolve(texts, {}).people == resolve(texts[::-1], {}).people


def test_an_id_writes_umlauts_out() -> None:
    assert [person.id for person in resolve(documents("Jürgen Möll ging."), {}).people] == ["p-juergen-moell"]

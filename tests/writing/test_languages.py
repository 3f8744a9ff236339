"""The same note in each language: what it says, in sentences that a speaker of it would write."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wortlaut.errors import UsageError
from wortlaut.publishing.linked import linked
from wortlaut.records import Block, Document, Dossier, Moment, Origin, Person, Quotation, Role, Span, Statement
from wortlaut.writing import length_of, write
from wortlaut.writing.phrases import phrases
from wortlaut.writing.times import adverb

LANGS = ["en", "de", "fr", "es", "it", "zh"]


def sentences(note):
    return [one for section in note.sections for paragraph in section.paragraphs for one in paragraph]


def text_of(note, documents, kind=None):
    """A plain and slow reading of the note: speech in marks, an outlet's words in angles."""

    def shown(piece):
        if piece.document is None:
            return f"[{piece.reference}]" if piece.reference else piece.text
        words = piece.span.of(documents[piece.document].text)
        return f"“{words}”" if piece.quotation else f"‹{words}›"

    parts = [section for section in note.sections if kind in (None, section.kind)]
    told = [one for section in parts for paragraph in section.paragraphs for one in paragraph]
    return "\n".join("".join(map(shown, one.pieces)) for one in told)


SAID = {
    "fr": (
        "Ingrid Solheim (chief executive, Hallvard Ferries) s’est exprimé(e) entre mars et novembre 2025.",
        "a déclaré Solheim en mars 2025, selon Elbkurier.",
        "(texte en anglais\u00a0; dans trois médias, de deux origines indépendantes). [1][2][3]",
        "Dans un texte paru en novembre 2025, Solheim a écrit\u00a0:",
        "Aucune déclaration n’est datée entre avril et août 2025.",
    ),
    "es": (
        "Ingrid Solheim (chief executive, Hallvard Ferries) se ha pronunciado entre marzo y noviembre de 2025.",
        "dijo Solheim en marzo de 2025, según Elbkurier.",
        "(texto en inglés; en tres medios, de dos orígenes independientes). [1][2][3]",
        "En un texto publicado en noviembre de 2025, Solheim escribió:",
        "No hay ninguna declaración fechada entre abril y agosto de 2025.",
    ),
    "it": (
        "Ingrid Solheim (chief executive, Hallvard Ferries) si è espresso/a nel periodo marzo – novembre 2025.",
        "ha detto Solheim nel mese di marzo 2025, secondo Elbkurier.",
        "(testo in inglese; in tre testate, da due origini indipendenti). [1][2][3]",
        "In un testo uscito nel mese di novembre 2025, Solheim ha scritto:",
        "Nessuna dichiarazione è datata nel periodo aprile – agosto 2025.",
    ),
    "zh": (
        "Ingrid Solheim（chief executive，Hallvard Ferries）2025年3月至2025年11月公开发表看法",
        "据Elbkurier报道，Solheim于2025年3月说：",
        "（原文为英语；见于3家媒体，出自2个独立来源）。[1][2][3]",
        "在2025年11月发表的文字中，Solheim写道：",
        "2025年4月至2025年8月没有表态。",
    ),
}


@pytest.mark.parametrize("lang", SAID)
def test_says_in(sample, percents, lang):
    told = text_of(write(sample.dossier, **sample.arguments(), lang=lang, figures=percents), sample.documents)
    assert [sentence for sentence in SAID[lang] if sentence not in told] == []


DAYS = {
    "fr first": ("2025-09-01", "fr", "le 1er septembre 2025"),
    "fr season": ("2025-22", "fr", "pendant l’été 2025"),
    "it eight": ("2025-09-08", "it", "l’8 settembre 2025"),
    "it nine": ("2025-09-09", "it", "il 9 settembre 2025"),
    "es days": ("2025-09-08/2025-09-10", "es", "entre el 8 y el 10 de septiembre de 2025"),
    "zh quarter": ("2025-35", "zh", "2025年第三季度"),
    "zh about": ("2025-09~", "zh", "2025年9月前后"),
}


@pytest.mark.parametrize(("value", "lang", "expected"), DAYS.values(), ids=DAYS)
def test_dates_in_sentences(value, lang, expected):
    assert adverb(value, phrases(lang)) == expected


def _notebook(words: list[str], *, document: Document, person: Person | None = None, **known):
    """Return the note of one speaker whose remarks stand in one document, in order."""
    spans = [Span(document.text.index(one), document.text.index(one) + len(one)) for one in words]
    quotations = [
        Quotation(document="d", content=(span,), found_by="t", **{"form": "direct", **known}) for span in spans
    ]
    statements = tuple(
        Statement(
            id=f"s{at}",
            person="p",
            quotations=(one.id,),
            best=one.id,
            why_best="own_report",
            moment=Moment(value="2025-06-01", kind="event"),
        )
        for at, one in enumerate(quotations)
    )
    return statements, {one.id: one for one in quotations}, person or Person(id="p", name="Ada Holm", gender="f")


def _told(statements, quotations, person, document, lang, **known):
    note = write(
        Dossier(person="p", statements=statements),
        person=person,
        quotations=quotations,
        documents={"d": document},
        lang=lang,
        **known,
    )
    return text_of(note, {"d": document}, "theme"), note


GERMAN = "„Der Kran bleibt stehen“, warnte Ada Holm. „Er wird gestrichen“, sagte sie. „Grün wäre schön“, sagte sie."


def test_the_name_comes_once_then_the_pronoun_and_the_sentences_are_built_differently():
    document = Document(id="d", text=GERMAN, lang="de", outlet="Kanalbote")
    made = _notebook(["Der Kran bleibt stehen", "Er wird gestrichen", "Grün wäre schön"], document=document)
    told, _ = _told(*made, document, "de")
    assert told.splitlines() == [
        "Am 1. Juni 2025 sagte Holm laut Kanalbote: “Der Kran bleibt stehen”. [1]",
        "“Er wird gestrichen”, sagte sie außerdem. [1]",
        "Zudem sagte sie: “Grün wäre schön”. [1]",
    ]


ACTS = {
    "a warning in German": ("de", "warnte", "Holm warnte"),
    "a warning in English": ("en", "warned", "Holm warned"),
    "across languages": ("de", "warned", "Holm warnte"),
    "a plain word": ("de", "said", "Holm sagte"),
    "a word that no table knows": ("en", "mused", "Holm said"),
    "a German word that means two things": ("en", "erklärte", "Holm said"),
}


@pytest.mark.parametrize(("lang", "cue", "expected"), ACTS.values(), ids=ACTS)
def test_the_verb_says_no_more_than_the_source(lang, cue, expected):
    text = f"“The crane stays where it is for another winter,” {cue} Ada Holm."
    source = "de" if cue.endswith("te") else "en"
    document = Document(id="d", text=text, lang=source, outlet="Courier")
    span = Span(text.index(cue), text.index(cue) + len(cue))
    made = _notebook(["The crane stays where it is for another winter,"], document=document, cue=(span,))
    told, _ = _told(*made, document, lang)
    first, second = expected.split()
    assert f"{first} {second}" in told or f"{second} {first}" in told


def test_an_answer_is_told_with_its_question_which_no_marks_surround():
    text = "Will the crane stay?\n\nNo. It has done its work, and we thank it."
    document = Document(
        id="d",
        text=text,
        lang="en",
        outlet="Courier",
        blocks=(Block(span=Span(0, 20)), Block(span=Span(22, len(text)))),
    )
    made = _notebook(["No. It has done its work, and we thank it."], document=document, turn="Holm")
    told, note = _told(*made, document, "en")
    assert told == (
        "On 1 June 2025, Courier asked: ‹Will the crane stay?› Holm replied: "
        "“No. It has done its work, and we thank it.” [1]"
    )
    (sentence,) = [one for one in sentences(note) if one.statement]
    assert Span(0, 20) in [span for entry in sentence.evidence for span in entry.spans]


CLAUSES = {
    "dass": ("sagte", "dass der Kran stehen bleibt", "sagte Holm laut Kanalbote, ‹dass der Kran stehen bleibt›. [1]"),
    "Konjunktiv": ("betonte", "der Kran werde bleiben", "betonte Holm laut Kanalbote, ‹der Kran werde bleiben›. [1]"),
    "eine Frage": ("sagte", "ob der Kran stehe", "Kanalbote"),
    "kein Verb des Sagens": ("forderte", "dass der Kran bleibt", "Kanalbote"),
}


@pytest.mark.parametrize(("cue", "clause", "expected"), CLAUSES.values(), ids=CLAUSES)
def test_indirect_speech_becomes_a_clause_only_where_the_source_has_one(cue, clause, expected):
    text = f"Ada Holm {cue}, {clause}."
    document = Document(id="d", text=text, lang="de", outlet="Kanalbote")
    span = Span(9, 9 + len(cue))
    told, _ = _told(*_notebook([clause], document=document, form="indirect", cue=(span,)), document, "de")
    assert expected in told
    assert (f"‹{text}›" in told) == (expected == "Kanalbote")


def test_an_office_has_the_gender_of_who_holds_it_and_names_its_house():
    role = Role(title="Vorstandschefin", lang="de", organisation="Halvorn")
    person = Person(id="p", name="Ada Holm", gender="f", roles=(role,))
    document = Document(id="d", text=GERMAN, lang="de", outlet="Kanalbote")
    note = write(
        Dossier(person="p", statements=_notebook(["Er wird gestrichen"], document=document)[0]),
        person=person,
        quotations=_notebook(["Er wird gestrichen"], document=document)[1],
        documents={"d": document},
        lang="de",
    )
    assert "Ada Holm, Vorstandschefin von Halvorn, hat sich am 1. Juni 2025 geäußert" in text_of(note, {"d": document})


@pytest.mark.parametrize("lang", LANGS)
def test_a_length_is_kept_and_what_is_left_out_is_counted(lang):
    words = [f"Crane number {at} carries {at} tonnes of {thing} to the quay." for at, thing in enumerate(THINGS, 10)]
    text = "\n\n".join(f"“{one}” said Ada Holm." for one in words)
    document = Document(id="d", text=text, lang="en", outlet="Courier")
    made = _notebook(words, document=document)
    short, note = _told(*made, document, lang, length=150)
    long, whole = _told(*made, document, lang, length="long")
    counts = [len({one.statement for one in sentences(each)} - {None}) for each in (note, whole)]
    assert counts[0] < counts[1] == len(words)
    assert len(short) < len(long)
    (gap,) = [section for section in note.sections if section.kind == "gaps"]
    left = gap.paragraphs[0][0]
    assert len(left.evidence) == len(words) - counts[0]
    assert not [section for section in whole.sections if section.kind == "gaps"]


THINGS = ("coal", "timber", "steel", "salt", "grain", "stone", "sand", "paper")


def test_a_statement_that_may_not_be_told_is_only_counted():
    document = Document(id="d", text=GERMAN, lang="de", outlet="Kanalbote")
    made = _notebook(["Der Kran bleibt stehen", "Er wird gestrichen"], document=document)
    told, note = _told(*made, document, "de", without=frozenset({"s0"}))
    assert told == "Am 1. Juni 2025 sagte Holm laut Kanalbote: “Er wird gestrichen”. [1]"
    assert "Nicht wiedergegeben ist hier eine weitere Aussage. [1]" in text_of(note, {"d": document})


@pytest.mark.parametrize("asked", ["tiny", "99", "-300", "1" * 30, "３００", 50])
def test_a_length_that_is_none_is_refused(asked):
    with pytest.raises(UsageError, match="no length of a note"):
        length_of(asked)


@pytest.mark.parametrize(
    ("asked", "words"), [("short", 300), ("standard", 1000), (" Long ", 3000), ("450", 450), (700, 700)]
)
def test_a_length_is_a_name_or_a_number(asked, words):
    assert length_of(asked).words == words


def _carried(counts, remarks=("The crane stays where it is", "We paint it green")):
    """Two remarks, each printed by so many outlets of its own."""
    documents, quotations, statements = {}, {}, []
    for at, (words, number) in enumerate(zip(remarks, counts, strict=True)):
        own = []
        for place in range(number):
            name = f"d{at}{place}"
            documents[name] = Document(id=name, text=f"“{words},” said Ada Holm.", lang="en", outlet=f"Courier {place}")
            one = Quotation(document=name, content=(Span(1, 1 + len(words)),), form="direct", found_by="t")
            quotations[one.id] = one
            own.append(one.id)
        origins = tuple(Origin(documents=(name.split("#")[0],), why="own") for name in own)
        statements.append(
            Statement(
                id=f"s{at}", person="p", quotations=tuple(own), best=own[0], why_best="own_report", origins=origins
            )
        )
    return {
        "dossier": Dossier(person="p", statements=tuple(statements)),
        "quotations": quotations,
        "documents": documents,
        "person": Person(id="p", name="Ada Holm", gender="f"),
    }


def _written(made, **more):
    return write(made["dossier"], **{name: made[name] for name in ("person", "quotations", "documents")}, **more)


@pytest.mark.parametrize(("counts", "carried"), [((4, 5), 1), ((5, 5), None), ((3, 2), None)])
def test_the_lead_quotes_the_remark_that_more_outlets_carry_than_any_other(counts, carried):
    remarks = ("The crane stays where it is", "We paint it green")
    made = _carried(counts)
    note = _written(made, lang="en")
    told = text_of(note, made["documents"], "lead")
    assert ("Most widely carried was the remark" in told) == (carried is not None)
    assert carried is None or f"the remark “{remarks[carried]}”, in five outlets." in told


@pytest.mark.parametrize(("length", "times"), [(300, 1), (799, 1), (800, 2), (3000, 2)])
@pytest.mark.parametrize("lang", LANGS)
def test_a_short_note_tells_the_remark_of_its_lead_no_second_time(lang, length, times):
    made = _carried((4, 5))
    note = _written(made, lang=lang, length=length)
    told = text_of(note, made["documents"])
    assert told.count("We paint it green") == times
    assert told.count("The crane stays where it is") == 1
    assert [section.kind for section in note.sections] == ["lead", "theme"]  # and neither is counted as left out
    every = [one for section in note.sections for part in section.paragraphs for one in part]
    assert [one.statement for one in every if one.statement] == (["s1", "s0"] if times == 1 else ["s0", "s1"])
    assert all(one.evidence for one in every)
    assert {reference.document for reference in note.references} == set(made["documents"])


def test_a_remark_that_the_audit_took_out_is_not_quoted_in_the_lead():
    made = _carried((4, 5))
    told = text_of(_written(made, lang="en", length=300, without=frozenset({"s1"})), made["documents"])
    assert "We paint it green" not in told
    assert "This note leaves out one more statement. [" in told


def test_the_lead_of_a_short_note_says_when_its_remark_was_made():
    made = _carried((4, 5))
    dated = tuple(replace(one, moment=Moment(value="2025-06-01", kind="event")) for one in made["dossier"].statements)
    made["dossier"] = replace(made["dossier"], statements=dated)
    told = text_of(_written(made, lang="en", length=300), made["documents"], "lead")
    assert "the remark “We paint it green”, in five outlets; she made it on 1 June 2025. [" in told
    assert "1 June 2025. [" not in text_of(_written(made, lang="en"), made["documents"], "lead").split("Most widely")[1]


def test_what_is_told_in_a_lead_is_linked_data_too():
    made = _carried((4, 5))
    graph = linked(_written(made, lang="en", length=300), made["documents"])["@graph"]
    assert [one["text"] for one in graph] == ["We paint it green", "The crane stays where it is"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ada Holm spoke of a “Wall of sand”.", "‹Ada Holm spoke of a “Wall of sand”.›"),
        ("Ada Holm warned: “Nothing but sand”.", "“Nothing but sand”"),
        ("“Nothing but sand,” Ada Holm said.", "“Nothing but sand”"),
    ],
)
def test_a_scrap_that_the_outlets_sentence_runs_into_is_printed_in_that_sentence(text, told):
    start = text.index("“") + 1
    words = text[start : text.index("”")]
    quotation = Quotation(document="d", content=(Span(start, start + len(words)),), form="direct", found_by="t")
    statement = Statement(id="s", person="p", quotations=(quotation.id,), best=quotation.id, why_best="own_report")
    note = write(
        Dossier(person="p", statements=(statement,)),
        person=Person(id="p", name="Ada Holm"),
        quotations={quotation.id: quotation},
        documents={"d": Document(id="d", text=text, lang="en", outlet="Courier")},
        lang="en",
    )
    assert told in text_of(note, {"d": Document(id="d", text=text, lang="en")}, "theme")

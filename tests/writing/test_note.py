"""The note as a whole: what it promises holds for every sentence."""

from __future__ import annotations

from dataclasses import replace
from string import Formatter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut.records import (
    Block,
    Conflict,
    Document,
    Dossier,
    Evidence,
    Moment,
    Note,
    Origin,
    Person,
    Quotation,
    Span,
    Statement,
    Theme,
)
from wortlaut.writing import write
from wortlaut.writing.choosing import TOLD
from wortlaut.writing.phrases import phrases

LANGS = ["en", "de", "fr", "es", "it", "zh"]
SEED_KEYS = ["audio", "generated", "image", "lang", "layout", "model", "title", "translated", "type"]


def sentences(note: Note):
    return [one for section in note.sections for paragraph in section.paragraphs for one in paragraph]


def text_of(note: Note, documents: dict[str, Document], kind: str | None = None) -> str:
    """A plain and slow reading of the note: speech in marks, an outlet's words in angles."""
    shown = []
    for section in note.sections:
        if kind not in (None, section.kind):
            continue
        for sentence in (one for paragraph in section.paragraphs for one in paragraph):
            words = []
            for piece in sentence.pieces:
                if piece.document and piece.span:
                    stretch = piece.span.of(documents[piece.document].text)
                    words.append(f"“{stretch}”" if piece.quotation else f"‹{stretch}›")
                else:
                    words.append(f"[{piece.reference}]" if piece.reference else piece.text)
            shown.append("".join(words))
    return "\n".join(shown)


@pytest.mark.parametrize("lang", LANGS)
def test_every_sentence_has_evidence_and_every_quotation_is_a_span_of_speech(sample, percents, lang):
    note = write(sample.dossier, **sample.arguments(), lang=lang, figures=percents, today="2026-01-20")
    assert len(sentences(note)) >= 15
    for sentence in sentences(note):
        assert sentence.evidence
        for piece in sentence.pieces:
            assert piece.document is None or piece.span.of(sample.documents[piece.document].text)
            if piece.quotation and piece.span:
                quotation = sample.quotations[piece.quotation]
                assert quotation.form == "direct"
                assert quotation.envelope.covers(piece.span)
            assert piece.reference is None or 1 <= piece.reference <= len(note.references)


SAID = {
    "who, which office, what about, when": "Ingrid Solheim, chief executive of Hallvard Ferries, went on record on "
    "batteries between March and November 2025. [1]",
    "how much it rests on": "This note rests on seven statements in five documents of four outlets; one of them comes "
    "from more than one independent origin.",
    "split words keep their two halves": "“Maybe 30 percent of our crossings will run on batteries by 2027,” "
    "Solheim said on 9 September 2025. “The rest needs a harbour that can charge them.”",
    "origins": "them.” (in three outlets, from two independent origins). [1][2][3]",
    "short words come first": "“We have set aside 412 million euros for it,” Solheim also said. [1]",
    "indirect speech is the object of its verb": "according to Berghavn Courier, Solheim said at the shareholders’ "
    "meeting in Berghavn ‹she did not expect ticket prices to rise›. [1]",
    "a question is asked": "“Who would steer the ships?” Solheim also asked, according to Harbour Post. [3]",
    "another language is named": "“Der Hafen entscheidet, wann wir fahren.” (wording: German). [4]",
    "a report in another language stays the outlet's": "Elbkurier reported on 14 March 2025: ‹Solheim betonte",
    "a text without an outlet": "In a text published in November 2025, Solheim wrote: “I have read",
    "a long letter ends with a sentence": "I know what a timetable does to a family.” […]. [5]",
    "the hedge": "A qualification does not stand in every version: Berghavn Courier prints “Maybe 30 percent” [1]; "
    "Harbour Post prints “30 percent” [3].",
    "the date": "differently: Nordlys gives 9 September 2025 [2]; Harbour Post gives 10 September 2025 [3].",
    "a theme without words": "On hydrogen, which was asked for, the sources hold no statement.",
    "silence": "No statement is dated between April and August 2025.",
}


@pytest.mark.parametrize("expected", SAID.values(), ids=SAID)
def test_says_in_english(sample, percents, expected):
    note = write(sample.dossier, **sample.arguments(), lang="en", figures=percents)
    assert expected in text_of(note, sample.documents)


GESAGT = {
    "wer, was und wann": "Ingrid Solheim (chief executive, Hallvard Ferries) hat sich zwischen März und November 2025 "
    "geäußert; gefragt ist nach: batteries. [1]",
    "wie viel": "Diese Notiz beruht auf sieben Aussagen in fünf Dokumenten aus vier Medien; eine davon hat mehr als "
    "einen unabhängigen Ursprung.",
    "Wortstellung nach dem Zitat": "by 2027”, sagte Solheim am 9. September 2025. “The rest",
    "fremder Wortlaut": "(Wortlaut: Englisch; in drei Medien, aus zwei unabhängigen Ursprüngen). [1][2][3]",
    "Medium, das allein die Worte hat": "auf Vorrat”, sagte Solheim im März 2025 laut Elbkurier.",
    "Rede im Konjunktiv": "betonte Solheim, ‹die Werft habe noch Platz›. [4]",
    "Text ohne Medium": "In einem Text, der im November 2025 erschien, schrieb Solheim: “I have read",
    "Lücke": "Keine Aussage ist zwischen April und August 2025 datiert.",
}


@pytest.mark.parametrize("expected", GESAGT.values(), ids=GESAGT)
def test_says_in_german(sample, percents, expected):
    note = write(sample.dossier, **sample.arguments(), lang="de", figures=percents)
    assert expected in text_of(note, sample.documents)


def test_headings_say_time_and_occasion(sample):
    note = write(sample.dossier, **sample.arguments(), lang="en")
    headings = [section.heading for section in note.sections if section.kind == "theme"]
    assert headings == [
        "Batteries (9 September 2025, shareholders’ meeting, Berghavn)",
        "Crews and yards (March–November 2025)",
    ]


def test_front_matter_holds_the_seeds_keys_and_claims_no_file(sample):
    front = write(sample.dossier, **sample.arguments(), lang="de", today="2026-01-20").front
    assert [key for key in front if key in SEED_KEYS] == SEED_KEYS
    assert (front["audio"], front["image"], front["translated"], front["generated"]) == (False, False, False, True)
    assert (front["model"], front["translator"], front["author"]) == (
        None,
        None,
        {"name": "Wortlaut 0.1", "kind": "program"},
    )
    assert (front["period"], front["date"]) == ("2025-03/2025-11", "2026-01-20")
    assert len(front["sources"]) == front["documents"] == 5


def test_the_same_input_gives_the_same_note(sample, percents):
    notes = [write(sample.dossier, **sample.arguments(), lang="en", figures=percents) for _ in range(2)]
    assert notes[0] == notes[1]


@pytest.mark.parametrize("lang", ["nl", "xx", ""])
def test_a_language_without_phrases_is_told_in_english_and_says_so(sample, lang):
    note = write(sample.dossier, **sample.arguments(), lang=lang)
    assert (note.lang, note.front["lang"]) == ("en", "en")


def test_words_that_a_source_denies_never_stand_between_marks(sample):
    denied = {name: replace(quotation, negated=True) for name, quotation in sample.quotations.items()}
    note = write(sample.dossier, **{**sample.arguments(), "quotations": denied}, lang="en")
    assert not [piece for sentence in sentences(note) for piece in sentence.pieces if piece.quotation]


def test_a_scrap_of_speech_is_printed_in_the_sentence_that_completes_it(sample):
    text = "Prado called the pier a “sorry sight” and left.\n\n“It is a sorry sight,” she said."
    scrap, whole = (_quoted(text, words) for words in ("sorry sight", "It is a sorry sight,"))
    note = write(
        Dossier(person="p-solheim", statements=(_told(scrap), _told(whole))),
        person=sample.person,
        quotations={one.id: one for one in (scrap, whole)},
        documents={"d": Document(id="d", text=text, outlet="Courier", lang="en")},
        lang="en",
    )
    told = text_of(note, {"d": Document(id="d", text=text)}, "theme")
    assert "Courier wrote: ‹Prado called the pier a “sorry sight” and left.› [1]" in told
    assert "“It is a sorry sight,” Solheim also said. [1]" in told


def _quoted(text: str, words: str) -> Quotation:
    span = Span(text.index(words), text.index(words) + len(words))
    return Quotation(document="d", content=(span,), form="direct", found_by="t")


def _told(quotation: Quotation) -> Statement:
    known = {"person": "p-solheim", "why_best": "own_report", "best": quotation.id}
    return Statement(id=f"s-{quotation.id}", quotations=(quotation.id,), **known)


def test_a_translation_is_called_one(sample):
    statements = tuple(replace(one, why_best="translation") for one in sample.dossier.statements)
    note = write(replace(sample.dossier, statements=statements), **sample.arguments(), lang="en")
    assert "(printed as a translation; the original wording is not among the sources" in text_of(note, sample.documents)


def test_copies_of_an_agency_are_not_counted_as_witnesses(sample):
    first = replace(sample.dossier.statements[0], origins=(Origin(documents=("agency", "post"), why="agency:Nordlys"),))
    dossier = replace(sample.dossier, statements=(first, *sample.dossier.statements[1:]))
    note = write(dossier, **sample.arguments(), lang="en")
    assert "(in three outlets, all from one text of the agency Nordlys)." in text_of(note, sample.documents)


def test_a_large_theme_prints_its_strongest_and_counts_the_rest(sample):
    text = "\n\n".join(f"“Boat number {number} is ready to sail,” she said." for number in range(12))
    quotations = {
        one.id: one
        for number in range(12)
        if (start := text.index(f"Boat number {number}"))
        and (one := Quotation(document="d", content=(Span(start, start + 31),), form="direct", found_by="t"))
    }
    statements = tuple(
        Statement(id=f"s{at}", person="p-solheim", quotations=(name,), best=name, why_best="own_report")
        for at, name in enumerate(quotations)
    )
    theme = Theme(id="t", title="Boats", statements=tuple(one.id for one in statements))
    document = Document(id="d", text=text, outlet="Courier", lang="en")
    note = write(
        Dossier(person="p-solheim", themes=(theme,), statements=statements),
        person=sample.person,
        quotations=quotations,
        documents={"d": document},
        lang="en",
    )
    told = text_of(note, {"d": document}, "theme")
    assert told.count("“Boat") == TOLD
    assert told.splitlines()[:3] == [
        "According to Courier, Solheim said: “Boat number 0 is ready to sail”. [1]",
        "“Boat number 1 is ready to sail,” Solheim also said. [1]",
        "Solheim also said: “Boat number 2 is ready to sail”. [1]",
    ]
    assert "This note leaves out four more statements. [1]" in text_of(note, {"d": document})
    assert len(sentences(note)[-1].evidence) == 12 - TOLD


def test_statements_of_one_report_make_paragraphs_of_about_one_length(sample):
    paragraphs = _boats(6, published="2025-06-01")
    assert [len(paragraph) for paragraph in paragraphs] == [3, 3]
    dated = [sentence for paragraph in paragraphs for sentence in paragraph if "1 June" in sentence]
    assert dated == ["Solheim said, Courier reported on 1 June 2025: “Boat number 0 is ready to sail”. [1]"]


def test_a_transcript_is_called_one_and_a_name_in_small_letters_begins_no_sentence(sample):
    block = Block(span=Span(0, 5), kind="turn")
    (first, *_), *_ = _boats(1, outlet=None, blocks=(block,), published="2025-06-01")
    assert first.startswith("According to the transcript published on 1 June 2025, Solheim said: ")
    for outlet in ("nyt", "the post"):
        for paragraph in _boats(12, outlet=outlet, published="2025-06-01"):
            assert not [sentence for sentence in paragraph if sentence.lower().startswith(outlet)]


def _boats(number: int, **known: object) -> list[list[str]]:
    """The paragraphs of a theme in which one report quotes so many short remarks."""
    text = "\n\n".join(f"“Boat number {at} is ready to sail,” she said." for at in range(number))
    words = [f"Boat number {at} is ready to sail," for at in range(number)]
    quotations = {one.id: one for one in (_quoted(text, part) for part in words)}
    statements = tuple(map(_told, quotations.values()))
    document = Document(id="d", text=text, lang="en", **{"outlet": "Courier", **known})
    theme = Theme(id="t", title="Boats", statements=tuple(one.id for one in statements))
    note = write(
        Dossier(person="p", themes=(theme,), statements=statements),
        person=Person(id="p", name="Ingrid Solheim"),
        quotations=quotations,
        documents={"d": document},
        lang="en",
    )
    (section,) = [section for section in note.sections if section.kind == "theme"]
    parts = [replace(note, sections=(replace(section, paragraphs=(one,)),)) for one in section.paragraphs]
    return [text_of(part, {"d": document}).splitlines() for part in parts]


TITLES = {"empty": "", "a mark": "–", "spaces": " \u200b ", "words": "Boats"}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_no_heading_stands_without_a_title(sample, title):
    themes = (replace(sample.dossier.themes[0], title=title), *sample.dossier.themes[1:])
    note = write(replace(sample.dossier, themes=themes, about=None), **sample.arguments(), lang="en")
    told = [section.heading for section in note.sections if section.kind == "theme"]
    assert told[0].startswith("Boats (" if title == "Boats" else "Other statements (")
    lead = text_of(note, sample.documents, "lead")
    themes = "the main themes: Boats; Crews and yards." if title == "Boats" else "the theme: Crews and yards."
    assert themes in lead


@pytest.mark.parametrize("name", ["专访", "general meeting", "Hauptversammlung"])
def test_a_heading_has_no_occasion_that_its_readers_cannot_read_or_that_says_only_its_kind(sample, name):
    (meeting,) = sample.dossier.occasions
    unnamed = replace(meeting, name=name, lang="de", place=None)
    note = write(replace(sample.dossier, occasions=(unnamed,)), **sample.arguments(), lang="en")
    headings = [section.heading for section in note.sections if section.kind == "theme"]
    assert headings[0] == "Batteries (9 September 2025)"


def test_occasions_that_only_name_their_kind_do_not_differ(sample):
    first, *rest = sample.dossier.occasions
    remarks = replace(first, id="o-remarks", name="remarks", kind="speech", place=None)
    evidence = sample.dossier.conflicts[0].evidence
    conflict = Conflict(kind="occasion", statement=None, evidence=evidence, values=(first.id, "o-remarks"))
    dossier = replace(sample.dossier, occasions=(first, *rest, remarks), conflicts=(conflict,))
    note = write(dossier, **sample.arguments(), lang="en")
    assert not [section for section in note.sections if section.kind == "differences"]


def test_a_statement_without_its_document_is_left_out(sample):
    documents = {name: one for name, one in sample.documents.items() if name != "letter"}
    note = write(sample.dossier, **{**sample.arguments(), "documents": documents}, lang="en")
    assert note.front["statements"] == 6
    assert all(piece.document != "letter" for sentence in sentences(note) for piece in sentence.pieces)


def test_nothing_to_tell_gives_an_empty_note(sample):
    note = write(Dossier(person="p-solheim"), person=sample.person, quotations={}, documents={}, lang="de")
    assert (note.sections, note.references, note.front["statements"]) == ((), (), 0)


# What a language may do without: its sentences take the plain key, or the words another way.
OWN = ("note.role_of",)  # empty in English
OPTIONAL = ("split.", "clause.", "verbs.", "occasion_heads.", "note.role_of", "source.place", "dates.seasons.")


@pytest.mark.parametrize("lang", LANGS[1:])
def test_languages_have_the_same_phrases(lang):
    missing = _shape(phrases("en").table) - _shape(phrases(lang).table)
    assert {key for key in missing if not key.startswith(OPTIONAL) and not key.endswith("_record")} == set()


@pytest.mark.parametrize("lang", LANGS)
def test_phrases_have_only_slots_that_the_code_fills(lang):
    for key, entry in _entries(phrases(lang).table):
        slots = {slot for _, slot, _, _ in Formatter().parse(entry) if slot is not None}
        known = TOLD_SLOTS if key.split(".")[0] in TOLD_TABLES else None
        assert known is None or slots <= known, (key, entry)
        english = phrases("en").get(key)
        if known is None and isinstance(english, str):
            wanted = {slot for _, slot, _, _ in Formatter().parse(english) if slot is not None}
            assert slots - {"gender"} <= wanted or key in OWN, (key, entry)


TOLD_TABLES = ("direct", "letter", "after", "split", "answered", "told", "added", "clause", "report")
TOLD_SLOTS = {
    *("who", "name", "verb", "outlet", "by", "same", "when", "where", "about"),
    *("quote", "comma", "turn", "rest", "question", "clause", "stretch"),
}


def _entries(table, prefix=""):
    for key, entry in table.items():
        if prefix.split(".")[0] in ("plots", "page"):
            continue
        if isinstance(entry, dict):
            yield from _entries(entry, f"{prefix}{key}.")
        else:
            yield from (
                (f"{prefix}{key}", one)
                for one in (entry if isinstance(entry, list) else [entry])
                if isinstance(one, str)
            )


def _shape(table, prefix=""):
    found = set()
    for key, entry in table.items():
        if prefix in ("names.", "contrast.", "occasion_nouns.", "note.spelling."):
            continue
        found |= _shape(entry, f"{prefix}{key}.") if isinstance(entry, dict) else {f"{prefix}{key}"}
    return found


_FORMS = st.sampled_from(["direct", "mixed", "indirect", "reported", "free_indirect"])
_TEXTS = st.text(alphabet="aB „“”.,?!\n–{}%:中😀", min_size=4, max_size=120)


@st.composite
def _dossiers(draw):
    documents = {
        f"d{at}": Document(
            id=f"d{at}",
            text=text,
            lang=draw(st.sampled_from(["en", "de", "zh", "und"])),
            published=draw(st.sampled_from([None, "2025", "2025-02-31", "x"])),
        )
        for at, text in enumerate(draw(st.lists(_TEXTS, min_size=1, max_size=3)))
    }
    quotations = {}
    for name, document in documents.items():
        cuts = sorted(draw(st.sets(st.integers(0, len(document.text)), min_size=2, max_size=4)))
        spans = tuple(Span(one, two) for one, two in zip(cuts[::2], cuts[1::2], strict=False))
        quotation = Quotation(
            document=name,
            content=spans,
            form=draw(_FORMS),
            negated=draw(st.booleans()),
            found_by="t",
            medium=draw(st.sampled_from(["said", "written", "thought"])),
            second_hand=draw(st.booleans()),
        )
        quotations[quotation.id] = quotation
    statements = tuple(
        Statement(
            id=f"s{at}",
            person="p",
            quotations=(name,),
            best=name,
            why_best=draw(st.sampled_from(["interview", "copy"])),
            moment=draw(
                st.sampled_from([None, Moment(value="2025-09~", kind="event"), Moment(value="?", kind="publication")])
            ),
        )
        for at, name in enumerate(quotations)
    )
    theme = Theme(id="t", title=draw(st.text(max_size=12)), statements=tuple(one.id for one in statements))
    return Dossier(person="p", about="{x}", themes=(theme,), statements=statements), quotations, documents


@settings(max_examples=60, deadline=None)
@given(_dossiers(), st.sampled_from(LANGS), st.text(min_size=1, max_size=12))
def test_the_promise_holds_for_any_dossier(made, lang, name):
    dossier, quotations, documents = made
    note = write(dossier, person=Person(id="p", name=name), quotations=quotations, documents=documents, lang=lang)
    assert {one.statement for one in sentences(note)} - {None} == {one.id for one in dossier.statements}
    for sentence in sentences(note):
        assert all(isinstance(entry, Evidence) and entry.document in documents for entry in sentence.evidence)
        assert sentence.evidence
        for piece in sentence.pieces:
            if piece.quotation:
                quotation = quotations[piece.quotation]
                assert quotation.verbatim
                assert not quotation.negated
                assert piece.span is None or any(part.covers(piece.span) for part in quotation.content)

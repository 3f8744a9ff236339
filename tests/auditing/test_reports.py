"""Whose words: what several documents say of one quotation, and what the note refers to."""

from __future__ import annotations

import re

import pytest

from wortlaut.auditing import Locator, Sources, audit, read_draft
from wortlaut.desk.reviewing import counting
from wortlaut.records import Document, Figure, Finding, Flag, Moment, Quotation, Span, Verdict

NOTE = """---
lang: en
title: What Orla Hennick said
person: Orla Hennick
date: 2025-03-02
author: Runa Feldt
sources: [mercury]
---

### What Orla Hennick said

She told the council of the {where}: “{words}” [1]

### References

1. [Board keeps the pier](press/mercury.txt)
"""
WORDS = "The old pier will outlive every one of its critics"
OTHER_PEOPLE = {"Piet Maarsen": "p-piet", "Lotte Maarsen": "p-lotte", "Orla Hennick": "p-orla", "Hennick": "p-orla"}


def same_person(one: str, other: str) -> bool | None:
    known = [OTHER_PEOPLE.get(name) for name in (one, other)]
    return None if None in known else known[0] == known[1]


def sources_of(*told: tuple[str, str], rivals: tuple[str, ...] = (), second_hand: bool = False) -> Sources:
    """Return documents by speaker and words, each one marked quotation; "" is a speaker that nobody resolved."""
    documents, quotations, speakers = {}, {}, {}
    for number, (who, words) in enumerate(told):
        name = f"d{number}"
        text = f"The harbour board met on Tuesday in Wexcombe. “{words},” one heard there. The rain went on all day."
        file = "press/mercury.txt" if not number else f"press/other{number}.txt"
        documents[name] = Document(id=name, text=text, lang="en", file=file, published="2025-02-05")
        start = text.index("“") + 1
        spoken = Quotation(
            document=name,
            content=(Span(start, start + len(words)),),
            form="direct",
            second_hand=second_hand,
            found_by="test",
        )
        quotations[name] = (spoken,)
        speakers[spoken.id] = who
    return Sources(
        documents=documents,
        locator=Locator(documents.values()),
        quotations=quotations,
        speakers=speakers,
        rivals=lambda quotation: rivals,
        same_person=same_person,
        is_person=lambda name: name in OTHER_PEOPLE,
    )


def findings(sources: Sources, words: str = WORDS, where: str = "pier", **known: object) -> list[Finding]:
    note = Document(id="note", text=NOTE.format(words=words, where=where), lang="en", file="notes/note.md")
    return list(audit(read_draft(note, **known), sources=sources).findings)  # type: ignore[arg-type]


SPEAKERS = {
    "all say somebody else": ([("Piet Maarsen", WORDS), ("Piet Maarsen", WORDS)], ["quote/misattributed"]),
    "one of two says somebody else": ([("Piet Maarsen", WORDS), ("Orla Hennick", WORDS)], ["quote/disputed-speaker"]),
    "nobody knows": ([("", WORDS)], ["quote/unknown-speaker"]),
    "one knows, another says somebody else": ([("", WORDS), ("Piet Maarsen", WORDS)], ["quote/misattributed"]),
    "somebody whom nobody can tell apart": ([("A spokesman", WORDS)], []),
    "the same under her last name": ([("Hennick", WORDS)], []),
}


@pytest.mark.parametrize(("told", "codes"), SPEAKERS.values(), ids=SPEAKERS)
def test_doubts_a_speaker_only_where_every_report_that_names_one_does(told, codes):
    assert [one.code for one in findings(sources_of(*told))] == codes


def test_shows_both_passages_of_a_dispute():
    (dispute,) = findings(sources_of(("Piet Maarsen", WORDS), ("Orla Hennick", WORDS)))
    assert dispute.level == "note"
    assert {evidence.document for evidence in dispute.evidence} == {"d0", "d1"}


def test_a_speaker_who_is_open_between_two_is_for_a_person_to_look_at():
    (found,) = findings(sources_of(("", WORDS), rivals=("Orla Hennick", "Lotte Maarsen")))
    assert (found.code, found.level) == ("quote/disputed-speaker", "warning")
    assert "Lotte Maarsen" in found.message


def test_passing_on_is_not_saying():
    assert [one.code for one in findings(sources_of(("Orla Hennick", WORDS), second_hand=True))] == [
        "quote/second-hand"
    ]


def test_a_fault_is_told_once_and_lesser_ones_with_it():
    changed = WORDS.replace("critics", "friends")
    sources = sources_of(("Orla Hennick", f"Perhaps {WORDS[0].lower()}{WORDS[1:]}"))
    (found,) = findings(sources, changed[0].lower() + changed[1:])
    assert found.code == "quote/altered"
    assert "Besides: The cut drops" in found.message


def test_words_of_a_document_in_another_language_are_a_translation():
    german = "Der alte Pier in Wexcombe ist für uns alle keine Last, und wir werden ihn nicht verkaufen."
    sources = sources_of(("Orla Hennick", WORDS))
    documents = {"d0": Document(id="d0", text=german, lang="de", file="press/mercury.txt")}
    (found,) = findings(
        Sources(documents=documents, locator=Locator(documents.values()), same_person=sources.same_person),
        "Nobody will ever take this harbour from its people",
    )
    assert found.code == "quote/unmarked-translation"


def test_the_same_figures_in_other_words_are_a_paraphrase():
    told = (
        "Out of 850 berths some 640 are to be given up by the board next spring, leaving 210 fishermen in the harbour"
    )
    (found,) = findings(sources_of(("", told)), "We keep 210 fishermen in this harbour and lose 640 of 850 berths")
    assert (found.code, found.level) == ("quote/paraphrased", "error")
    assert found.evidence[0].document == "d0"


DATES = {
    "a day after the report was printed": ("16 February 2025", "2025-02-16", ["date/misdated"]),
    "two days of which neither is known": (
        "16 and 17 February 2025",
        "{2025-02-16,2025-02-17}",
        ["date/misdated"],
    ),
    "the day before": ("4 February 2025", "2025-02-04", []),
    "the month": ("February 2025", "2025-02", []),
}


@pytest.mark.parametrize(("words", "value", "codes"), DATES.values(), ids=DATES)
def test_holds_a_date_against_what_the_document_knows(words, value, codes):
    text = NOTE.format(words=WORDS, where=words)
    span = Span(text.index(words), text.index(words) + len(words))
    moments = (Moment(value=value, kind="event", document="note", span=span),)
    found = findings(sources_of(("Orla Hennick", WORDS)), where=words, moments=moments)
    assert [(one.code, one.span) for one in found] == [(code, span) for code in codes]


MEDIA = {
    "true without a file": ("image: true", (), ["meta/image"]),
    "true with a file of the note's name": ("image: true", ("note.png",), []),
    "a name that is not there": ("audio: talk.mp3", ("other.mp3",), ["meta/audio"]),
    "a name that is there": ("audio: media/talk.mp3", ("talk.mp3",), []),
    "an address": ("image: https://mercury.example/pier.png", (), []),
    "false": ("image: false", (), []),
    "a folder that nobody knows": ("image: true", None, []),
}


@pytest.mark.parametrize(("line", "files", "codes"), MEDIA.values(), ids=MEDIA)
def test_holds_the_front_matter_against_the_files_beside_it(line, files, codes):
    text = NOTE.format(words=WORDS, where="pier").replace("lang: en", f"lang: en\n{line}")
    note = Document(id="note", text=text, lang="en", file="notes/note.md")
    found = audit(read_draft(note, files=files)).findings
    assert [one.code for one in found if one.code.startswith("meta/")] == codes


def test_a_superlative_needs_a_source():
    claim = "The eastern pier is the largest wooden building of the northern coast. [1]"
    text = NOTE.format(words=WORDS, where="pier").replace("\n### References", f"\n{claim}\n\n### References")
    note = Document(id="note", text=text, lang="en", file="notes/note.md")
    found = audit(read_draft(note), sources=sources_of(("Orla Hennick", WORDS))).findings
    assert [(one.code, one.level) for one in found] == [("claim/unsupported", "warning")]


def test_a_hedge_of_the_document_that_is_referred_to_counts_in_any_language():
    claim = "By her words the harbour now earns 40 percent of its income with guests. [1]"
    text = NOTE.format(words=WORDS, where="pier").replace("\n### References", f"\n{claim}\n\n### References")
    german = "Vielleicht vierzig Prozent der Einnahmen kommen von Gästen, sagte sie dem Rat der Stadt."
    documents = {"d0": Document(id="d0", text=german, lang="de", file="press/mercury.txt")}
    soft = Figure(document="d0", span=Span(0, 26), value=40, unit="percent", hedge=Span(0, 10))  # type: ignore[arg-type]
    place = re.search("40 percent", text)
    assert place is not None
    bare = Figure(document="note", span=Span(*place.span()), value=40, unit="percent")  # type: ignore[arg-type]
    sources = Sources(documents=documents, locator=Locator(documents.values()), figures={"d0": (soft,)})
    draft = read_draft(Document(id="note", text=text, lang="en"), figures=(bare,))
    found = audit(draft, sources=sources, counting=counting()).findings
    assert "hedge/lost" in [one.code for one in found]


def test_a_translation_that_nothing_marks_is_not_accepted():
    english = "In Wexcombe Orla Hennick said on Tuesday that 850 berths would go to Piet Maarsen in Dover."
    documents = {"d0": Document(id="d0", text=english, lang="en", file="press/mercury.txt")}
    note = NOTE.replace("lang: en", "lang: de").format(
        where="Stadt", words="In Wexcombe sagte Orla Hennick, dass 850 Plätze an Piet Maarsen in Dover gehen und nicht"
    )
    sources = Sources(documents=documents, locator=Locator(documents.values()))
    (check,) = audit(read_draft(Document(id="note", text=note, lang="de")), sources=sources).checks
    assert check.verdict is Verdict.TRANSLATED
    assert Flag.UNMARKED_TRANSLATION in check.flags
    assert not check.accepted

"""Marked speech: which marks belong together, what is speech, and whose it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut.extracting import extract
from wortlaut.testing import document

CASES = {
    "curly": ("en", "“We will rebuild the pier,” Harbour Master Ida Kroll said.", [["We will rebuild the pier,"]]),
    "ascii": ("en", '"We will rebuild the pier," Ida Kroll said.', [["We will rebuild the pier,"]]),
    "single": ("en", "‘It’s the workers’ pier,’ Ida Kroll said.", [["It’s the workers’ pier,"]]),
    "ticks": ("en", "'It's our pier,' Ida Kroll said.", [["It's our pier,"]]),
    "ticks, an apostrophe at a word's end and a year": (
        "en",
        "'The boys' boats aren't ready for the '53 race,' said Ida Kroll.",
        [["The boys' boats aren't ready for the '53 race,"]],
    ),
    "single with an apostrophe at a word's end": (
        "en",
        "‘The boys’ boats aren’t ready,’ said Ida Kroll.",
        [["The boys’ boats aren’t ready,"]],
    ),
    "double inside single": (
        "en",
        "‘He called it “a wreck” and left,’ said Ida Kroll.",
        [["He called it “a wreck” and left,"]],
    ),
    "angles outwards": ("de", "‹Wir bleiben›, sagte Weber.", [["Wir bleiben"]]),
    "angles inwards": ("de", "›Wir bleiben‹, sagte Weber.", [["Wir bleiben"]]),
    "guillemets with spaces": ("fr", "« Nous restons », dit Jeanne Weber.", [["Nous restons"]]),
    "corners": ("zh", "「我們留下。」林海燕說。", [["我們留下。"]]),
    "feet and inches": ("en", '"The plank is 6\'2" long," Ida Kroll said.', [["The plank is 6'2\" long,"]]),
    "closed once after three paragraphs": (
        "en",
        "“The pier is ours.\n\n“The lamp is ours.\n\n“The sea is nobody’s,” said Ada Lund.",
        [["The pier is ours.", "The lamp is ours.", "The sea is nobody’s,"]],
    ),
    "two ticks": ("en", "''It's our pier,'' Ida Kroll said.", [["It's our pier,"]]),
    "latex": ("en", "``It is our pier,'' Ida Kroll said.", [["It is our pier,"]]),
    "low and high": ("de", "„Nie“, sagte Weber.", [["Nie"]]),
    "low and ascii": ("de", '„Nie", sagte Weber.', [["Nie"]]),
    "low and english": ("de", "„Nie”, sagte Weber.", [["Nie"]]),
    "guillemets inwards": ("de", "So sagte Weber: »Nie.«", [["Nie."]]),
    "guillemets outwards": ("de", "Weber sagte: «Das geht nicht.»", [["Das geht nicht."]]),
    "split halves": (
        "en",
        "“The pier,” Ida Kroll said, “is older than the town.”",
        [["The pier,", "is older than the town."]],
    ),
    "split over a full stop": (
        "en",
        "“The pier stays,” said Ida Kroll. “It is older than the town.”",
        [["The pier stays,", "It is older than the town."]],
    ),
    "two with a tag each": (
        "en",
        "“The pier stays,” said Ida Kroll. “It is rotten,” said Jan Lund.",
        [["The pier stays,"], ["It is rotten,"]],
    ),
    "marked words of another report behind a tag": (
        "en",
        "“The pier stays,” said Ida Kroll, who fears that the town “will not forgive us.”",
        [["The pier stays,"]],
    ),
    "inches": ("en", 'The 6\'2" keeper said: "The lamp is 12" wide."', [['The lamp is 12" wide.']]),
    "title": ("en", "Her novel “The Salt Road” sold well.", []),
    "irony": ("en", "The “plan” was a napkin.", []),
    "name in German": ("de", "Das Schiff „Nordstern“ lief am Montag aus.", []),
    "stray mark": (
        "en",
        "Kroll wrote that “the pier stays.\n\nAda Lund disagreed. “It is ours,” said Ada Lund.",
        [["It is ours,"]],
    ),
    "opened in each paragraph": (
        "en",
        "“The pier stays.\n\n“It is ours,” said Ada Lund.",
        [["The pier stays.", "It is ours,"]],
    ),
    "name behind a tag": ("de", "„Wir bleiben“, sagte Kroll dem „Hafenboten“ am Montag.", [["Wir bleiben"]]),
    "show before a tag": ("en", "On “Harbour Talk,” Ida Kroll said she was late.", []),
    "named behind the marks": (
        "de",
        "Kroll hat die Mole als „ein Denkmal der Geduld“ bezeichnet.",
        [["ein Denkmal der Geduld"]],
    ),
    "nested": (
        "en",
        "“He told me ‘never again’ and left,” said Ada Lund.",
        [["He told me ‘never again’ and left,"]],
    ),
}


def wordings(text: str, lang: str = "en") -> list[list[str]]:
    found = extract(document(text, lang=lang))
    return [[span.of(text) for span in quotation.content] for quotation in found if quotation.form == "direct"]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES.values(), ids=CASES)
def test_finds_the_wording(lang, text, expected):
    assert wordings(text, lang) == expected


SPEAKERS = {
    "after": ("en", "“We stay,” Ida Kroll said on Monday.", "Ida Kroll", "said"),
    "inverted": ("en", "“We stay,” said Ida Kroll, the harbour master.", "Ida Kroll, the harbour master", "said"),
    "apposition": ("en", "“We stay,” Ida Kroll, the harbour master, said.", "Ida Kroll, the harbour master", "said"),
    "pronoun": ("en", "“We stay,” she added.", "she", "added"),
    "before": ("en", "Ida Kroll told reporters: “We will stay here.”", "Ida Kroll", "told"),
    "adverb": ("en", "“We stay,” Kroll later wrote.", "Kroll", "wrote"),
    "inverted before a colon": ("en", "Added Ida Kroll: “We will stay here.”", "Ida Kroll", "Added"),
    "according to, with a colon": (
        "en",
        "According to the harbour log: “We will stay here.”",
        "the harbour log",
        "According to",
    ),
    "two appositions": (
        "en",
        "“We stay,” Ida Kroll, who has kept the harbour of Port Ellen for thirty winters and ten storms, said.",
        "Ida Kroll, who has kept the harbour of Port Ellen for thirty winters and ten storms",
        "said",
    ),
    "a place with its state is nobody": (
        "en",
        "“We stay,” Ida Kroll, who was raised in Ellenshire, a farming county, said.",
        "Ida Kroll, who was raised in Ellenshire, a farming county",
        "said",
    ),
    "marks of two kinds": ("en", '"We stay,” Ida Kroll said. The pier was shut.', "Ida Kroll", "said"),
    "surname that is a month": ("en", "“We stay,” May said.", "May", "said"),
    "form of address and a month": ("de", "„Wir bleiben“, sagte Frau Mai. Lund ging.", "Frau Mai", "sagte"),
    "a month": ("de", "„Wir bleiben“, sagte Kroll Mitte Mai.", "Kroll", "sagte"),
    "German inverted": (
        "de",
        "„Wir bleiben“, sagte die Hafenmeisterin Ida Kroll.",
        "die Hafenmeisterin Ida Kroll",
        "sagte",
    ),
    "German before": ("de", "Ida Kroll sagte: „Wir bleiben hier.“", "Ida Kroll", "sagte"),
}


@pytest.mark.parametrize(("lang", "text", "speaker", "cue"), SPEAKERS.values(), ids=SPEAKERS)
def test_finds_who_said_it(lang, text, speaker, cue):
    (quotation,) = extract(document(text, lang=lang))
    assert [span.of(text) for span in quotation.speaker] == [speaker]
    assert [span.of(text) for span in quotation.cue] == [cue]


LEADS = {
    "verb of no speech": ("de", "Ida Kroll hielt dagegen: „Wir bleiben hier, komme was wolle.“", "Ida Kroll"),
    "pronoun": ("en", "She was surer of the pier. “It will outlive us all, and our debts.”", "She"),
    "name in front": (
        "en",
        "Ida Kroll of Port Ellen is kinder: “He has never once raised his voice.”",
        "Ida Kroll of Port Ellen",
    ),
    "wie and a month": (
        "de",
        "Wie Ida Kroll im Dezember 2005 verkündete: „Die Mole bleibt, wie sie ist.“",
        "Ida Kroll",
    ),
    "statement before the next paragraph": (
        "en",
        "Ida Kroll issued the following statement:\n\n“Our thoughts are with the crew and their families.”",
        "Ida Kroll",
    ),
    "no one": ("de", "Am Abend des Dezember hieß es weiter: „Die Mole bleibt vorerst gesperrt.“", None),
    "thing": ("de", "Die Begründung überraschte viele: „Die Mole bleibt vorerst gesperrt.“", None),
    "clause about it": (
        "de",
        "Am Deich sagte Ida Kroll, was viele befürchtet hatten: „Die Mole wird gesperrt.“",
        "Ida Kroll",
    ),
}


@pytest.mark.parametrize(("lang", "text", "speaker"), LEADS.values(), ids=LEADS)
def test_names_who_leads_to_the_words(lang, text, speaker):
    (quotation,) = [quotation for quotation in extract(document(text, lang=lang)) if quotation.form == "direct"]
    assert [span.of(text) for span in quotation.speaker] == ([speaker] if speaker else [])


def test_one_word_and_a_colon_go_on_with_the_speaker_before():
    text = "„Die Mole bleibt“, sagte Kroll. Und: „Wer sie abreißt, reißt den Hafen ab.“"
    first, second = extract(document(text, lang="de"))
    assert second.speaker == first.speaker


QUOTED = {
    "zitierte": ("de", "Lund zitierte Ida Kroll mit den Worten: „Die Mole ist sicher, sie bleibt.“", "Ida Kroll"),
    "quoted": ("en", "Lund quoted Ida Kroll as saying, “The pier is safe and it will stay.”", "Ida Kroll"),
    "cited": ("en", "She cited a study: “The pier will be lost within ten years.”", "She"),
}


@pytest.mark.parametrize(("lang", "text", "speaker"), QUOTED.values(), ids=QUOTED)
def test_quoted_quotations_are_second_hand(lang, text, speaker):
    (quotation,) = [quotation for quotation in extract(document(text, lang=lang)) if quotation.form == "direct"]
    assert quotation.second_hand
    assert [span.of(text) for span in quotation.speaker] == [speaker]


def test_a_clause_before_the_tag_belongs_to_the_words_it_goes_on_with():
    text = "It is time for the town to be led, Kroll said, “not only by strength, but by patience.”"
    (quotation,) = extract(document(text))
    assert quotation.form == "mixed"
    assert [span.of(text) for span in quotation.content] == [
        "It is time for the town to be led",
        "not only by strength, but by patience.",
    ]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="aB .,:\n“”„‘’»«\"'「」`é1"), st.sampled_from(["en", "de", "zh", "xx"]))
def test_spans_are_ordered_inside_the_text_and_ids_unique(text, lang):
    found = extract(document(text, lang=lang))
    spans = [span for quotation in found for span in quotation.content]
    assert all(span.of(text).strip() == span.of(text) for span in spans)
    assert len({quotation.id for quotation in found}) == len(found)
    assert [quotation.content for quotation in found] == sorted(quotation.content for quotation in found)
    assert found == extract(document(text, lang=lang))


@pytest.mark.parametrize("mark", ['"', "“", "”", "„", "'", "‘", "«", "''"])
def test_a_hundred_thousand_marks_in_a_row_take_no_time(mark):
    assert len(extract(document(mark * 100_000))) <= 50_000


def test_words_that_soften_are_kept_as_hedges():
    text = "“Maybe about 30 boats, about a mile out, will come,” Ida Kroll said."
    (quotation,) = extract(document(text))
    assert [span.of(text) for span in quotation.hedge] == ["Maybe", "about"]


SOFTENED = {
    "a month": ("en", 'Ida Kroll said: "We will close the ferry in May."', []),
    "a month before a year": ("en", 'Ida Kroll said: "May 2027 is too late for us."', []),
    "a month as the subject": ("en", 'Ida Kroll said: "Prices rose. May was the worst of them."', []),
    "a name": ("en", 'Ida Kroll said: "We trusted Carla May with the keys."', []),
    "the verb": ("en", 'Ida Kroll said: "In May we may close the ferry."', ["may"]),
    "the verb in capitals": ("en", 'The sign said: "THE FERRY MAY CLOSE ON MONDAY."', ["MAY"]),
    "a noun": ("de", "Ida Kroll sagte: „Das Wohl der Kinder geht vor.“", []),
    "the particle": ("de", "Ida Kroll sagte: „Wohl erst im Mai, und wohl ohne uns.“", ["Wohl", "wohl"]),
    "a city": ("zh", "林海燕说：“纽约的码头明年会关闭。”", []),
    "about": ("zh", "林海燕说：“纽约的码头约三百米长。”", ["约"]),
}


@pytest.mark.parametrize(("lang", "text", "soft"), SOFTENED.values(), ids=SOFTENED)
def test_months_and_names_soften_nothing(lang, text, soft):
    (quotation,) = extract(document(text, lang=lang))
    assert [span.of(text) for span in quotation.hedge] == soft

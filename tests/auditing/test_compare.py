"""Verdicts on wordings against two articles, written for this test, about people who do not exist."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut.auditing import compare
from wortlaut.records import Block, Document, Flag, Quotation, Span, Verdict
from wortlaut.records.audit import ACCEPTED
from wortlaut.testing import document

EN = document(
    """The harbour board of Wexcombe met on Tuesday behind closed doors.

“We will not sell the eastern pier, whatever the ministry offers,” said Orla Hennick, who has chaired the board since
2019. “It cost 4.25 million pounds to rebuild, and it earns roughly 380,000 pounds a year.”

“I don’t believe the fishermen were consulted at all,” Hennick added. “If the state pays for the dredging, we can keep
the berths open through the winter, but only three of them.”

Councillor Piet Maarsen sees it differently. “The pier is a burden on every household in this town,” he said. “Selling
it would lower the harbour fee by 12 percent, and that is honest money.” Maarsen said that the board had hidden the
survey from the council for eleven months.

“Maybe we should have published the survey earlier,” Hennick told the Wexcombe Mercury. “The divers found 14 cracked
piles, um, and two of them are, you know, beyond repair. My colour-coded map shows every one.”

“The neighbours can apply for a berth,” she said. “No licence is needed for boats under six metres. Isn’t that fair?”
""",
    id="en",
)
DE = document(
    """Der Verwaltungsrat der Klinik Brünnlitz hat am Mittwoch getagt.

„Wir schließen die Geburtshilfe nicht, solange ich hier verantwortlich bin“, sagte Direktorin Almut Reifferscheid.
„Im vergangenen Jahr kamen bei uns 1.240 Kinder zur Welt, das sind rund 8,5 Prozent mehr als 2021.“

„Ich glaube nicht, dass der Kreis die Zahlen kennt“, sagte Reifferscheid weiter. „Wenn das Land die Hälfte übernimmt,
bauen wir den Kreißsaal noch in diesem Herbst um, aber ohne neue Schulden.“

Landrat Joost Terhorst widersprach. „Die Klinik verliert jeden Monat 310.000 Euro“, sagte er der Brünnlitzer Post. „Das
ist kein Betrieb, das ist ein Fass ohne Boden.“ Terhorst sagte, der Kreistag habe die Bilanz erst im März bekommen.

„Vielleicht war der Umbau zu teuer“, räumte Reifferscheid ein. „Die Straße zur Notaufnahme ist, äh, seit sieben
Wochen gesperrt. Wer das Haus kennt, weiß, was Sie da verlangen.“
""",
    id="de",
    lang="de",
)

POWER = document(
    "“The mill makes 40 megawatts,” said Piet Lauder. “The rate fell by 25 basis points. It covers 12 "
    "percent of what the "
    "town needs. I would not call it proof. I would call it, you know, a good reason to wait. Unless the "
    "river floods, the "
    "sluice stays open. The sluice may close on Friday. The keys hang in the old\n\nPage 3 of 9\nTHE "
    "RIVER POST\n\nlock "
    "house.”",
    id="power",
)

SPRING = document("“In May the sluice was closed,” said Piet Lauder. “April may be the better month.”", id="spring")

# id: (document, wording, verdict)
CASES: dict[str, tuple[Document, str, str]] = {
    # verbatim
    "en whole sentence": (EN, "We will not sell the eastern pier, whatever the ministry offers", "verbatim"),
    "en with marks around": (EN, "“No licence is needed for boats under six metres.”", "verbatim"),
    "en fragment": (EN, "a burden on every household in this town", "verbatim"),
    "de whole sentence": (DE, "Im vergangenen Jahr kamen bei uns 1.240 Kinder zur Welt", "verbatim"),
    "de with marks around": (DE, "„Das\nist kein Betrieb, das ist ein Fass ohne Boden.“", "verbatim"),
    # normalised
    "straight apostrophe": (EN, "I don't believe the fishermen were consulted at all", "normalised"),
    "line break": (EN, "If the state pays for the dredging, we can keep the berths open", "normalised"),
    "first letter small": (EN, "the pier is a burden on every household in this town", "normalised"),
    "closing full stop added": (EN, "The pier is a burden on every household in this town.", "normalised"),
    "closing question mark dropped": (EN, "Isn’t that fair", "verbatim"),
    "american spelling": (EN, "My color-coded map shows every one", "normalised"),
    "american verb noun": (EN, "No license is needed for boats under six meters", "normalised"),
    "fillers left out": (EN, "The divers found 14 cracked piles, and two of them are beyond repair", "normalised"),
    "percent as sign": (EN, "Selling it would lower the harbour fee by 12%", "normalised"),
    "currency as sign": (EN, "It cost £4.25 million to rebuild", "normalised"),
    "figure for word": (EN, "No licence is needed for boats under 6 metres", "normalised"),
    "word for figure": (EN, "The divers found fourteen cracked piles", "normalised"),
    "hyphen left out": (EN, "My colour coded map shows every one", "normalised"),
    "no-break spaces": (EN, "The\u00a0neighbours can\u00a0apply for a berth", "normalised"),
    "soft hyphen": (EN, "The neigh\u00adbours can apply for a berth", "normalised"),
    "entity": (EN, "We will not sell the eastern pier, whatever the ministry&nbsp;offers", "normalised"),
    "de umlauts decomposed": (DE, "Wenn das Land die Ha\u0308lfte u\u0308bernimmt", "normalised"),
    "de swiss spelling": (DE, "Die Strasse zur Notaufnahme", "normalised"),
    "de ae for umlaut": (DE, "Wenn das Land die Haelfte uebernimmt", "normalised"),
    "de filler left out": (DE, "Die Straße zur Notaufnahme ist seit sieben Wochen gesperrt", "normalised"),
    "de percent as sign": (DE, "das sind rund 8,5 % mehr als 2021", "normalised"),
    "de figure for word": (DE, "seit 7 Wochen gesperrt", "normalised"),
    "de euro as sign": (DE, "Die Klinik verliert jeden Monat 310.000 €", "normalised"),
    # bracketed
    "capital in bracket": (EN, "[t]he pier is a burden on every household", "bracketed"),
    "name for pronoun": (EN, "[The pier] cost 4.25 million pounds to rebuild", "bracketed"),
    "insertion": (EN, "two [piles] of them are beyond repair", "bracketed"),
    "sic": (EN, "The divers [sic] found 14 cracked piles", "bracketed"),
    "ending in bracket": (EN, "we can keep the berth[s] open", "bracketed"),
    "de insertion": (DE, "Die Klinik verliert jeden Monat [rund um die Uhr] 310.000 Euro", "bracketed"),
    "de name for pronoun": (DE, "[Die Klinik] ist kein Betrieb, das ist ein Fass ohne Boden", "bracketed"),
    # elided
    "marked gap": (EN, "We will not sell the eastern pier … It cost 4.25 million pounds to rebuild", "elided"),
    "marked gap in brackets": (EN, "Selling it would lower the harbour fee […] and that is honest money", "elided"),
    "speech tag dropped": (EN, "whatever the ministry offers. It cost 4.25 million pounds to rebuild", "elided"),
    "de marked gap": (DE, "Wenn das Land die Hälfte übernimmt ... aber ohne neue Schulden", "elided"),
    "de speech tag dropped": (DE, "Die Klinik verliert jeden Monat 310.000 Euro. Das ist kein Betrieb", "elided"),
    # spliced
    "two speakers without a gap": (EN, "We will not sell the eastern pier. Selling it would lower the fee", "spliced"),
    "order turned": (EN, "It cost 4.25 million pounds to rebuild … We will not sell the eastern pier", "spliced"),
    "silent gap": (EN, "If the state pays for the dredging, the neighbours can apply for a berth", "spliced"),
    "de two speakers": (DE, "Wir schließen die Geburtshilfe nicht, das ist ein Fass ohne Boden", "spliced"),
    "de order turned": (DE, "rund 8,5 Prozent mehr als 2021 … Wir schließen die Geburtshilfe nicht", "spliced"),
    # negated
    "not dropped": (EN, "We will sell the eastern pier, whatever the ministry offers", "negated"),
    "contraction opened": (EN, "I believe the fishermen were consulted at all", "negated"),
    "not added": (EN, "Selling it would not lower the harbour fee by 12 percent", "negated"),
    "no to a": (EN, "A licence is needed for boats under six metres", "negated"),
    "contraction turned": (EN, "The neighbours can’t apply for a berth", "negated"),
    "never added": (EN, "The divers never found 14 cracked piles", "negated"),
    "de nicht dropped": (DE, "Wir schließen die Geburtshilfe, solange ich hier verantwortlich bin", "negated"),
    "de kein to ein": (DE, "Das ist ein Betrieb, das ist ein Fass ohne Boden", "negated"),
    "de nicht added": (DE, "Die Straße zur Notaufnahme ist nicht gesperrt", "negated"),
    "de mit to ohne": (DE, "bauen wir den Kreißsaal noch in diesem Herbst um, aber mit neuen Schulden", "negated"),
    # altered_number
    "digit": (EN, "Selling it would lower the harbour fee by 21 percent", "altered_number"),
    "decimal": (EN, "It cost 42.5 million pounds to rebuild", "altered_number"),
    "scale": (EN, "It cost 4.25 billion pounds to rebuild", "altered_number"),
    "currency": (EN, "It cost 4.25 million euros to rebuild", "altered_number"),
    "unit": (EN, "No licence is needed for boats under six feet", "altered_number"),
    "bound dropped": (EN, "it earns 380,000 pounds a year", "altered_number"),
    "bound turned": (EN, "it earns over 380,000 pounds a year", "altered_number"),
    "number word": (EN, "we can keep the berths open through the winter, but only four of them", "altered_number"),
    "percentage points": (EN, "Selling it would lower the harbour fee by 12 percentage points", "altered_number"),
    "de digit": (DE, "Im vergangenen Jahr kamen bei uns 1.420 Kinder zur Welt", "altered_number"),
    "de decimal": (DE, "das sind rund 85 Prozent mehr als 2021", "altered_number"),
    "de currency": (DE, "Die Klinik verliert jeden Monat 310.000 Dollar", "altered_number"),
    "de bound": (DE, "das sind mindestens 8,5 Prozent mehr als 2021", "altered_number"),
    "de year": (DE, "das sind rund 8,5 Prozent mehr als 2012", "altered_number"),
    "de number word": (DE, "seit acht Wochen gesperrt", "altered_number"),
    # altered_wording
    "swap": (EN, "The pier is a disgrace on every household in this town", "altered_wording"),
    "hedge dropped": (EN, "we should have published the survey earlier than the winter", "altered_wording"),
    "word lost": (EN, "We will not sell the pier, whatever the ministry offers", "altered_wording"),
    "word added": (EN, "The pier is a heavy burden on every household in this town", "altered_wording"),
    "modal": (EN, "Selling it could lower the harbour fee by 12 percent", "altered_wording"),
    "pronoun": (EN, "They will not sell the eastern pier, whatever the ministry offers", "altered_wording"),
    "typing error": (EN, "The pier is a burden on every houshold in this town", "altered_wording"),
    "statement for question": (EN, "under six metres. Isn’t that fair.", "altered_wording"),
    "de swap": (DE, "Wir eröffnen die Geburtshilfe nicht, solange ich hier verantwortlich bin", "altered_wording"),
    "de hedge": (DE, "Wahrscheinlich war der Umbau zu teuer", "altered_wording"),
    "de polite to plain": (DE, "Wer das Haus kennt, weiß, was sie da verlangen", "altered_wording"),
    "de case ending": (DE, "Die Straße zu der Notaufnahme ist gesperrt", "altered_wording"),
    # a word said twice, units, pages, brackets
    "en contraction in bracket": (EN, "[i]sn’t that fair", "bracketed"),
    "en another unit of power": (POWER, "The mill makes 40 kilowatts", "altered_number"),
    "en points of another kind": (POWER, "The rate fell by 25 percentage points", "altered_number"),
    "en percent as two words": (POWER, "It covers 12 per cent of what the town needs", "normalised"),
    "en a phrase begun twice": (POWER, "I would call it a good reason to wait", "normalised"),
    "en a page ends before the last words": (POWER, "The keys hang in the old lock house", "normalised"),
    "en unless to if": (POWER, "If the river floods, the sluice stays open", "negated"),
    "en may is no month": (POWER, "The sluice will close on Friday", "altered_wording"),
    "en figure and word change places": (POWER, "The 40 mill makes megawatts", "altered_wording"),
    "en words in another order": (POWER, "To wait, a good reason I would call it", "altered_wording"),
    # absent
    "invented": (EN, "The ministry has lied to every sailor on this coast for years", "absent"),
    "other words, same matter": (EN, "Nobody in Wexcombe wants to see the harbour turned into a car park", "absent"),
    "de invented": (DE, "Der Bund muss endlich für die Krankenhäuser auf dem Land zahlen", "absent"),
    "no words": (EN, "… — “ ”", "absent"),
}  # fmt: skip


@pytest.mark.parametrize(("source", "wording", "verdict"), CASES.values(), ids=CASES)
def test_gives_the_one_verdict(source, wording, verdict):
    found = compare(wording, source)
    assert str(found.verdict) == verdict, [(one.kind, one.quoted, one.found) for one in found.differences]


CUTS = {
    "en negation before": (EN, "the fishermen were consulted at all", True),
    "en condition before": (EN, "we can keep the berths open through the winter", True),
    "en contrast behind": (EN, "keep\nthe berths open through the winter", True),
    "en hedge before": (EN, "we should have published the survey earlier", True),
    "en whole sentence": (EN, "It cost 4.25 million pounds to rebuild, and it earns roughly 380,000 pounds", False),
    "en fair fragment": (EN, "a burden on every household in this town", False),
    "en fair beginning": (EN, "Selling\nit would lower the harbour fee by 12 percent", False),
    "en gap hides not": (EN, "We will … sell the eastern pier", True),
    "en gap hides nothing": (EN, "It cost 4.25 million pounds … and it earns roughly 380,000 pounds", False),
    "en month before": (SPRING, "the sluice was closed", False),
    "en hedge before beside a month": (SPRING, "be the better month", True),
    "de negation before": (DE, "der Kreis die Zahlen kennt", True),
    "de condition before": (DE, "bauen wir den Kreißsaal noch in diesem Herbst um", True),
    "de negation behind": (DE, "Wir schließen die Geburtshilfe", True),
    "de hedge before": (DE, "war der Umbau zu teuer", True),
    "de fair fragment": (DE, "ein Fass ohne Boden", False),
    "de whole sentence": (DE, "Im vergangenen Jahr kamen bei uns 1.240 Kinder zur Welt", False),
}  # fmt: skip


@pytest.mark.parametrize(("source", "wording", "truncated"), CUTS.values(), ids=CUTS)
def test_a_cut_that_turns_the_meaning_is_flagged(source, wording, truncated):
    found = compare(wording, source)
    assert found.verdict in ACCEPTED
    assert (Flag.TRUNCATED in found.flags) is truncated


def test_folds_are_named_with_places_in_both_texts():
    found = compare("The neighbors can apply for a berth", EN)
    (fold,) = found.differences
    assert (fold.kind, fold.quoted, fold.found) == ("fold:spelling", "neighbors", "neighbours")
    assert fold.found_span is not None
    assert fold.found_span.of(EN.text) == "neighbours"


def test_a_word_broken_at_a_line_end_is_one_word():
    broken = document("The minister said the talks were an unpar-\nalleled success for the self-\nstyled peacemakers.")
    found = compare("the talks were an unparalleled success for the self-styled peacemakers", broken)
    assert found.verdict is Verdict.NORMALISED
    assert found.spans[0].of(broken.text).endswith("peacemakers")


def test_a_page_number_inside_a_sentence_is_named_apart():
    paged = document(
        "“The commission will report\n\nPage 3 of 9\nTHE QUARTERLY\n\nbefore the summer recess,” she said."
    )
    found = compare("The commission will report before the summer recess", paged)
    assert found.verdict is Verdict.NORMALISED
    assert [one.kind for one in found.differences if one.kind == "fold:furniture"] == ["fold:furniture"]


def test_an_ellipsis_across_two_speakers_is_a_splice():
    text = "“Rents will fall,” said Ada Quill. “That is a fairy tale,” said Bram Oster, “and rents will rise.”"
    quotations = [
        _quotation(text, "Rents will fall,", "Ada Quill"),
        _quotation(text, "and rents will rise.", "Bram Oster"),
    ]
    two = document(text)
    assert compare("Rents will fall … and rents will rise", two).verdict is Verdict.ELIDED
    assert compare("Rents will fall … and rents will rise", two, quotations=quotations).verdict is Verdict.SPLICED


def test_an_ellipsis_across_two_turns_of_a_transcript_is_a_splice():
    text = "We close two plants this spring.\nWe open three plants next year."
    blocks = (
        Block(span=Span(0, 32), kind="turn", speaker="Lind"),
        Block(span=Span(33, 64), kind="turn", speaker="Roe"),
    )
    found = compare("We close two plants … next year", document(text, blocks=blocks))
    assert found.verdict is Verdict.SPLICED


def test_words_that_stand_in_indirect_speech_are_flagged():
    text = "Maarsen said the board had hidden the survey. “I am angry,” he added."
    reported = _quotation(text, "the board had hidden the survey", "Maarsen", form="indirect")
    framed = replace(reported, cue=(Span(8, 12),))
    found = compare("the board had hidden the survey", document(text), quotations=[framed])
    assert found.flags == (Flag.PARAPHRASED,)


def test_sentences_that_only_may_be_a_report_are_not_flagged():
    text = "The harbour would then be ours again. So much for the plan, ladies and gentlemen."
    guessed = _quotation(text, "The harbour would then be ours again", "The harbour", form="indirect")
    found = compare("The harbour would then be ours again", document(text), quotations=[guessed])
    assert found.flags == ()


def test_words_that_stand_twice_are_ambiguous():
    twice = document("“We are ready,” said Holm on Monday. “We are ready,” she said again on Friday.")
    assert Flag.AMBIGUOUS in compare("We are ready", twice).flags


def test_a_document_without_text_proves_nothing():
    assert compare("We are ready", document("Sign in")).verdict is Verdict.UNREADABLE


TRANSLATIONS = {
    "faithful": ("The Brünnlitz clinic loses 310,000 euros every month, Reifferscheid said in 2021", "absent"),
    "names and figures": ("Director Almut Reifferscheid of the clinic Brünnlitz", "translated"),
}


@pytest.mark.parametrize(("wording", "verdict"), TRANSLATIONS.values(), ids=TRANSLATIONS)
def test_a_passage_in_another_language_needs_names_or_figures_in_common(wording, verdict):
    text = "Direktorin Almut Reifferscheid von der Klinik Brünnlitz hat geschwiegen und sich dann entschuldigt."
    found = compare(wording, document(text, lang="de"), lang="en")
    assert str(found.verdict) == verdict


def _quotation(text: str, words: str, speaker: str, form: str = "direct") -> Quotation:
    start, mention = text.index(words), text.index(speaker)
    return Quotation(
        document="doc",
        content=(Span(start, start + len(words)),),
        speaker=(Span(mention, mention + len(speaker)),),
        form=form,
        found_by="test",
    )


pieces = st.text(alphabet="ab dönN.,…[]“”„\"'’-–\u00ad\n&;#39x0123$%€ﬁ\u0301", max_size=60)


@given(pieces, pieces)
@settings(max_examples=150)
def test_any_two_texts_get_a_verdict_and_spans_inside_the_document(wording, text):
    source = document(f"{text} and then some more words")
    found = compare(wording, source)
    assert all(span.end <= len(source.text) for span in found.spans)
    for difference in found.differences:
        assert difference.found_span is None or difference.found_span.end <= len(source.text)
        assert difference.quoted_span is None or difference.quoted_span.end <= len(wording)


@given(st.data())
@settings(max_examples=60)
def test_whole_words_out_of_a_document_are_always_verbatim(data):
    words = EN.text.split(" ")
    start = data.draw(st.integers(0, len(words) - 4))
    stretch = " ".join(words[start : start + data.draw(st.integers(3, 12))]).strip(" \n“”.,?")
    assert compare(stretch, EN).verdict in (Verdict.VERBATIM, Verdict.NORMALISED)

"""When and where a quotation was said, as its own document tells it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut.dating import date_quotations, find_dates, join_occasions
from wortlaut.records import Block, Moment, Occasion, Quotation, Span
from wortlaut.testing import document

STORY = """Harbour chief sees no winner in shipping race

Speaking at the Northern Ports Summit in Lisbon on Tuesday, Mara Ostrow said the race had no finish line. \
“It is a marathon,” she said.

“We hired in May,” Ostrow told reporters on 3 March at a press conference in Oslo. She added that costs fell.

The yard was built in 2019. “Nobody knows,” Ostrow said.

In an interview with the Baltic Courier last month, she called it “a bubble”."""

GERMAN_STORY = """Hafenchefin warnt vor Blase

Auf dem Nordischen Hafengipfel in Lissabon (8.-10. September) sagte Mara Ostrow, das Rennen habe kein Ziel.

„Es ist ein Marathon“, sagte Ostrow. Am 5. Juni 2024 hatte sie bei der Bilanzpressekonferenz gesagt: „Wir wachsen.“"""


def quotation(text, words, cue=None, speaker=None):
    start = text.index(words)

    def near(mark):
        places = [place for place in range(len(text)) if mark and text.startswith(mark, place)]
        place = min(places, key=lambda place: abs(place - start), default=None)
        return () if place is None else (Span(place, place + len(mark)),)

    content = (Span(start, start + len(words)),)
    return Quotation(document="d", content=content, cue=near(cue), speaker=near(speaker), form="direct", found_by="t@1")


def dated(text, lang, *asked):
    told = document(text, id="d", lang=lang, title=text.split("\n")[0], published="2025-09-12")
    quotations = [quotation(text, *words) for words in asked]
    return date_quotations(told, quotations, find_dates(told))


CASES = {
    "its own sentence": (STORY, "en", ("the race had no finish line", "said", "Mara Ostrow"), "2025-09-09", "Northern"),
    "its paragraph": (STORY, "en", ("It is a marathon", "said", "she"), "2025-09-09", "Northern"),
    "not the date inside the words": (STORY, "en", ("We hired in May", "told", "Ostrow"), "2025-03-03", "press"),
    "not a date of something else": (STORY, "en", ("Nobody knows", "said", "Ostrow"), None, None),
    "an interview and its outlet": (STORY, "en", ("a bubble", "called", "she"), "2025-08", "Baltic Courier"),
    "german": (
        GERMAN_STORY,
        "de",
        ("das Rennen habe kein Ziel", "sagte", "Mara"),
        "2025-09-08/2025-09-10",
        "Hafengipfel",
    ),
    "german, with its own date": (GERMAN_STORY, "de", ("Wir wachsen", "gesagt", "sie"), "2024-06-05", "Bilanz"),
}


@pytest.mark.parametrize(("text", "lang", "asked", "value", "name"), CASES.values(), ids=CASES)
def test_dates_a_quotation(text, lang, asked, value, name):
    told = dated(text, lang, asked)
    (dating,) = told.datings
    names = {occasion.id: occasion.name for occasion in told.occasions}
    assert (dating.moment.value if dating.moment else None) == value
    assert (name is None and dating.occasion is None) or name in names[dating.occasion]
    assert dating.publication.value == "2025-09-12"


def test_the_lead_speaks_for_the_rest_of_its_speaker():
    text = "Mara Ostrow said on Tuesday that rates were low.\n\n“They will rise,” Ostrow said.\n\n“No,” Tom Veldt said."
    told = dated(
        text,
        "en",
        ("rates were low", "said", "Mara Ostrow"),
        ("They will rise", "said", "Ostrow"),
        ("No", "said", "Tom Veldt"),
    )
    assert [dating.moment and dating.moment.value for dating in told.datings] == [
        "2025-09-09",
        "2025-09-09",
        "2025-09-09~",
    ]


def test_place_and_evidence_of_an_occasion():
    told = dated(STORY, "en", ("It is a marathon", "said", "she"))
    summit = told.occasions[0]
    assert (summit.kind, summit.place, summit.name) == ("summit", "Lisbon", "Northern Ports Summit")
    assert [span.of(STORY) for span in summit.evidence[0].spans] == ["Northern Ports Summit"]


def test_a_recording_is_about_as_old_as_its_publication():
    text = "We hired sixty people. More will come."
    turn = Block(span=Span(0, len(text)), kind="turn", speaker="Mara Ostrow")
    call = document(text, id="d", title="Ostrow Ports - Q2 earnings call", published="2025-08-07", blocks=(turn,))
    said = Quotation(document="d", content=(Span(0, 22),), form="direct", turn="Mara Ostrow", found_by="t@1")
    told = date_quotations(call, [said], find_dates(call))
    assert told.datings[0].moment.value == "2025-08-07~"
    assert [one.kind for one in told.occasions] == ["earnings_call"]


def test_a_lead_that_looks_back_does_not_date_the_rest():
    text = "Seven weeks ago Mara Ostrow said rates were low.\n\n“They will rise,” Ostrow said."
    told = dated(text, "en", ("rates were low", "said", "Mara Ostrow"), ("They will rise", "said", "Ostrow"))
    assert [dating.moment and dating.moment.value for dating in told.datings] == ["2025-07-25~", None]


def test_a_date_beside_the_words_of_another_sentence_dates_nothing():
    text = "Tom Veldt criticised Ostrow Ports, which failed in April. “They will rise,” he said.\n\n“No.”"
    dates = dated(text, "en", ("They will rise", "said", "he")).datings
    assert dates[0].moment is None


def test_a_date_that_opens_the_sentence_dates_its_words():
    (dating,) = dated("In July, Mara Ostrow said rates were low.", "en", ("rates were low", "said", "Ostrow")).datings
    assert dating.moment.value == "2025-07"


def test_a_date_in_a_clause_of_its_own_is_no_date_of_the_words():
    text = "Mara Ostrow, who took over in July, said rates were low."
    (dating,) = dated(text, "en", ("rates were low", "said", "Mara Ostrow")).datings
    assert dating.moment is None


def test_a_speech_is_of_the_day_in_its_head_and_what_it_cites_is_not():
    text = "Speech by Mara Ostrow\n\nLisbon, 9 September 2025\n\nWe won.\n\nMy foreman said: “Look.”"
    told = document(text, id="d", title="The patient port", published="2025-09-12")
    said, cited = quotation(text, "We won", "", ""), quotation(text, "Look", "said", "foreman")
    dates = date_quotations(told, [said, replace(cited, second_hand=True)], find_dates(told)).datings
    assert [dating.moment and dating.moment.value for dating in dates] == ["2025-09-09", None]


def test_a_release_is_about_of_its_day():
    text = "“We won,” said Mara Ostrow.\n\nPress contact: Ostrow Ports"
    (dating,) = dated(text, "en", ("We won", "said", "Mara Ostrow")).datings
    assert dating.moment.value == "2025-09-12~"


EARLIER = {
    "told before": "On Tuesday Oslo voted.\n\n“We won,” Mara Ostrow had told her party.",
    "two days": "On Tuesday Oslo voted. On Thursday it counted.\n\n“We won,” Mara Ostrow said.",
    "a day of its paragraph": "On Tuesday Oslo voted.\n\nIn May she stood aside. “We won,” Mara Ostrow said in Bergen.",
    "a date that somebody says": "“On Tuesday we voted,” Kai Holm said.\n\n“We won,” Mara Ostrow said.",
}


@pytest.mark.parametrize("text", EARLIER.values(), ids=EARLIER)
def test_the_day_of_the_news_is_not_taken_for(text):
    (dating,) = dated(text, "en", ("We won", "said", "Mara Ostrow")).datings
    assert dating.moment is None or dating.moment.value.startswith("2025-05")


PIECES = st.sampled_from(
    """Ostrow said on Tuesday in Oslo at the Ports Summit “We won” „Ja“ sagte sie am 5. Mai auf dem Hafengipfel in Kiel
    gestern vor drei Jahren Interview mit der Post . , hearing 2025 who""".split()  # noqa: SIM905
)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from([" ", " ", "\n\n"]) | PIECES, max_size=40).map(" ".join),
    st.sampled_from(["en", "de", "zh"]),
)
def test_every_quotation_of_any_text_gets_a_dating_that_the_text_supports(text, lang):
    told = document(text or "x", id="d", lang=lang, published="2025-09-12")
    spans = [Span(start, min(start + 9, len(told.text))) for start in range(0, len(told.text), 23)]
    quotations = [Quotation(document="d", content=(span,), form="direct", found_by="t@1") for span in spans]
    moments = find_dates(told)
    result = date_quotations(told, quotations, moments)
    assert [dating.quotation for dating in result.datings] == [quotation.id for quotation in quotations]
    known = {occasion.id for occasion in result.occasions}
    places = {moment.span for moment in moments}
    for dating in result.datings:
        assert dating.moment is None or dating.moment.span in places
        assert dating.occasion is None or dating.occasion in known


def occasion(name, value=None, id=None, kind="summit", lang="en", place=None):  # noqa: A002
    moment = Moment(value=value, kind="event") if value else None
    return Occasion(id=id or f"o-{name}-{value}", name=name, lang=lang, kind=kind, moment=moment, place=place)


JOINS = {
    "same name, compatible dates": (occasion("Ports Summit", "2025-09"), occasion("Ports Summit", "2025-09-09"), 1),
    "one without a date": (occasion("Ports Summit"), occasion("the Ports Summit", "2025-09-09"), 1),
    "contradicting dates stay apart": (occasion("Ports Summit", "2025-10"), occasion("Ports Summit", "2025-09-09"), 2),
    "another year in the name": (occasion("Ports 2024 Summit"), occasion("Ports 2025 Summit"), 2),
    "other names": (occasion("Ports Summit"), occasion("Grain Summit"), 2),
    "no name of their own": (occasion("summit", id="a"), occasion("summit", id="b"), 2),
    "no name, one day and city": (
        occasion("summit", "2025-09-09", id="a", place="Prague"),
        occasion("Gipfel", "2025-09-09", id="b", lang="de", place="Prag"),
        1,
    ),
    "no name, one day, other cities": (
        occasion("summit", "2025-09-09", id="a", place="Prague"),
        occasion("summit", "2025-09-09", id="b", place="Lisbon"),
        2,
    ),
    "no name, a month and city": (
        occasion("summit", "2025-09", id="a", place="Prague"),
        occasion("summit", "2025-09", id="b", place="Prague"),
        2,
    ),
    "a name in two languages": (
        occasion("Ports Summit", "2025-09-09", place="Kiel"),
        occasion("Hafengipfel", "2025-09-09", lang="de", place="Kiel"),
        1,
    ),
    "names in one language": (
        occasion("Ports Summit", "2025-09-09", place="Kiel"),
        occasion("Grain Summit", "2025-09-09", place="Kiel"),
        2,
    ),
    "other kinds": (occasion("Ports Summit"), occasion("Ports Hearing", kind="hearing"), 2),
}


@pytest.mark.parametrize(("one", "other", "count"), JOINS.values(), ids=JOINS)
def test_joins_occasions(one, other, count):
    joined = join_occasions([one, other])
    assert set(joined) == {one.id, other.id}
    assert len(set(joined.values())) == count
    assert join_occasions([other, one]) == joined


def test_the_most_precise_moment_wins():
    coarse, fine = occasion("Ports Summit", "2025-09"), occasion("Ports Summit", "2025-09-09")
    assert join_occasions([coarse, fine])[coarse.id].moment.value == "2025-09-09"


def test_of_equal_reports_the_first_dates_the_occasion():
    reports = [
        replace(one, moment=replace(one.moment, document=f"d{number}"))
        for number, one in enumerate([occasion("Ports Summit", "2025-09-09")] * 8)
    ]
    for told in (reports, reports[::-1]):
        assert {known.moment.document for known in join_occasions(told).values()} == {told[0].moment.document}


HELD = {
    "German": (
        "de",
        "Das Gespräch fand am Dienstag in ihrem Büro statt.\n\n„Wir bauen weiter“, sagt Mara Holt.",
        "2025-09-16",
    ),
    "English": ("en", "We met Mara Holt on Monday.\n\n“We build on,” says Mara Holt.", "2025-09-15"),
    "of no day": ("en", "We met Mara Holt in her office.\n\n“We build on,” says Mara Holt.", None),
}


@pytest.mark.parametrize(("lang", "text", "value"), HELD.values(), ids=HELD)
def test_an_interview_that_says_when_it_was_held(lang, text, value):
    told = document(text, id="d", lang=lang, published="2025-09-19")
    words = "We build on" if lang == "en" else "Wir bauen weiter"
    dating = date_quotations(told, [quotation(text, words)], find_dates(told)).datings[0]
    assert (dating.moment.value if dating.moment else None) == value


CITED = {
    # what the words answer to has a date of its own
    "the paper of yesterday": ("en", "Following the report in yesterday's Harbour Mail, Kroll said: “No.”", None),
    "the paper of a weekday": ("en", "Responding to an article in Sunday's Mail, Kroll said: “No.”", None),
    "a dated letter": ("en", "“No,” Kroll said in response to a letter dated 9 September.", None),
    "a study that appeared": ("en", "Asked about a study that appeared on Monday, Kroll said: “No.”", None),
    "a ruling": ("en", "Commenting on yesterday’s ruling, Kroll said: “No.”", None),
    "im gestrigen Blatt": ("de", "Zum Bericht im gestrigen Hafenblatt sagte Kroll: „Nein.“", None),
    "den gestrigen Bericht": ("de", "Als Reaktion auf den gestrigen Bericht sagte Kroll: „Nein.“", None),
    "am Sonntag erschienen": ("de", "Zu dem am Sonntag erschienenen Bericht sagte Kroll: „Nein.“", None),
    "ein Schreiben vom": ("de", "Auf das Schreiben des Kreises vom 9. September sagte Kroll: „Nein.“", None),
    "ein Bericht vom Sonntag": ("de", "„Nein“, sagte Kroll zu einem Bericht des Hafenblatts vom Sonntag.", None),
    # the words have it
    "told on a day": ("en", "“No,” Kroll told the Mail on Monday.", "2025-09-08"),
    "told a paper of a day": ("en", "“No,” Kroll told Monday's Mail.", "2025-09-08"),
    "in a letter": ("en", "“No,” Kroll said in a long letter dated 9 September.", "2025-09-09"),
    "after a meeting": ("en", "After Monday’s meeting Kroll said: “No.”", "2025-09-08"),
    "denied on a day": ("en", "Kroll denied the report on Monday and said: “No.”", "2025-09-08"),
    "dem Blatt am Montag": ("de", "„Nein“, sagte Kroll am Montag dem Hafenblatt.", "2025-09-08"),
    "in einem Brief": ("de", "„Nein“, sagte Kroll in einem langen Brief vom 9. September.", "2025-09-09"),
    "nach der Sitzung": ("de", "Nach der gestrigen Sitzung sagte Kroll: „Nein.“", "2025-09-11"),
}  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "day"), CITED.values(), ids=CITED)
def test_a_cited_paper_has_its_own_date(lang, text, day):
    cue = next(word for word in ("said", "told", "sagte") if word in text)
    (found,) = dated(text, lang, ("Nein" if lang == "de" else "No", cue, "Kroll")).datings
    assert (found.moment.value if found.moment else None) == day


MAIL = "Dear all,\n\n“No,” said Ida Kroll.\n\nYours\nPiet\n\n"
ANSWERED = {
    "behind marks": "> On Thu, 11 Sept 2025 Jo wrote:\n> Will you sell?\n",
    "above them": "On Thu, 11 Sept 2025 at 10:30 Jo wrote:\n\n> Will you sell?\n",
}


@pytest.mark.parametrize("tail", ANSWERED.values(), ids=ANSWERED)
def test_the_date_of_the_mail_that_is_answered_is_not_that_of_the_answer(tail):
    (found,) = dated(MAIL + tail, "en", ("No", "said", "Ida Kroll")).datings
    assert found.moment is None

"""Every date of a text, seen from the day it was published."""

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut.dating import bounds, find_dates, find_dates_in
from wortlaut.testing import document

WEDNESDAY = "2025-09-17"

ENGLISH = {
    "five days later": (
        "It fell on 8 September 2024. Five days later it rose.",
        [("8 September 2024", "2024-09-08"), ("Five days later", "2024-09-13")],
    ),
    "end of the year": ("It stays until the end of the year.", [("the end of the year", "2025-11~")]),
    "this afternoon": ("She speaks this afternoon.", [("this afternoon", "2025-09-17")]),
    "in autumn": ("It opens in autumn.", [("autumn", "2025-23")]),
    "of the same year": (
        "It sank on 8 May 1921; in June of the same year it rose.",
        [("8 May 1921", "1921-05-08"), ("June of the same year", "1921-06")],
    ),
    "a range over two years": (
        "It runs from November 4, 2025 to February 15, 2026.",
        [("November 4, 2025 to February 15, 2026", "2025-11-04/2026-02-15")],
    ),
    "a story goes on": (
        "It sank in March 2019. In April divers came. On Monday they left.",
        [("March 2019", "2019-03"), ("April", "2019-04"), ("Monday", "2025-09-15")],
    ),
    "a story since then does not": (
        "Since March 2019 he rules. In April he fell ill.",
        [("March 2019", "2019-03"), ("April", "2025-04")],
    ),
    "called by its day": ("The Sept. 11 attacks changed it.", [("Sept. 11 attacks", "2001-09-11")]),
    "a paper of Sundays": ("She told the Sunday Courier on Monday.", [("Monday", "2025-09-15")]),
    "no paper": ("The vote of the Sunday was lost. On Sunday Kroll left.", [("Sunday", "2025-09-14")] * 2),
    "a paper and an age": ("She read USA Today in her late 20s.", []),
    "day first": ("She resigned on 8 September 2025.", [("8 September 2025", "2025-09-08")]),
    "month first": ("She resigned on September 8, 2025.", [("September 8, 2025", "2025-09-08")]),
    "with the weekday": ("It opened Monday, Sept. 8, 2025.", [("Monday, Sept. 8, 2025", "2025-09-08")]),
    "ordinal": ("It closed on the 3rd of May 2024.", [("3rd of May 2024", "2024-05-03")]),
    "no year, nearest": ("The vote on 30 August failed.", [("30 August", "2025-08-30")]),
    "iso": ("Logged 2025-09-08 in the file.", [("2025-09-08", "2025-09-08")]),
    "slashes, one reading": ("Signed 9/23/2025 in ink.", [("9/23/2025", "2025-09-23")]),
    "slashes, two readings": ("Signed 03/04/2025 in ink.", [("03/04/2025", "[2025-03-04,2025-04-03]")]),
    "range of days": ("The fair of 8-10 September 2025 was dull.", [("8-10 September 2025", "2025-09-08/2025-09-10")]),
    "range, month first": ("The fair (Sept. 8–10) was dull.", [("Sept. 8–10", "2025-09-08/2025-09-10")]),
    "range over months": (
        "It ran from September 28 to October 2, 2024.",
        [("September 28 to October 2, 2024", "2024-09-28/2024-10-02")],
    ),
    "month and year": ("In March 2024 it rained.", [("March 2024", "2024-03")]),
    "part of a month": ("By late March 2024 it rained.", [("late March 2024", "2024-03~")]),
    "middle of a year": ("By mid-2025 the fund was empty.", [("mid-2025", "2025-06~")]),
    "end of a year": ("In late 2024 the fund was empty.", [("late 2024", "2024-11~")]),
    "quarter": ("In the third quarter of 2025 sales fell.", [("third quarter of 2025", "2025-35")]),
    "quarter, short": ("Sales fell in Q1 2025.", [("Q1 2025", "2025-33")]),
    "over the weekend": ("It snowed over the weekend.", [("weekend", "2025-09-13/2025-09-14")]),
    "until the spring": ("It may take until the spring.", [("spring", "2026-21")]),
    "first months": ("It grew in the first nine months of 2024.", [("first nine months of 2024", "2024-01/2024-09")]),
    "first months of a thing": ("It grew in the first nine months of the war.", []),
    "named quarter": ("In the June quarter of 2025 sales fell.", [("June quarter of 2025", "2025-04/2025-06")]),
    "half, bare": ("It grew in the first half.", [("first half", "2025-01/2025-06")]),
    "half": ("The first half of 2025 was poor.", [("first half of 2025", "2025-01/2025-06")]),
    "season": ("In the summer of 2024 they met.", [("summer of 2024", "2024-22")]),
    "decade": ("It began in the 1990s.", [("1990s", "199X")]),
    "late decade": ("It began in the late 1990s.", [("late 1990s", "1998~")]),
    "century": ("A 19th century idea.", [("19th century", "18XX")]),
    "years": ("He served from 1990 to 1995.", [("1990 to 1995", "1990/1995")]),
    "about a year": ("It was built around 1910.", [("around 1910", "1910~")]),
    "weekday": ("He left on Tuesday.", [("Tuesday", "2025-09-16")]),
    "weekday of publication": ("He left on Wednesday.", [("Wednesday", "2025-09-17")]),
    "last weekday": ("He left last Wednesday.", [("last Wednesday", "2025-09-10")]),
    "next weekday": ("He leaves next Monday.", [("next Monday", "2025-09-22")]),
    "weekday ahead": ("The court will rule on Friday.", [("Friday", "2025-09-19")]),
    "said on a day what will be": ("He said on Friday it will rain.", [("Friday", "2025-09-12")]),
    "weekday ahead, opening": ("On Friday the court will rule.", [("Friday", "2025-09-19")]),
    "two days": ("It met on 8 and 12 May 2024.", [("8 and 12 May 2024", "{2024-05-08,2024-05-12}")]),
    "two years": ("Lost in 1973 and 1988.", [("1973", "1973"), ("1988", "1988")]),
    "years between": ("Lost between 1973 and 1988.", [("between 1973 and 1988", "1973/1988")]),
    "years past are a duration": ("In the past years they met.", []),
    "yesterday": ("He left yesterday.", [("yesterday", "2025-09-16")]),
    "last week": ("It fell last week.", [("last week", "2025-09-08/2025-09-14")]),
    "last month": ("It fell last month.", [("last month", "2025-08")]),
    "last year": ("It fell last year.", [("last year", "2024")]),
    "months ago": ("She returned 18 months ago.", [("18 months ago", "2024-03~")]),
    "days ago": ("She returned three days ago.", [("three days ago", "2025-09-14")]),
    "years ago": ("She returned two years ago.", [("two years ago", "2023~")]),
    "month of last year": ("In May last year they met.", [("May last year", "2024-05")]),
    "feast": ("Before Christmas 2024 they met.", [("Christmas 2024", "2024-12-25")]),
    "movable feast": ("On Easter Sunday in 2024 they met.", [("Easter Sunday in 2024", "2024-03-31")]),
    "a modal is no month": ("They may march in the sun.", []),
    "a duration is no date": ("They talked for three weeks.", []),
    "a count is no year": ("About 2000 people came, 1800 workers too.", []),
    "money is no year": ("It cost $2025 or 1999 euros.", []),
    "a version is no date": ("Release 1.8.2025.3 and flight 2019 left.", []),
    "vague": ("It was recently sold.", [("recently", "../2025-09-17")]),
}

GERMAN = {
    "first months": ("In den ersten neun Monaten 2024 stieg es.", [("ersten neun Monaten 2024", "2024-01/2024-09")]),
    "first months after": ("In den ersten neun Monaten nach der Wahl stieg es.", []),
    "a round year before a small word": ("Das schrieb sie 1550 in ihrem Buch.", [("1550", "1550")]),
    "a round count": ("Es kamen 1550 Briefe.", []),
    "every year in May": ("Jedes Jahr im Mai und alljährlich im Juni blüht es.", []),
    "no spring": ("Es wird kein Frühling mehr.", []),
    "a whole summer": ("Den Sommer über steht es leer.", []),
    "some weekend": ("Es war ein langes Wochenende.", []),
    "habit": ("Mittwoch nachmittags ist frei.", []),
    "one evening": ("Am Mittwoch abends war sie frei.", [("Mittwoch", "2025-09-17")]),
    "a title": ("Das Lied „Dezember“ hörten sie im Dezember.", [("Dezember", "2025-12")]),
    "day": ("Sie ging am 8. September 2025.", [("8. September 2025", "2025-09-08")]),
    "with the weekday": (
        "Am Montag, dem 8. September 2025, ging sie.",
        [("Montag, dem 8. September 2025", "2025-09-08")],
    ),
    "numbers": ("Brief vom 23.3.1987 an ihn.", [("23.3.1987", "1987-03-23")]),
    "range": ("Die Messe (8.-10. September) war leer.", [("8.-10. September", "2025-09-08/2025-09-10")]),
    "range with words": (
        "Vom 28. September bis 2. Oktober 2024 war Messe.",
        [("28. September bis 2. Oktober 2024", "2024-09-28/2024-10-02")],
    ),
    "middle of a year": ("Mitte 2025 war die Kasse leer.", [("Mitte 2025", "2025-06~")]),
    "end of a quarter": ("Ende des dritten Quartals 2025 sank er.", [("Ende des dritten Quartals 2025", "2025-09~")]),
    "about a season": ("Etwa im Herbst 1998 begann es.", [("Etwa im Herbst 1998", "1998-09~/1998-11~")]),
    "end of a month": ("Ende August war die Kasse leer.", [("Ende August", "2025-08~")]),
    "start of next year": ("Anfang nächsten Jahres geht sie.", [("Anfang nächsten Jahres", "2026-02~")]),
    "quarter": ("Im dritten Quartal 2025 sank er.", [("dritten Quartal 2025", "2025-35")]),
    "half": ("Im ersten Halbjahr 2024 sank er.", [("ersten Halbjahr 2024", "2024-01/2024-06")]),
    "season": ("Im Herbst 1998 begann es.", [("Herbst 1998", "1998-23")]),
    "decade": ("In den zwanziger Jahren begann es.", [("zwanziger Jahren", "192X")]),
    "decade in figures": ("In den 90er-Jahren begann es.", [("90er-Jahren", "199X")]),
    "century": ("Im 20. Jahrhundert begann es.", [("20. Jahrhundert", "19XX")]),
    "last weekday": ("Am vergangenen Freitag ging sie.", [("vergangenen Freitag", "2025-09-12")]),
    "weekday evening": ("Am Dienstagabend ging sie.", [("Dienstagabend", "2025-09-16")]),
    "yesterday": ("Gestern ging sie.", [("Gestern", "2025-09-16")]),
    "morning is no morrow": ("Am Morgen ging sie.", []),
    "last year": ("Im vergangenen Jahr ging sie.", [("vergangenen Jahr", "2024")]),
    "the year before": ("Im Vorjahr ging sie.", [("Vorjahr", "2024")]),
    "month of last year": ("Im Mai des vergangenen Jahres ging sie.", [("Mai des vergangenen Jahres", "2024-05")]),
    "ago": ("Vor anderthalb Jahren ging sie.", [("Vor anderthalb Jahren", "2024-03~")]),
    "early year": ("Das Jahr 1096 war lang.", [("Jahr 1096", "1096")]),
    "years with a slash": ("In der Saison 2024/25 sank er.", [("2024/25", "2024/2025")]),
    "a count is no year": ("Rund 2000 Menschen kamen.", []),
    "vague": ("Damals war er jung.", [("Damals", "../2025-09-17")]),
}

CHINESE = {
    "day": ("她2025年9月8日辞职。", [("2025年9月8日", "2025-09-08")]),
    "month of last year": ("她去年9月辞职。", [("去年9月", "2024-09")]),
    "yesterday": ("她昨天辞职。", [("昨天", "2025-09-16")]),
    "end of a year": ("她2024年底辞职。", [("2024年底", "2024-11~")]),
    "ago": ("她三年前辞职。", [("三年前", "2022~")]),
    "range": ("展会9月8日至10日举行。", [("9月8日至10日", "2025-09-08/2025-09-10")]),
}


def found(text, lang, anchor=WEDNESDAY):
    return [(moment.span.of(text), moment.value) for moment in find_dates_in(text, lang=lang, anchor=anchor)]


@pytest.mark.parametrize(("text", "expected"), ENGLISH.values(), ids=ENGLISH)
def test_english(text, expected):
    assert found(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), GERMAN.values(), ids=GERMAN)
def test_german(text, expected):
    assert found(text, "de") == expected


@pytest.mark.parametrize(("text", "expected"), CHINESE.values(), ids=CHINESE)
def test_chinese(text, expected):
    assert found(text, "zh") == expected


def test_without_an_anchor_nothing_is_guessed():
    text = "Yesterday, on 8 September and last Friday, she spoke; again in May 2024."
    assert found(text, "en", anchor=None) == [("8 September", "XXXX-09-08"), ("May 2024", "2024-05")]


def test_a_part_of_a_month_of_no_year_is_the_month():
    assert found("Ende August ging sie.", "de", anchor=None) == [("Ende August", "XXXX-08")]


def test_the_next_day_follows_the_date_before_it():
    text = "The bank closed on 2 March 2009. The next day it was sold."
    assert found(text, "en")[-1] == ("The next day", "2009-03-03")


def test_a_document_gives_anchor_and_name():
    moments = find_dates(document("Er ging gestern.", id="a", lang="de", published=WEDNESDAY))
    assert [(moment.value, moment.document, moment.kind) for moment in moments] == [("2025-09-16", "a", "event")]


KINDS = {
    "said to be published": ("Published on 5 March 2025.", "en", "publication"),
    "dateline": ("TALLINN, 5 March 2025 (Wire) – The port is shut.", "en", "publication"),
    "a line of its own": ("Port shut\n5 March 2025, 08:15\nThe port is shut.", "en", "publication"),
    "stand": ("Stand: 5. März 2025", "de", "publication"),
    "dateline with a stop": ("Kelmsund, 5. März 2025. Der Hafen ist zu.", "de", "publication"),
    "dateline behind the agency": ("Kelmsund (dwp), 05.03.2025 – Der Hafen ist zu.", "de", "publication"),
    "who wrote it": ("Port shut\nBy Ida Kroll, 5 March 2025\nThe port is shut.", "en", "publication"),
    "a letter": ("Kelmsund, den 5. März 2025\nDer Hafen ist zu.", "de", "publication"),
    "an occasion in a title": ("Speech at the Harbour Forum, 5 March 2025\nThe port is shut.", "en", "event"),
    "an event": ("The port was shut on 5 March 2025.", "en", "event"),
    "vague": ("The port is now shut.", "en", "other"),
}


@pytest.mark.parametrize(("text", "lang", "kind"), KINDS.values(), ids=KINDS)
def test_kinds(text, lang, kind):
    assert [moment.kind for moment in find_dates_in(text, lang=lang, anchor=WEDNESDAY)] == [kind]


WORDS = st.sampled_from(
    """Mitte Ende 2025 1999 8. 10 - – / . , September Mai May may last next vor drei Jahren ago the Q3 quarter between
    and zwischen bis Montag Tuesday gestern 2024/25 90er 1990s XX 9月 年 昨天 Jahrhundert 31. 30 Februar""".split()  # noqa: SIM905
)


@settings(deadline=None)
@given(
    st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=80),
    st.sampled_from(["en", "de", "zh", "fr"]),
    st.sampled_from([WEDNESDAY, None, "0001-01-01", "9999-12-31", "2025-09~", "soon"]),
)
def test_any_text_gives_valid_values_in_order(text, lang, anchor):
    moments = find_dates_in(text, lang=lang, anchor=anchor)
    ends = [edge for moment in moments for edge in (moment.span.start, moment.span.end)]
    assert ends == sorted(ends)
    for moment in moments:
        assert moment.span.of(text)
        edtf.parse_edtf(moment.value)
        assert bounds(moment.value)[0] <= bounds(moment.value)[1]


@pytest.mark.parametrize("piece", ["2025-", "8. ", "between 8 ", "vor ", "the last ", "9月", "1.000.", "Mai des "])
def test_the_cost_is_linear_in_repeated_beginnings(piece):
    assert len(find_dates_in(piece * 20_000, lang="de", anchor=WEDNESDAY)) >= 0


def test_german_corpus(shared):
    import json

    lines = (shared / "corpora" / "krauts.diezeit.timex.jsonl").read_text(encoding="utf-8").splitlines()
    gold = hit = right = extra = 0
    for entry in map(json.loads, lines):
        moments = find_dates_in(entry["text"], lang="de", anchor=entry["date"])
        dates = [timex for timex in entry["timex"] if timex["type"] == "DATE"]
        gold += len(dates)
        for timex in dates:
            start, end = timex["span"]
            near = [moment for moment in moments if moment.span.start < end and start < moment.span.end]
            hit += bool(near)
            right += any(moment.value == timex["value"] for moment in near)
        extra += sum(not any(m.span.start < t["span"][1] and t["span"][0] < m.span.end for t in dates) for m in moments)
    assert gold == 308
    assert hit / gold >= 0.92
    assert extra / gold <= 0.45
    assert right / gold >= 0.4

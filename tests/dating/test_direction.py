"""Days, months, seasons and feasts without a year: whether their clause looks ahead or back from 16 March 2026."""

from __future__ import annotations

import pytest

from wortlaut.dating import find_dates_in

PUBLISHED = "2026-03-16"  # a Monday
CASES = {
    # ahead
    "until a day": ("en", "The winter timetable stays until 31 October.", "2026-10-31"),
    "until a day, by the verb": ("en", "The crane will stand until the end of October.", "2026-10~"),
    "until a weekday": ("en", "The quay stays shut until Friday.", "2026-03-20"),
    "from a day": ("en", "The new fare applies from 1 February.", "2027-02-01"),
    "by a day": ("en", "Tenders are due by 15 January.", "2027-01-15"),
    "before a feast": ("en", "Nothing changes before Christmas.", "2026-12-25"),
    "takes effect": ("en", "The by-law takes effect on 1 January.", "2027-01-01"),
    "a month with would": ("en", "He said the yard would close in December.", "2026-12"),
    "a range to come": ("en", "The ban runs from 1 May to 31 July.", "2026-05-01/2026-07-31"),
    "until a season": ("en", "The gate must be ready by the summer.", "2026-22"),
    "bis": ("de", "Der Kran steht bis 31. Oktober.", "2026-10-31"),
    "ab": ("de", "Der Tarif gilt ab 1. Januar.", "2027-01-01"),
    "ab, a month": ("de", "Ab Februar fährt das Schiff öfter.", "2027-02"),
    "ab, a weekday": ("de", "Ab Mittwoch ist der Kai zu.", "2026-03-18"),
    "tritt in Kraft": ("de", "Die Satzung tritt am 1. Januar in Kraft.", "2027-01-01"),
    "spätestens": ("de", "Spätestens am 15. Januar muss das Geld da sein.", "2027-01-15"),
    "bis zum Sommer": ("de", "Bis zum Sommer soll das Tor fertig sein.", "2026-22"),
    "a feast to come": ("de", "Zu Pfingsten kommt sie heim.", "2026-05-24"),
    "in Chinese": ("zh", "航线运营到10月31日。", "2026-10-31"),
    # back
    "since a season": ("en", "The board has known it since the autumn.", "2025-23"),
    "since a month": ("en", "The board has known it since June.", "2025-06"),
    "since a part of a month": ("en", "The lock has been shut since the beginning of July.", "2025-07~"),
    "since a weekday": ("en", "The lock will have been shut since Friday.", "2026-03-13"),
    "a month that was": ("en", "The yard closed in June.", "2025-06"),
    "a season that was": ("en", "The tug sank in autumn.", "2025-23"),
    "a feast that was": ("en", "He came home at Easter.", "2025-04-20"),
    "a range that was": ("en", "The ban ran from 1 May to 31 July.", "2025-05-01/2025-07-31"),
    "until, in the past": ("en", "The road was closed until 31 October.", "2025-10-31"),
    "the nearest verb tells": ("en", "In January the board said it will build a pier.", "2026-01"),
    "seit dem Herbst": ("de", "Der Vorstand weiß es seit dem Herbst.", "2025-23"),
    "seit Pfingsten": ("de", "Das Tor ist seit Pfingsten zu.", "2025-06-08"),
    "a feast, German": ("de", "Zu Ostern kam sie heim.", "2025-04-20"),
    "perfect": ("de", "Der Speicher hat im Juni gebrannt.", "2025-06"),
    "passive": ("de", "Im Juni wurde der Speicher verkauft.", "2025-06"),
    "weak verb": ("de", "Im Sommer wollte die Reederei den Kai schließen.", "2025-22"),
    "galt bis": ("de", "Das Verbot galt vom 1. Mai bis 31. Juli.", "2025-05-01/2025-07-31"),
    "since, in Chinese": ("zh", "码头自6月起关闭。", "2025-06"),
    # neither tells: the nearest
    "a noun with its day": ("en", "The planned strike in June worries the town.", "2026-06"),
    "no verb that tells": ("en", "The vote is on 19 April.", "2026-04-19"),
    "just begun": ("de", "Ab 1. März gilt das neue Maß.", "2026-03-01"),
    "an adjective in te": ("de", "Der geplante Streik im Juni macht Sorgen.", "2026-06"),
    # to the day
    "a year ago today": ("en", "The lock opened a year ago today.", "2025-03-16"),
    "a week from tomorrow": ("en", "The vote is a week from tomorrow.", "2026-03-24"),
    "heute vor": ("de", "Heute vor einem Jahr sank der Schlepper.", "2025-03-16"),
    "gestern vor": ("de", "Gestern vor zehn Jahren starb sie.", "2016-03-15"),
    "heute in": ("de", "Heute in zwei Wochen wird gewählt.", "2026-03-30"),
    "last year today": ("zh", "去年的今天，拖船沉没。", "2025-03-16"),
}


@pytest.mark.parametrize(("lang", "text", "value"), CASES.values(), ids=CASES)
def test_the_clause_turns_a_date_without_year(lang, text, value):
    assert [moment.value for moment in find_dates_in(text, lang=lang, anchor=PUBLISHED)] == [value]


@pytest.mark.parametrize("day", ["0001-03-16", "9999-06-01", "2024-02-29", "2023-12-31", "2024-01-01"])
def test_the_ends_of_the_calendar_and_leap_days_break_nothing(day):
    for lang, text, _ in CASES.values():
        find_dates_in(text, lang=lang, anchor=day)
    assert [one.value for one in find_dates_in("A year ago today it rose.", lang="en", anchor="2024-02-29")] == [
        "2023-02-28"
    ]


def test_the_nearest_year_may_be_asked_for():
    told = ["The yard closed in June.", "The yard shut its gates in June."]
    found = [find_dates_in(text, lang="en", anchor=PUBLISHED, nearest=True) for text in told]
    assert [[moment.value for moment in moments] for moments in found] == [["2026-06"]] * 2

"""A claim's figures held against a passage: what each is of, when, which way it went, and what can be worked out."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut.auditing.claims import Counting, judge_claim, language_of
from wortlaut.counting import compare_figures, find_figures
from wortlaut.dating import find_dates_in
from wortlaut.testing import document

COUNTING = Counting(
    find_figures=lambda text, lang: find_figures(text, lang=lang),
    find_dates=lambda text, lang, day: find_dates_in(text, lang=lang, anchor=day),
    compare=compare_figures,
)
MILLS = (
    "Arnholt Mills had sales of 50 million euros in 2023 and 60 million euros in 2024. Its rival Dask sold 45 million."
)
VOTE = "In Torvik, Ada Lunde won 38 percent of the votes, her rival Bo Ness 41 percent. Turnout fell to 62 percent."
WERK = "In Sehlen arbeiten 300 der 1.200 Leute. Die Quote stieg von 8 auf 50 Prozent, der Preis sank um 3 Prozent."

FROST = "In Ennis it was minus 9 degrees. A ticket costs 40 euros a month, 5 euros more than before, said Ada Lunde."
POLL = "The bill passed with 57 percent in favour. Wool brings farmers 31 cents a kilo, cotton 24 cents."
MATCH = "Torvik lies on 41 points, six behind Sehlen. The club will sell 12 of its 48 boats."

CASES = {
    "below zero": ("It was nine degrees below zero in Ennis.", FROST, "same"),
    "the sign of a temperature": ("It was 9 degrees in Ennis.", FROST, "wrong"),
    "per another unit of time": ("A ticket costs 40 euros a week.", FROST, "wrong"),
    "what was before more": ("Previously a ticket cost 35 euros.", FROST, "derived"),
    "by for to": ("The price of a ticket rose to 5 euros.", "The price of a ticket rose by 5 euros to 40.", "wrong"),
    "the rest of a vote": ("43 percent voted against it.", POLL, "derived"),
    "a subject that no list tells apart": ("Iron brings farmers 31 cents a kilo.", POLL, "same"),
    "its rival": ("Cotton brings farmers 31 cents a kilo.", POLL, "of_something_else"),
    "whom it is held against": ("Sehlen has 41 points.", MATCH, "wrong"),
    "the points of the other": ("Sehlen has 47 points.", MATCH, "derived"),
    "the whole for the part": ("The club will sell 48 boats.", MATCH, "wrong"),
    "the rest of the whole": ("36 boats are kept.", MATCH, "derived"),
    "a season for another": (
        "In winter 300 people come.",
        "On a summer day 300 people come.",
        "of_something_else",
    ),
    "a bare amount of money": (
        "The mills got 20 million euros of it.",
        "The state gave 80 million euros, 20 million of that to mills.",
        "same",
    ),
    "a change for a level": ("A loaf costs 15 cents.", "A loaf will cost 15 cents more from May.", "wrong"),
    "a level for a change": ("The toll rose by 8 euros.", "The toll is 8 euros.", "wrong"),
    "inflation is a change": ("Prices were 9 percent higher than a year before.", "Inflation was 9 percent.", "same"),
    "lost for what was left": ("Torvik lost 300 people.", "The number of people in Torvik fell to 300.", "wrong"),
    "other things counted": ("The home houses 131 dogs.", "The home houses 84 dogs and 131 cats.", "of_something_else"),
    "a word for all of them": ("96,000 people came.", "There were 96,000 listeners.", "same"),
    "a word for some of them": ("96,000 women came.", "96,000 people came.", "of_something_else"),
    "opened for closed": ("Torvik closed 45 shops.", "Torvik opened 45 shops.", "of_something_else"),
    "the verb of two": (
        "Nineteen people drowned in cars.",
        "They rescued 64 people from houses and 19 from cars.",
        "of_something_else",
    ),
    "hired is not all": ("Dask employs 300 people.", "Dask hired 300 people in May.", "wrong"),
    "only of a part": (
        "Dask sold 48,000 electric cars.",
        "Dask sold 48,000 cars, of which 9,600 were electric.",
        "of_something_else",
    ),
    "one in nine": ("11 percent of the flats are empty.", "One flat in nine is empty.", "rounded"),
    "a month's part of a year's": ("They save 5 euros a month.", "They save 60 euros a year.", "derived"),
    "so many for each": ("There are 16 pupils for each teacher.", "There are 320 pupils and 20 teachers.", "derived"),
    "for each what is for all": ("Each school gets 17 million.", "The schools get 17 million together.", "wrong"),
    "the lower end": ("The cheapest pass is 120 euros.", "A pass costs between 120 and 460 euros.", "same"),
    "at most the lowest": ("A car costs at most 90 euros.", "The cheapest car costs 90 euros.", "wrong"),
    "ahead and behind": ("Holl was 2 seconds behind Daly.", "Holl was 2 seconds ahead of Daly.", "wrong"),
    "of the other's base": (
        "28 percent of parents use it.",
        "28 percent of the respondents quarrel with their parents.",
        "of_something_else",
    ),
    "the other year's": (
        "In 2023 the toll killed 211.",
        "Deaths fell to 211 last year from 248 in 2023.",
        "of_something_else",
    ),
    "replaced since": ("The quota is 8 percent.", "The quota is 50 percent, up from 8 percent.", "wrong"),
    "only asked for": (
        "Wages rise by 9 percent.",
        "Wages rise by 6 percent. The union had demanded 9 percent.",
        "of_something_else",
    ),
    "went up by half": ("Before that the toll was 8 euros.", "The toll went up by half to 12 euros.", "derived"),
    "doubled to": ("A year earlier profit was 44 euros.", "Profit doubled to 88 euros.", "derived"),
    "same": ("Arnholt Mills sold for 50 million euros in 2023.", MILLS, "same"),
    "another year": ("Arnholt Mills had sales of 60 million euros in 2023.", MILLS, "of_something_else"),
    "growth": ("Sales at Arnholt Mills grew by 20 percent.", MILLS, "derived"),
    "growth of the other base": ("Sales at Arnholt Mills grew by 17 percent.", MILLS, "wrong"),
    "growth turned round": ("Sales at Arnholt Mills fell by 20 percent.", MILLS, "wrong"),
    "sum": ("In both years together sales were 110 million euros.", MILLS, "derived"),
    "another currency": ("Arnholt Mills had sales of 60 million dollars in 2024.", MILLS, "wrong"),
    "another person": ("Ada Lunde won 41 percent of the votes.", VOTE, "of_something_else"),
    "the right person": ("Bo Ness won 41 percent of the votes in Torvik.", VOTE, "same"),
    "another thing": ("Turnout was 38 percent.", VOTE, "of_something_else"),
    "direction": ("Turnout rose to 62 percent.", VOTE, "wrong"),
    "points": ("Turnout fell to 62 percentage points.", VOTE, "wrong"),
    "order": ("The quota fell from 50 to 8 percent.", WERK, "wrong"),
    "order kept": ("The quota rose from 8 to 50 percent.", WERK, "same"),
    "across languages": ("The plant at Sehlen employs 300 of 1,200 people.", WERK, "same"),
    "a share of it": ("A quarter of the 1,200 people work at the Sehlen plant.", WERK, "derived"),
    "direction across languages": ("The price rose by 3 percent.", WERK, "wrong"),
    "the period of both": (
        "Sales rose 7 percent in 2023.",
        "Sales rose 7 percent to 2 million euros in 2024.",
        "of_something_else",
    ),
    "a fall from the figure behind": (
        "Profit fell by a third.",
        "Profit fell to 88 million euros from 131 million.",
        "derived",
    ),
    "the rest of a half year": (
        "Sales were 162 euros in the first quarter.",
        "Sales were 310 euros in the first half; in the second quarter they were 148 euros.",
        "derived",
    ),
    "a quarter for a half year": (
        "Im ersten Halbjahr nahm Sehlen 34 Euro ein.",
        "Im ersten Quartal nahm Sehlen 34 Euro ein.",
        "of_something_else",
    ),
    "a month of a year": ("In 2024 Dask cut 40 jobs.", "In March 2024 Dask cut 40 jobs.", "same"),
    "daily for weekly": ("Täglich kommen 80 Busse.", "In jeder Woche kommen 80 Busse.", "wrong"),
    "the time of what it is compared with": (
        "In 2014 the bridge cost 64 euros.",
        "The bridge cost 64 euros, twice what it was in 2014.",
        "of_something_else",
    ),
    "half of what it is": (
        "In 2014 the bridge cost 32 euros.",
        "The bridge cost 64 euros, twice what it was in 2014.",
        "derived",
    ),
    "a part for the whole": (
        "Der Verein hat 402 Mitglieder.",
        "Der Verein hat 3.216 Mitglieder, 402 von ihnen sind jung.",
        "of_something_else",
    ),
    "the amount of a part": (
        "Das Land zahlt 92 Euro.",
        "Es kostet 138 Euro, davon zahlt das Land zwei Drittel.",
        "derived",
    ),
    "fewer than before": (
        "Vor zehn Jahren lebten in Sehlen 66.500 Menschen.",
        "In Sehlen leben 64.310 Menschen, das sind 2.190 weniger als vor zehn Jahren.",
        "derived",
    ),
    "the other way a vote went": (
        "Torvik rejected it by 68 votes to 31.",
        "Torvik passed it with 68 votes to 31.",
        "wrong",
    ),
    "those that have none": ("287 Orte haben ein Bad.", "Von 412 Orten haben 287 kein Bad.", "wrong"),
    "those that are left": ("125 Orte haben ein Bad.", "Von den 412 Orten haben 287 kein Bad.", "derived"),
    "converted beside the original": (
        "Dask sold for 33.4 billion yuan, about $4.7 billion.",
        "In 2025 Dask sold for 33.4 billion yuan and its rival for 247 billion yuan.",
        "converted",
    ),
    "converted from another figure": (
        "Dask sold for 33.4 billion yuan, about $34 billion.",
        "In 2025 Dask sold for 33.4 billion yuan and its rival for 247 billion yuan.",
        "wrong",
    ),
    "cents of a euro": ("The fare rose by 30 cents.", "Die Fahrt kostet 2,20 statt 1,90 Euro.", "derived"),
    "more than half": ("More than half of the members voted.", "Of the 412 members, 231 voted.", "derived"),
    "doubled": ("Its staff more than doubled.", "Staff rose from 200 to 420 people.", "derived"),
    "doubled wrongly": ("Its staff doubled.", "Staff rose from 200 to 290 people.", "wrong"),
    "what was before": (
        "The rate is up from 4.8 percent.",
        "The rate rose 0.4 percentage points to 5.2 percent.",
        "derived",
    ),
    "for and against": ("41 percent rejected it.", "In the poll 41 percent approved.", "wrong"),
    "a date alone": ("Arnholt Mills opened in 1932.", "Arnholt Mills was opened on July 4, 1923.", "wrong"),
    "the same date alone": ("Arnholt Mills opened in 1923.", "Arnholt Mills was opened on July 4, 1923.", "same"),
    "over a time": ("It spends 5 million euros in three years.", "It spends 5 million euros over three years.", "same"),
    "a verb with its particle": (
        "Die Stadt nahm 30 Millionen Euro ein.",
        "Die Stadt gab im Mai 30 Millionen Euro aus und nahm 24 Millionen ein.",
        "of_something_else",
    ),
    "the same verb in another form": (
        "Festgenommen wurden 14 Männer.",
        "Die Polizei nahm im Hafen 14 Männer fest, neun kamen wieder frei.",
        "same",
    ),
    "a participle behind": ("Torvik hat 900 Leser.", "Torvik hat im Mai 900 Leser verloren.", "wrong"),
    "a comparative behind a verb of falling": (
        "Es fiel 20 Prozent mehr Schnee als sonst.",
        "In Torvik lag der Schnee 20 Prozent unter dem Üblichen, weniger als 2019.",
        "wrong",
    ),
    "a verb of two words": ("The mill employs 300 people.", "The mill will lay off 300 people.", "wrong"),
    "whose it is": (
        "Sorbin had sales of 45 million euros.",
        "Toymaker Sorbin will buy its rival Dask for 90 million euros. Dask had sales of 45 million euros.",
        "of_something_else",
    ),
    "whose it is, where nobody else is named": (
        "Sorbin had sales of 45 million euros.",
        "Toymaker Sorbin will buy its rival Dask for 90 million euros. Its own sales were 45 million euros.",
        "same",
    ),
    "who says it is not of whom it is": (
        "The bank expects 300 new jobs, Lunde said.",
        "Ada Lunde said costs had been cut by 40 percent. The bank would add 300 jobs in May, Lunde said.",
        "same",
    ),
    "a quarter's figure for a year's": (
        "For the full year sales came to 60 million euros.",
        "Sales came to 60 million euros in the quarter.",
        "of_something_else",
    ),
    "behind an aside": (
        "Milk cost 9 percent more.",
        "Prices rose 4 percent. Milk, which half of all homes buy, was 9 percent dearer.",
        "same",
    ),
    "told elsewhere": (
        "The number of hoaxes rose by 260.",
        "The Torvik brigade went out 2,400 times, 260 times more than before. Hoaxes were 31 percent of the calls.",
        "of_something_else",
    ),
    "only on a condition": (
        "Ness promised 40 new shops.",
        "If the council agrees, 40 shops could open, said Bo Ness.",
        "wrong",
    ),
    "on the same condition": (
        "If the council agrees, 40 shops may open.",
        "If the council agrees, 40 shops could open, said Bo Ness.",
        "same",
    ),
    "above for below": (
        "The price was 3 cents above the cost.",
        "The price was 41 cents a litre, the cost 44 cents.",
        "wrong",
    ),
    "below as the source has it": (
        "The price was 3 cents below the cost.",
        "The price was 41 cents a litre, the cost 44 cents.",
        "derived",
    ),
    "what another is named by": ("Ness counted 300 turtles.", "Ness counted 300 turtle nests.", "of_something_else"),
    "left after two parts": (
        "The other 21 died.",
        "Ness marked 212 storks. Of these 140 stayed and 51 flew on.",
        "derived",
    ),
    "a number word of percent": (
        "Das Ergebnis lag elf Prozent unter dem Plan.",
        "Der Umsatz lag vier Prozent unter dem Plan, das Ergebnis sogar elf.",
        "same",
    ),
    "at that level, not by so much": (
        "The share fell by 31 euros.",
        "The share closed 9 percent lower at 31 euros.",
        "wrong",
    ),
    "for each tenth": ("It found 0.8 grams a litre.", "It found 0.08 grams a litre, the limit is 0.1 grams.", "wrong"),
    "what others tell of it": (
        "Last year 211 cyclists died.",
        "Road deaths fell to 211 last year. Cyclists were 58 of the dead.",
        "of_something_else",
    ),
    "the number of the other side of a vote": (
        "Nine members were against it.",
        "The council voted 9 to 4 on Monday to close the pool.",
        "wrong",
    ),
    "the number of one side of a vote": (
        "Four members were against it.",
        "The council voted 9 to 4 on Monday to close the pool.",
        "other_spelling",
    ),
    "only a part of the whole": (
        "In Torvik alone Dask has 5,340 workers.",
        "Of the 5,340 workers of Dask, 3,100 live in Torvik.",
        "of_something_else",
    ),
    "the whole of that part": (
        "Dask has 5,340 workers.",
        "Of the 5,340 workers of Dask, 3,100 live in Torvik.",
        "same",
    ),
    "the latest for the earliest": (
        "Spätestens im Sommer 2027 will Dask beginnen.",
        "Dask will frühestens im Sommer 2027 beginnen.",
        "wrong",
    ),
    "another day": (
        "From 4 November a car pays 2 pounds.",
        "The bridge shuts on 4 November. The toll rises to 2 pounds on 1 January.",
        "of_something_else",
    ),
    "within another time": (
        "Births fell by 38 percent within a year.",
        "Within five years births fell by 38 percent.",
        "wrong",
    ),
    "how many times": (
        "In 2024 there were 3.1 times as many cases as in 2022.",
        "Cases rose to 1,846 in 2024 from 590 in 2022.",
        "derived",
    ),
    "twice as much as another": (
        "Für Straßen gibt es doppelt so viel Geld wie für Schienen.",
        "Für Schienen sind 2,7 Milliarden Euro vorgesehen, für Straßen 5,4 Milliarden.",
        "derived",
    ),
    "held against the month before": (
        "Auf Monatssicht stieg der Index um 2 Prozent.",
        "Auf Wochensicht stieg der Index um 2 Prozent.",
        "wrong",
    ),
    "held against another time": (
        "Torvik sold 8 percent more in August than in July.",
        "Torvik sold 8 percent more in August than in the same month last year.",
        "wrong",
    ),
    "for the kilowatt-hour": (
        "Für die Kilowattstunde werden 31 Euro verlangt.",
        "Der Preis liegt bei 31 Euro je Megawattstunde.",
        "wrong",
    ),
    "litres on a square metre": (
        "In Torvik fielen 38 Millimeter Regen.",
        "In Torvik fielen 38 Liter Regen pro Quadratmeter.",
        "same",
    ),
    "so many in all": (
        "Insgesamt hat Dask 300 Kunden.",
        "Dask gewann 300 Kunden hinzu, insgesamt sind es nun 1.900.",
        "wrong",
    ),
    "a number that was not read": ("The race took 41:52.", "In 2023 the race took 41:35.", "unreadable"),
    "a verb of change without a step": ("The lake fell to 2 metres.", "The lake sank 2 metres.", "wrong"),
    "what may not be": (
        "He may not lead a firm for 12 years.",
        "The judge barred him from leading a firm for 12 years.",
        "same",
    ),
    "done by somebody, not more by so much": (
        "The valley was drenched by 18 centimetres of rain.",
        "Rain of 180 millimetres fell on the valley.",
        "converted",
    ),
    "what is left of a whole": (
        "The chain will be down to 270 shops.",
        "It plans to close 40 of its 310 shops.",
        "derived",
    ),
    "for a tonne": (
        "Eine Tonne bringt den Bauern 620 Euro.",
        "Der Preis liegt bei 62 Cent je Kilo.",
        "derived",
    ),
    "so many times as likely": (
        "Short sleepers were 60 percent likelier to fall ill.",
        "Those who slept little were 1.6 times as likely to fall ill.",
        "derived",
    ),
    "left as it was": (
        "Die Bank rüttelt nicht am Leitzins von 3,75 Prozent.",
        "Die Bank beließ den Leitzins bei 3,75 Prozent.",
        "same",
    ),
    "months for years": ("They were followed for 11 months.", "They were followed for 11 years.", "wrong"),
    "what was foreseen": (
        "Firms created 120,000 jobs in June.",
        "Firms added 73,000 jobs in June, short of the 120,000 economists had forecast.",
        "of_something_else",
    ),
    "what is now for what will be": (
        "A ticket, currently 5.20 pounds, will cost more.",
        "A ticket, now 5 pounds, will cost 5.20 pounds.",
        "of_something_else",
    ),
    "a loss in a compound": (
        "Dask hat 44 Millionen Euro verdient.",
        "Dask meldete einen Quartalsverlust von 44 Millionen Euro.",
        "wrong",
    ),
    "at most a small number": (
        "Mindestens zwei Tassen am Tag sind gesund.",
        "Höchstens zwei Tassen am Tag sind gesund.",
        "wrong",
    ),
    "what is usual": (
        "At this time 78 percent would be normal.",
        "The lakes are 43 percent full, compared with a norm of 78 percent.",
        "same",
    ),
    "nothing to judge": ("Arnholt Mills did well.", MILLS, "unreadable"),
    "no figure there": ("Arnholt Mills sold 50 mills.", "Arnholt Mills did well.", "unreadable"),
}


def judged(claim, source):
    shown = [language_of(text) for text in (claim, source)]
    langs = [lang if lang != "und" else next((other for other in shown if other != "und"), "en") for lang in shown]
    sources = [document(source, id="s", lang=langs[1])]
    return judge_claim(document(claim, id="c", lang=langs[0]), sources, COUNTING)


@pytest.mark.parametrize(("claim", "source", "verdict"), CASES.values(), ids=CASES)
def test_judges(claim, source, verdict):
    assert judged(claim, source).verdict == verdict


def test_a_verdict_shows_where_it_rests_and_why():
    check = judged("Arnholt Mills had sales of 65 million euros in 2024.", MILLS)
    assert [span.of(MILLS) for span in check.spans] == ["60 million euros"]
    assert (check.id, check.document, check.accepted, check.searched) == ("c", "s", False, 1)
    assert check.differences[0].kind == "figure:wrong"
    assert check.repair == "65 million where the source has 60 million"


def test_a_conversion_names_the_amount_and_the_year_of_its_rate():
    check = judged("In 2024 sales were 65 million dollars.", MILLS)
    assert check.verdict == "converted"
    assert "USD" in check.repair
    assert "2024" in check.repair


def test_the_cost_of_many_like_figures_is_bounded():
    begin = time.process_time()
    judged("Arnholt Mills sold 7 mills. " * 300, "Dask sold 7 mills, 8 barns. " * 1500)
    assert time.process_time() - begin < 20


PIECES = st.sampled_from((MILLS + VOTE + WERK).split())


@settings(deadline=None, max_examples=40)
@given(st.lists(PIECES, max_size=30).map(" ".join), st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=60))
def test_any_claim_and_source_have_one_verdict(claim, source):
    check = judged(claim, source)
    assert check == judged(claim, source)
    for span in check.spans:
        assert span.of(source)


@settings(deadline=None, max_examples=25)
@given(st.integers(10, 10**6), st.integers(10, 10**6))
def test_a_count_is_accepted_only_where_it_is_the_same_or_its_rounding(claimed, found):
    source = f"Arnholt Mills employs {found:,} people."
    check = judged(f"Arnholt Mills employs {claimed:,} people.", source)
    assert check.accepted == (claimed == found or check.verdict == "rounded")
    assert check.verdict != "rounded" or abs(claimed - found) <= found * 0.04


LANGUAGES = {
    "English": ("The mills at Arnholt had sales of 50 million euros, and they were the best of the year.", "en"),
    "German": ("Die Werke in Sehlen hatten im Jahr 2023 einen Umsatz von 50 Millionen Euro.", "de"),
    "a short claim": ("Sales rose by 8 percent.", "en"),
    "nothing shows": ("Arnholt, Sehlen, Torvik", "und"),
}


@pytest.mark.parametrize(("text", "lang"), LANGUAGES.values(), ids=LANGUAGES)
def test_a_language_without_words_of_its_own_is_no_rival(text, lang):
    assert language_of(text) == lang


WORKED = {
    "a rate after a change in basis points": (
        "The rate is now 4.75 percent.",
        "The central bank raised its rate by 25 basis points from 4.5 percent.",
        True,
    ),
    "and another rate": (
        "The rate is now 4.25 percent.",
        "The central bank raised its rate by 25 basis points from 4.5 percent.",
        False,
    ),
    "a count times a price each": ("He spent 180 euros on tickets.", "He bought 12 tickets at 15 euros each.", True),
    "and another product": ("He spent 185 euros on tickets.", "He bought 12 tickets at 15 euros each.", False),
    "a ceiling told as the floor": (
        "Fines start at 5,000 euros.",
        "Fines start at 500 euros and are capped at 5,000 euros.",
        False,
    ),
    "a ceiling by a verb": (
        "Fines can reach 5,000 euros.",
        "Fines start at 500 euros and are capped at 5,000 euros.",
        True,
    ),
    "what another figure counts": (
        "Akker scored 142 goals for the club.",
        "Midfielder Teun Akker has scored 31 goals in 142 games for the club and set up another 27.",
        False,
    ),
    "and what it counts itself": (
        "Akker played 142 games for the club.",
        "Midfielder Teun Akker has scored 31 goals in 142 games for the club and set up another 27.",
        True,
    ),
    "eine Obergrenze als Untergrenze": (
        "Die Bußgelder beginnen bei 5.000 Euro.",
        "Die Bußgelder beginnen bei 500 Euro und sind bei 5.000 Euro gedeckelt, also gedeckelt auf 5.000 Euro.",
        False,
    ),
}


@pytest.mark.parametrize(("claim", "source", "accepted"), WORKED.values(), ids=WORKED)
def test_what_is_worked_out_and_bounded_by_a_verb(claim, source, accepted):
    assert judged(claim, source).accepted is accepted


FERRY = "The ferry company will buy 12 boats by 2031. A crossing goes up by 50p to £9.40, an hour's parking costs £2."
HARBOUR = (
    "Mayor Edda Lunde put the repairs at £2.6m. Harbour master Tom Ness disagreed. Ness said they would cost £1.4m."
)
SCHOOL = (
    "Für ein Kilo Honig zahlt die Genossenschaft 9 Euro. Die Imker ernteten 300 Kilo, 40 Kilo weniger als im Vorjahr."
)
DAMM = "Der Damm in Talheim wurde um 80 Zentimeter auf 7,50 Meter erhöht. In Sehlen kostete ein Damm 3 Millionen Euro."
SPENT = "Members approved £140,000 for a roof, £65,000 for a pool and £20,000 for bins."

TOLD = {
    "a plan told as done": ("The ferry company has bought 12 boats.", FERRY, False),
    "a plan told as one": ("The ferry company wants to have 12 more boats.", FERRY, True),
    "what is to come as what is": ("A crossing costs £9.40 at present.", FERRY, False),
    "what is to come as such": ("A crossing will cost £9.40.", FERRY, True),
    "a number that another names": ("Tom Ness said the repairs would cost £2.6m.", HARBOUR, False),
    "a number that he names himself": ("Edda Lunde put the bill for repairs at £2.6m.", HARBOUR, True),
    "a price for another measure": ("Eine Tonne Honig bringt 9.000 Euro.", SCHOOL, True),
    "and a wrong one": ("Eine Tonne Honig bringt 900 Euro.", SCHOOL, False),
    "what was before a change": ("Im Jahr davor waren es 340 Kilo Honig.", SCHOOL, True),
    "what was before it the wrong way": ("Im Jahr davor waren es 260 Kilo Honig.", SCHOOL, False),
    "measures of one quantity": ("Früher war der Damm in Talheim 6,70 Meter hoch.", DAMM, True),
    "a sum of three": ("Members approved £225,000 in all.", SPENT, True),
    "a wrong sum of three": ("Members approved £235,000 in all.", SPENT, False),
    "at most by a denial": (
        "All suppliers get their money within 30 days at most.",
        "No supplier will wait longer than 30 days.",
        True,
    ),
    "at least by a denial": (
        "Suppliers get their money after more than 30 days.",
        "No supplier will wait longer than 30 days.",
        False,
    ),
    "over a time is no bound": (
        "47 millimetres of rain fell over nine hours.",
        "47 millimetres of rain fell in nine hours.",
        True,
    ),
    "pounds of weight": ("The pumpkin weighs about 499 kilograms.", "The pumpkin weighs 1,100 pounds.", True),
    "degrees below zero in Fahrenheit": (
        "It was minus one degree Fahrenheit in Ennis.",
        "Es waren minus 18,3 Grad Celsius in Ennis.",
        True,
    ),
    "another place": (
        "Rents in Tilbeck averaged £1,146.",
        "Rents in Ashgrove averaged £1,146. In neighbouring Tilbeck they rose to £894.",
        False,
    ),
    "the place itself": (
        "Rents in Ashgrove averaged £1,146.",
        "Rents in Ashgrove averaged £1,146. In neighbouring Tilbeck they rose to £894.",
        True,
    ),
    "a swing from profit to loss": (
        "The result deteriorated by 1.54 billion euros.",
        "The group made a loss of 1.2 billion euros, after a profit of 340 million euros a year earlier.",
        True,
    ),
    "unbeaten is not won": ("Torvik have won 11 matches.", "Torvik are unbeaten in 11 matches.", False),
    "later for earlier": (
        "Die Vögel kommen 13 Tage später zurück als 1978.",
        "Die Vögel kommen 13 Tage früher zurück als 1978.",
        False,
    ),
    "a time of day in words": ("Gegen Viertel nach elf rief sie an.", "Sie rief um 23.15 Uhr an.", True),
    "another time of day": ("Gegen Viertel vor elf rief sie an.", "Sie rief um 23.15 Uhr an.", False),
    "half of the day told": ("It closed at 9 p.m.", "It closed at 9 a.m.", False),
    "from one time to another": (
        "Der Einsatz dauerte siebeneinhalb Stunden.",
        "Der Einsatz der 40 Leute dauerte von 3.40 Uhr bis 11.10 Uhr.",
        True,
    ),
    "a majority is no count": (
        "Bo Ness won 640 votes.",
        "Ada Lunde won 8,120 votes, a majority of 640 over Bo Ness.",
        False,
    ),
    "a whole for its part": ("All 38 bridges need repair.", "14 of the 38 bridges in the county need repair.", False),
    "the whole itself": ("The county has 38 bridges.", "14 of the 38 bridges in the county need repair.", True),
    "a whole of which something was done to a part": (
        "Five boats were sunk.",
        "The storm sank two of the five boats in the harbour.",
        False,
    ),
    "made for lost": ("The harbour made £900,000.", "The harbour lost £900,000 last year.", False),
    "rounded to another figure": ("The tax is now 6 percent.", "The council raised the tax to 5.6 percent.", False),
    "rounded and said so": ("The tax is now about 6 percent.", "The council raised the tax to 5.6 percent.", True),
    "exact for about": ("Der Bau kostet genau 6,8 Millionen Euro.", "Der Bau kostet rund 6,8 Millionen Euro.", False),
    "more than for about": ("More than a third stand empty.", "About a third stand empty.", False),
    "hinter für vor": (
        "Torvik liegt zwei Punkte vor dem SV Mühlen.",
        "Torvik liegt zwei Punkte hinter dem SV Mühlen.",
        False,
    ),
    "another day": ("Die Frist läuft am 15. März ab.", "Die Frist läuft am 15. Mai ab.", False),
    "the middle of its month": ("Die Frist läuft Mitte Mai ab.", "Die Frist läuft am 15. Mai ab.", True),
    "another day beside a figure": (
        "The vote on the £3m plan is on 19 April.",
        "The council will vote on 9 April on the plan, which costs £3m.",
        False,
    ),
    "a part that is of others": (
        "The clinic has 160 nurses.",
        "The clinic has 640 nurses, one in four of whom works at night.",
        False,
    ),
    "an average as a limit": (
        "Nobody waits longer than 26 weeks.",
        "The median wait is 26 weeks.",
        False,
    ),
    "a limit as an average": (
        "The typical seal dived to 412 metres.",
        "The deepest dive reached 412 metres.",
        False,
    ),
    "days of a range": (
        "Insgesamt 19 Tage lang fährt kein Zug.",
        "Vom 7. bis einschließlich 25. Juli fährt kein Zug. Die Busse brauchen 52 Minuten.",
        True,
    ),
    "what falls to each in cents": (
        "Eine Flasche aus dem Kasten kostet 99 Cent.",
        "Der Kasten mit 20 Flaschen kostet 19,80 Euro.",
        True,
    ),
    "so many tonnes at a price": (
        "The beet is worth £1.84m.",
        "They lift 46,000 tonnes of beet. The price is £40 a tonne.",
        True,
    ),
    "a month of half a year": (
        "Im Schnitt kamen 700.000 Gäste pro Monat.",
        "Im ersten Halbjahr kamen 4,2 Millionen Gäste.",
        True,
    ),
    "what the claim itself multiplies": (
        "Wer 14 Tage bleibt, zahlt 47,60 Euro Kurtaxe.",
        "Die Kurtaxe beträgt 3,40 Euro pro Tag. Die Gäste blieben im Schnitt 6 Nächte.",
        True,
    ),
    "and multiplies wrongly": (
        "Wer 14 Tage bleibt, zahlt 46,60 Euro Kurtaxe.",
        "Die Kurtaxe beträgt 3,40 Euro pro Tag. Die Gäste blieben im Schnitt 6 Nächte.",
        False,
    ),
    "eine Stelle ist kein Stellen": (
        "Die Union stellt 44 Abgeordnete.",
        "Die Union stellt 44 Abgeordnete, 300 Stellen fallen weg.",
        True,
    ),
}


@pytest.mark.parametrize(("claim", "source", "accepted"), TOLD.values(), ids=TOLD)
def test_what_its_words_say_of_a_figure(claim, source, accepted):
    assert judged(claim, source).accepted is accepted

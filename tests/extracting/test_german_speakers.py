"""Who speaks in German: past addressees, in shared and relative clauses, a paragraph earlier, by turns."""

from __future__ import annotations

import pytest

from wortlaut.extracting import extract
from wortlaut.extracting.reports import ReportsExtractor
from wortlaut.testing import document


def speakers(text: str) -> dict[str, list[str]]:
    found = extract(document(text, lang="de"))
    return {one.envelope.of(text): [span.of(text) for span in one.speaker] for one in found}


SPEAKERS = {
    "separable tag": ("Damit habe niemand gerechnet, gibt Kroll zu.", "Damit habe niemand gerechnet", ["Kroll"]),
    "has others tell": ("Mehr sei nicht drin, ließ Kroll wissen.", "Mehr sei nicht drin", ["Kroll"]),
    "through somebody": (
        "Jan Kroll ließ über seinen Anwalt mitteilen, die Vorwürfe entbehrten jeder Grundlage.",
        "die Vorwürfe entbehrten jeder Grundlage",
        ["Jan Kroll"],
    ),
    "strong subjunctive before a tag": (
        "Die Pfähle stünden schief, klagt der Fischer.",
        "Die Pfähle stünden schief",
        ["der Fischer"],
    ),
    "tag with a verb in ge-": ("Der Steg habe geknarrt, gestand Kroll.", "Der Steg habe geknarrt", ["Kroll"]),
    "tag between subject and indicative": (
        "Der Steg, sagte Kroll, ist morsch.",
        "Der Steg, sagte Kroll, ist morsch",
        ["Kroll"],
    ),
    "reflexive tag": ("Der Steg sei morsch, ärgert sich Kroll.", "Der Steg sei morsch", ["Kroll"]),
    "certain of marked words": (
        "„Der Steg hält nicht lange“, ist sich Ida Kroll sicher.",
        "Der Steg hält nicht lange",
        ["Ida Kroll"],
    ),
    "view in marks": ("Ida Kroll sieht in dem Steg „ein Zeichen an alle“.", "ein Zeichen an alle", ["Ida Kroll"]),
    "what it is for somebody": ("Für Ida Kroll ist das „ein schlechter Witz“.", "ein schlechter Witz", ["Ida Kroll"]),
    "nobody inside somebody's report": (
        "Kroll klagte, der Steg sei morsch. Ihr habe niemand gesagt, dass er falle.",
        "Ihr habe niemand gesagt, dass er falle",
        ["Kroll"],
    ),
    "run behind no verb of speech": (
        "Ida Kroll winkt ab. Dafür sei kein Geld da.",
        "Dafür sei kein Geld da",
        ["Ida Kroll"],
    ),
    "behind a number": (
        "Ida Kroll fährt die Linie 4. Die Wirtin sagt, der Bus sei leer.",
        "der Bus sei leer",
        ["Die Wirtin"],
    ),
    "subjunctive in no list": (
        "Kroll verlas eine Erklärung: Der Verein bedauere den Fall.",
        "Der Verein bedauere den Fall",
        ["Kroll"],
    ),
    "possessive before an adjective": (
        "Ihr neuer Kollege Jan Lund winkte ab: „Der Steg bleibt hier stehen.“",
        "Der Steg bleibt hier stehen.",
        ["Ihr neuer Kollege Jan Lund"],
    ),
    "infinitive of two words": ("Ida Kroll kündigte an, ihn anzurufen.", "ihn anzurufen", ["Ida Kroll"]),
    "plan of a person": ("Ida Kroll will im Mai den Steg sperren.", "im Mai den Steg sperren", ["Ida Kroll"]),
    "from circles": ("Aus Hafenkreisen verlautete, der Steg sei morsch.", "der Steg sei morsch", ["Hafenkreisen"]),
    "title with small letters": (
        "„Der Steg bleibt hier“, sagte Prof. Dr. h. c. Ida Kroll.",
        "Der Steg bleibt hier",
        ["Prof. Dr. h. c. Ida Kroll"],
    ),
    "retired": (
        "„Der Steg bleibt hier“, sagte Bürgermeister a. D. Jan Kroll.",
        "Der Steg bleibt hier",
        ["Bürgermeister a. D. Jan Kroll"],
    ),
    "tag behind an adverbial": (
        "Im Winter, sagte Kroll, schlafe sie im Boot.",
        "Im Winter, sagte Kroll, schlafe sie im Boot",
        ["Kroll"],
    ),
    "tag behind two words": (
        "Es habe, so Kroll, keinen anderen Weg gegeben.",
        "Es habe, so Kroll, keinen anderen Weg gegeben",
        ["Kroll"],
    ),
    "tag with an adverb": (
        "Die Mole, so Kroll weiter, sei nicht zu retten.",
        "Die Mole, so Kroll weiter, sei nicht zu retten",
        ["Kroll"],
    ),
    "time and place before a clause": (
        "Kroll sagte am Abend nach der Sitzung in Lund, die Mole schließe.",
        "die Mole schließe",
        ["Kroll"],
    ),
    "sight": ("Aus Krolls Sicht ist die Mole ein Denkmal.", "ist die Mole ein Denkmal", ["Krolls"]),
    "whose opinion it is": ("Krolls Meinung ist, dass Bronze reisen könne.", "dass Bronze reisen könne", ["Krolls"]),
    "worked out": ("Kroll hat ausgerechnet, dass die Mole hält.", "dass die Mole hält", ["Kroll"]),
    "sure": ("Kroll ist sicher, dass die Mole hält.", "dass die Mole hält", ["Kroll"]),
    "made plain": ("Kroll machte deutlich, dass die Mole bleibt.", "dass die Mole bleibt", ["Kroll"]),
    "left open": ("Kroll ließ offen, wie alt die Mole war.", "wie alt die Mole war", ["Kroll"]),
    "reckons that": ("Kroll rechnet damit, dass die Mole hält.", "dass die Mole hält", ["Kroll"]),
    "dative in front": ("Jungen Seglern rät sie, nur im Mai zu fahren.", "nur im Mai zu fahren", ["sie"]),
    "any verb behind marks": ("»Zu spät!« preßte der Lotse hervor.", "Zu spät!", ["der Lotse"]),
    "addressee before the subject": ("»Genug!« fiel ihm Lund ins Wort.", "Genug!", ["Lund"]),
    "time before the subject": ("»Genug!« rief nach einer Weile der Lotse.", "Genug!", ["der Lotse"]),
    "shared subject": ("Der Lotse legte das Ruder um und sagte: »Nie wieder.«", "Nie wieder.", ["Der Lotse"]),
    "shared subject behind a clause": (
        "Als es dämmerte, trat der alte Lotse ans Fenster und sprach: »Es wird Tag.«",
        "Es wird Tag.",
        ["der alte Lotse"],
    ),
    "shared subject, not the object": (
        "Kroll nannte den Streit unnötig und forderte Lund auf, die Mole zu räumen.",
        "die Mole zu räumen",
        ["Kroll"],
    ),
    "relative clause": (
        "Der Brief kam von Ida Kroll, die den Rat aufforderte, die Mole zu sperren.",
        "die Mole zu sperren",
        ["Ida Kroll"],
    ),
    "pronoun that points": ("Dieser bestätigte, dass die Mole bröckelt.", "dass die Mole bröckelt", ["Dieser"]),
    "anybody": ("Man sagt, dass die Mole bröckelt.", "dass die Mole bröckelt", ["Man"]),
    "stressed subject": (
        "Auch kleinere Vereine haben angekündigt, vor Gericht zu ziehen.",
        "vor Gericht zu ziehen",
        ["kleinere Vereine"],
    ),
    "manner in front": ("Besorgt äußerte sich Ida Kroll: „Das Wasser steigt.“", "Das Wasser steigt.", ["Ida Kroll"]),
    "verb of naming before the marks": (
        "Lund nannte den Umbau „völlig verfehlt“, Kroll lobte ihn.",
        "völlig verfehlt",
        ["Lund"],
    ),
    "own account": (
        "Der Ruderverein hat nach eigenen Angaben zwei Boote verkauft.",
        "Der Ruderverein hat nach eigenen Angaben zwei Boote verkauft",
        ["Der Ruderverein", "eigenen Angaben"],
    ),
    "demnach": (
        "Das Amt legte einen Bericht vor. Demnach bröckelt die Mole seit Jahren.",
        "bröckelt die Mole seit Jahren",
        ["Das Amt", "Demnach"],
    ),
    "wonach": (
        "Der Rat prüft Berichte, wonach die Mole bröckelt, seit Mai.",
        "die Mole bröckelt",
        ["Berichte", "wonach"],
    ),
    "name in marks": (
        "Wie „hafen heute“ berichtet, war die Mole gesperrt.",
        "war die Mole gesperrt",
        ["„hafen heute“"],
    ),
    "participle before the noun": (
        "Die Mole sei gesperrt, teilte die zur Werft gehörende Reederei mit.",
        "Die Mole sei gesperrt",
        ["die zur Werft gehörende Reederei"],
    ),
    "announced in a text": (
        "Die Mole bleibt zu, heißt es in einem Schreiben der Werft.",
        "Die Mole bleibt zu",
        ["einem Schreiben der Werft"],
    ),
    "what becomes known": (
        "Wie am Montag bekannt wurde, war die Mole gesperrt.",
        "war die Mole gesperrt",
        [],
    ),
}


@pytest.mark.parametrize(("text", "content", "speaker"), SPEAKERS.values(), ids=SPEAKERS)
def test_finds_who_speaks(text, content, speaker):
    assert speakers(text).get(content) == speaker


def test_a_run_has_the_teller_of_the_paragraph_before():
    text = "Ida Kroll warnte, die Mole sei alt.\n\nDas Amt wisse davon seit Jahren. Niemand habe gehandelt."
    assert speakers(text)["Das Amt wisse davon seit Jahren. Niemand habe gehandelt"] == ["Ida Kroll"]


def test_turns_of_a_story_alternate_and_nobody_is_guessed_without_two():
    text = "»Ist sie da?« fragte er.\n\n»Wer?« rief der Lotse.\n\n»Die Fähre.«\n\n»Noch nicht.«"
    assert speakers(text)["Die Fähre."] == ["er"]
    assert speakers(text)["Noch nicht."] == ["der Lotse"]
    assert speakers("»Ist sie da?« fragte er.\n\n»Noch nicht.«")["Noch nicht."] == []


HEARSAY = {
    "perfect": ("Lund soll die Mole heimlich verkauft haben.", "Lund soll die Mole heimlich verkauft haben"),
    "second clause": (
        "Die Fähre sank, vier Menschen sollen verletzt worden sein.",
        "vier Menschen sollen verletzt worden sein",
    ),
    "plan": ("Die Mole soll im Mai öffnen.", None),
}


@pytest.mark.parametrize(("text", "content"), HEARSAY.values(), ids=HEARSAY)
def test_sollen_with_a_perfect_infinitive_passes_on_what_is_told(text, content):
    assert list(speakers(text)) == ([content] if content else [])


ENDS = {
    "main clause with doch": (
        "Kroll sagte, dass die Mole bröckelt, doch der Rat schwieg dazu.",
        "dass die Mole bröckelt",
    ),
    "verb first": (
        "Hieß es zuerst, dass die Mole hält, wird sie nun gesperrt.",
        "dass die Mole hält",
    ),
    "clause inside": (
        "Kroll sagte, dass die Mole, die sie kennt, bald bricht.",
        "dass die Mole, die sie kennt, bald bricht",
    ),
}


@pytest.mark.parametrize(("text", "content"), ENDS.values(), ids=ENDS)
def test_a_dass_clause_ends_where_a_main_clause_follows(text, content):
    assert content in speakers(text)


def test_a_second_verb_behind_a_tag_has_its_speaker():
    text = "Der Kader sei gut, beteuerte Kroll, räumte aber ein, kein anderer habe ein Tor erzielt."
    found = ReportsExtractor()(document(text, lang="de"))
    assert {(one.envelope.of(text), *(span.of(text) for span in one.speaker)) for one in found} == {
        ("Der Kader sei gut", "Kroll"),
        ("kein anderer habe ein Tor erzielt", "Kroll"),
    }


@pytest.mark.parametrize("text", ["Sicher ist, dass die Mole hält.", "Kroll hielt ausgerechnet die Mole, die hielt."])
def test_nobody_is_sure_without_a_person(text):
    assert not any(one.speaker for one in ReportsExtractor()(document(text, lang="de")))


def test_a_tag_of_marked_words_makes_no_report_of_what_leads_to_them():
    text = "Kroll blieb bei der Probe ruhig: „Das Wasser steigt nicht“, sagte sie danach."
    assert list(speakers(text)) == ["Das Wasser steigt nicht"]


def test_names_before_a_verb_of_speech_are_no_report():
    assert not speakers("Auch die größte Werft im Norden, die Werft Lund, meldete heute Verluste.")

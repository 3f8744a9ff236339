"""Checks that need figures, dates and people as they are really read: notes with the fault, and notes without."""

from __future__ import annotations

import pytest

from wortlaut.auditing import CHECKS
from wortlaut.auditing.checks.references import check_aggregator
from wortlaut.auditing.offices import exclusive, office_of
from wortlaut.auditing.repairing import repaired
from wortlaut.desk import Library
from wortlaut.desk.reviewing import audit_document
from wortlaut.records import Audit, Document
from wortlaut.stores.memory import MemoryStore

FRONT = "---\nlang: {lang}\ndate: 2026-04-02\nauthor: Runa Feldt\nsources: [Mercury]\n---\n\n"
BOARD = """Harbour board keeps the pier

WEXCOMBE - The harbour board will keep the eastern pier, its chairwoman Orla Hennick said on Tuesday. “We are not
selling the pier, we are repairing it,” Hennick told reporters. The repair would cost about 4.2 million pounds and
perhaps half of that if the county pays its share, she said.

Each of the two cranes on the quay dates from the year the lighthouse burned.
Clara Brunner, an analyst at Kestrel Research, called the plan late. “My grandmother used to say: ‘A pier is
only wood that waits,’” Hennick said. The harbour employs 310 people. Seven weeks ago the divers had found 14
cracked piles.
"""
EARLIER = """Treasurer warns of cracked piles

WEXCOMBE - The harbour board's finance chief, Orla Hennick, warned on Monday that the piles of the eastern pier were
cracked. “Nobody has counted them yet,” finance chief Hennick said. Peter Maarsen, the harbour master, told the
council he was busy. Maarsen put the depth of the basin at nine metres.
"""


@pytest.fixture(scope="module")
def library() -> Library:
    library = Library(store=MemoryStore())
    library.store.add_documents(
        [
            Document(
                id="board",
                text=BOARD,
                lang="en",
                title="Harbour board keeps the pier",
                published="2026-02-03",
                url="https://mercury.example/pier",
                outlet="Mercury",
            ),
            Document(
                id="earlier",
                text=EARLIER,
                lang="en",
                title="Treasurer warns of cracked piles",
                published="2025-09-01",
                url="https://mercury.example/piles",
                outlet="Mercury",
            ),
        ]
    )
    return library


def audited(sentence: str, library: Library | None = None, *, lang: str = "en", front: str = FRONT) -> Audit:
    note = f"""{front.format(lang=lang)}### On the pier

{sentence} [1]

### References

1. [Harbour board keeps the pier](https://mercury.example/pier)
2. [Treasurer warns of cracked piles](https://mercury.example/piles)
"""
    return audit_document(Document(id="note", text=note, lang=lang, media_type="text/markdown"), library)


ALONE = {  # code: sentences that have the fault, sentences that do not
    "date/weekday": (
        ["The board met on Wednesday, 3 February 2026.", "The board met on Monday 3 February 2026."],
        ["The board met on Tuesday, 3 February 2026.", "She said: “We met on Monday, 3 February 2026.”", "On 3 May."],
    ),
    "number/percent": (
        ["Fees rose from 40 million pounds to 44 million pounds, an increase of 25 percent."],
        [
            "Fees rose from 40 million pounds to 44 million pounds, an increase of 10 percent.",
            "Fees rose from 6.1 billion to 6.3 billion pounds, up three percent.",
            "Fees rose from 40 million pounds to 44 million pounds, of which 25 percent went into the pier.",
        ],
    ),
    "number/sum": (
        ["Of the 850 berths, 640 will close and 230 will stay.", "Of its 90 boats, 60 will sail and 40 will not."],
        ["Of the 850 berths, 640 will close and 210 will stay.", "Of the 850 berths, 640 will close."],
    ),
    "person/titles": (
        ["Orla Hennick, the chairwoman, spoke. It is old. Orla Hennick, the chief financial officer, left."],
        [
            "Orla Hennick, the chairwoman, spoke. It is old. Orla Hennick, the chairwoman, left.",
            "Orla Hennick, the chairwoman, spoke. It is old. Orla Hennick, then the chief financial officer, left.",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "sentence"), [(code, sentence) for code, (bad, _) in ALONE.items() for sentence in bad], ids=str
)
def test_finds_alone(code, sentence):
    assert code in {finding.code for finding in audited(sentence).findings}


@pytest.mark.parametrize(
    ("code", "sentence"), [(code, sentence) for code, (_, good) in ALONE.items() for sentence in good], ids=str
)
def test_finds_nothing_alone(code, sentence):
    assert code not in {finding.code for finding in audited(sentence).findings}


GERMAN = {
    "date/weekday": ("Am Mittwoch, dem 3. Februar 2026, tagte er.", "Am Dienstag, dem 3. Februar 2026, tagte er."),
    "number/percent": (
        "Die Gebühren stiegen von 40 Millionen Euro auf 44 Millionen Euro, ein Zuwachs von 25 Prozent.",
        "Die Gebühren stiegen von 40 Millionen Euro auf 44 Millionen Euro, ein Zuwachs von 10 Prozent.",
    ),
    "number/sum": (
        "Von den 850 Liegeplätzen fallen 640 weg, und 230 bleiben.",
        "Von den 850 Liegeplätzen fallen 640 weg, und 210 bleiben.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("code", "bad", "good"), [(code, *pair) for code, pair in GERMAN.items()], ids=GERMAN)
def test_finds_in_german(code, bad, good):
    assert code in {finding.code for finding in audited(bad, lang="de").findings}
    assert code not in {finding.code for finding in audited(good, lang="de").findings}


AGAINST = {
    "negation/lost": (
        ["The board was selling the pier as well as repairing it, Hennick told reporters."],
        ["The board was not selling the pier but repairing it, Hennick told reporters."],
    ),
    "hedge/lost": (
        ["The repair would cost half of that once the county pays its share, Hennick said."],
        ["The repair would cost perhaps half of that once the county pays its share, Hennick said."],
    ),
    "claim/credited": (
        ["The two cranes on the quay date from the year the lighthouse burned, Hennick said."],
        ["The two cranes on the quay date from the year the lighthouse burned."],
    ),
    "claim/speaker": (
        ["Clara Brunner put the depth of the basin at nine metres."],
        ["Peter Maarsen put the depth of the basin at nine metres."],
    ),
    "person/role": (
        [
            "Peter Maarsen of Kestrel Research called it late.",
            "On 2 September 2025 chairwoman Orla Hennick left.",
            "The mayor, Clara Brunner, called it late.",
        ],
        ["Clara Brunner of Kestrel Research called it late.", "On 4 February 2026 chairwoman Orla Hennick left."],
    ),
    "date/stale": (
        ["Seven weeks ago the divers had found 14 cracked piles."],
        ["In December the divers had found 14 cracked piles."],
    ),
    "number/wrong": (
        ["The harbour employs 130 people.", "The repair would cost 2.4 million pounds."],
        ["The harbour employs 310 people.", "The repair would cost about 4.2 million pounds."],
    ),
    "quote/second-hand": (
        ["“A pier is only wood that waits,” Orla Hennick said."],
        ["“We are not selling the pier, we are repairing it,” Orla Hennick said."],
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "sentence"), [(code, sentence) for code, (bad, _) in AGAINST.items() for sentence in bad], ids=str
)
def test_finds_against_the_sources(library, code, sentence):
    found = [finding for finding in audited(sentence, library).findings if finding.code == code]
    assert found
    assert found[0].level in ("warning", "error")


@pytest.mark.parametrize(
    ("code", "sentence"), [(code, sentence) for code, (_, good) in AGAINST.items() for sentence in good], ids=str
)
def test_finds_nothing_against_the_sources(library, code, sentence):
    worse = [
        finding for finding in audited(sentence, library).findings if finding.code == code and finding.level != "note"
    ]
    assert worse == []


FRONTS = {
    "meta/model": ("author: Runa Feldt", "author: Runa Feldt\ngenerated: true"),
    "meta/lang": ("lang: {lang}", "lang: de"),
    "meta/early": ("date: 2026-04-02", "date: 2026-01-02"),
}


@pytest.mark.parametrize(("code", "before", "after"), [(code, *pair) for code, pair in FRONTS.items()], ids=FRONTS)
def test_finds_in_the_front_matter(library, code, before, after):
    sentence = "The harbour board will keep the eastern pier and it will repair what has to be repaired there"
    assert code not in {finding.code for finding in audited(sentence, library).findings}
    changed = FRONT.replace(before, after)
    found = [one for one in audited(sentence, library, front=changed).findings if one.code == code]
    assert found
    assert found[0].line is not None


TITLES = {
    "its own": ("Harbour board keeps the pier", False),
    "with the outlet": ("Harbour board keeps the pier - Mercury", False),
    "another": ("Council sells the northern lighthouse", True),
    "translated": ("Die Hafenbehörde behält den östlichen Pier und die Brücke", False),
}


@pytest.mark.parametrize(("title", "wrong"), TITLES.values(), ids=TITLES)
def test_a_title_is_that_of_its_page(library, title, wrong):
    text = (
        FRONT.format(lang="en")
        + f"The pier stays. [1]\n\n### References\n\n1. [{title}](https://mercury.example/pier)\n"
    )
    note = Document(id="note", text=text, lang="en", media_type="text/markdown")
    found = [one for one in audit_document(note, library).findings if one.code == "reference/title"]
    assert bool(found) is wrong
    if wrong:
        mended, settled = repaired(text, found)
        assert "1. [Harbour board keeps the pier](https://mercury.example/pier)" in mended
        assert settled == tuple(found)


ADDRESSES = {
    "https://news.google.com/articles/x": True,
    "https://www.msn.com/en/news/x": True,
    "https://t.co/abc": True,
    "https://mercury.example/msn.com": False,
    "https://t.company.example/x": False,
    "https://yahoo.com/": False,
}


@pytest.mark.parametrize(("address", "wrong"), ADDRESSES.items(), ids=ADDRESSES)
def test_a_collector_is_no_source(address, wrong):
    text = FRONT.format(lang="en") + f"The pier stays. [1]\n\n### References\n\n1. [The pier stays]({address})\n"
    found = audit_document(Document(id="note", text=text, lang="en", media_type="text/markdown")).findings
    assert ("reference/aggregator" in {one.code for one in found}) is wrong


OFFICES = {
    ("chief financial officer", "en"): "finance chief",
    ("CEO", "en"): "chief executive",
    ("chief executive officer", "en"): "chief executive",
    ("chairwoman", "en"): "chairman",
    ("union chief", "en"): "union leader",
    ("lighthouse keeper", "en"): "",
    ("Finanzvorständin", "de"): "finanzchef",
    ("Vorstandsvorsitzende", "de"): "vorstandschef",
    ("Gewerkschaftschefin", "de"): "gewerkschaftschef",
}


@pytest.mark.parametrize(("title", "office"), OFFICES.items(), ids=lambda value: str(value))
def test_a_title_means_an_office(title, office):
    assert office_of(*title) == office


def test_offices_exclude_each_other_both_ways():
    assert exclusive("chairman", "finance chief", "en")
    assert exclusive("finance chief", "chairman", "en")
    assert not exclusive("chairman", "chairman", "en")
    assert not exclusive("chairman", "founder", "en")


def test_the_checks_have_distinct_functions():
    assert len({check.run for check in CHECKS}) == len(CHECKS)
    assert check_aggregator in {check.run for check in CHECKS}

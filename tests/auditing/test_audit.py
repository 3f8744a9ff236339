"""Findings on notes, each written for this test around one fault; figures and dates come from plain readers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut.auditing import CHECKS, Locator, Sources, audit, read_draft
from wortlaut.auditing.claims import Counting
from wortlaut.publishing.audits.reviewed import titles
from wortlaut.records import Document, Figure, FigureVerdict, Finding, Flag, Moment, Quotation, Span, Verdict
from wortlaut.testing import document

FRONT = "---\nlang: en\ndate: 2025-03-02\nauthor: Runa Feldt\nsources: [mercury]\n---\n\n"
CLEAN = f"""{FRONT}### What Orla Hennick said

#### The pier (4 February 2025, harbour board)

“We will not sell the eastern pier,” Hennick said on 4 February 2025. [1]

### References

1. [Board keeps the pier](https://mercury.example/pier), accessed 2 March 2025
"""
MONTHS = {"January": 1, "February": 2, "March": 3, "April": 4, "October": 10, "Oktober": 10, "September": 9}
CURRENCIES = {"dollars": "USD", "euros": "EUR", "yuan": "CNY"}


def moments_of(text: str) -> Iterator[Moment]:
    pattern = rf"(?:(\d{{1,2}}) )?({'|'.join(MONTHS)}) (\d{{4}})"
    for match in re.finditer(pattern, text):
        day = f"-{int(match[1]):02}" if match[1] else ""
        value = f"{match[3]}-{MONTHS[match[2]]:02}{day}"
        yield Moment(value=value, kind="event", document="note", span=Span(*match.span()))


def figures_of(text: str, name: str = "note") -> Iterator[Figure]:
    for match in re.finditer(r"(about |maybe )?(\d+(?:\.\d+)?)( million)? (percent|dollars|euros|yuan|boats)", text):
        value = Decimal(match[2]) * (10**6 if match[3] else 1)
        unit = "percent" if match[4] == "percent" else "item" if match[4] == "boats" else "currency"
        yield Figure(
            document=name,
            span=Span(*match.span()),
            value=value,
            unit=unit,
            currency=CURRENCIES.get(match[4]),
            bound="about" if match[1] else "exact",
            noun=match[4] if unit == "item" else None,
        )


def convert(value: Decimal, source: str, target: str, /, *, day: str | None) -> tuple[Decimal, str] | None:
    return (value / 7, "7 yuan a dollar") if (source, target) == ("CNY", "USD") else None


@dataclass(frozen=True)
class Compared:
    verdict: FigureVerdict
    reason: str = "another value"
    rate: str | None = None


def compare_figures(claimed: Figure, found: Figure, /, *, day: str | None = None) -> Compared:
    same = claimed.value == found.value and claimed.unit == found.unit
    return Compared(FigureVerdict.SAME if same else FigureVerdict.WRONG)


COUNTING = Counting(
    find_figures=lambda _text, _lang: (), find_dates=lambda _text, _lang, _day: (), compare=compare_figures
)


def findings(note: str, sources: Sources | None = None, quotations: tuple[Quotation, ...] = ()) -> list[Finding]:
    draft = read_draft(
        document(note, id="note", lang="und"),
        quotations=quotations,
        moments=tuple(moments_of(note)),
        figures=tuple(figures_of(note)),
    )
    return list(audit(draft, sources=sources, counting=COUNTING, convert=convert).findings)


def codes(note: str, sources: Sources | None = None) -> list[str]:
    return [finding.code for finding in findings(note, sources)]


# code: what is replaced in the clean note, and by what
FAULTS = {
    "date/conflict": ("on 4 February 2025", "at the harbour board (9 March 2025)"),
    "date/stale": ("on 4 February 2025", "two weeks ago"),
    "number/currency": ("on 4 February 2025", "and spoke of 70 million yuan (25 million dollars)"),
    "number/conflict": (
        "on 4 February 2025. [1]",
        "then. [1] The eastern berths of Wexcombe harbour hold 40 boats. "
        "The eastern berths of Wexcombe harbour hold 60 boats. [1]",
    ),
    "claim/uncited": ("2025. [1]", "2025."),
    "reference/unused": ("2025. [1]", "2025."),
    "reference/missing": ("2025. [1]", "2025. [1] [7]"),
    "reference/duplicate": (
        "accessed 2 March 2025",
        "accessed 2 March 2025\n2. [The same page](http://www.mercury.example/pier/)",
    ),
    "heading/venue": ("(4 February 2025, harbour board)", "(4 February 2025)"),
    "quote/unbalanced": ("pier,” Hennick", "pier, Hennick"),
    "quote/translation-without-original": ("date:", "translated: true\ntranslator: R. Feldt\ndate:"),
    "meta/translator": ("sources: [mercury]", "sources: [mercury]\ntranslated: true"),
    "meta/date": ("date: 2025-03-02\n", ""),
    "meta/sources": ("sources: [mercury]\n", ""),
    "meta/author": ("author: Runa Feldt\n", ""),
}  # fmt: skip


def test_a_clean_note_has_no_findings():
    assert codes(CLEAN) == []


@pytest.mark.parametrize("code", FAULTS, ids=FAULTS)
def test_finds_the_fault(code):
    before, after = FAULTS[code]
    assert before in CLEAN
    assert code in codes(CLEAN.replace(before, after))


FAIR = {
    "a range in the heading": ("(4 February 2025, harbour board)", "(January 2025 to March 2025, harbour board)"),
    "another date in another sentence": ("2025. [1]", "2025. [1] The survey is from October 2024. [1]"),
    "a conversion that is right": ("on 4 February 2025", "and spoke of 70 million yuan (10 million dollars)"),
    "a footnote": ("[1]\n\n### References\n\n1. [", "[^1]\n\n[^1]: ["),
    "a link in the text": (". [1]\n", ", the [Mercury](https://mercury.example/pier) wrote.\n"),
    "escaped marks of ours": ("[1]", "[\\[1\\]](#ref-1)"),
    "ago inside a quotation": ("eastern pier,”", "eastern pier as two weeks ago,”"),
}


@pytest.mark.parametrize(("before", "after"), FAIR.values(), ids=FAIR)
def test_finds_no_fault_in(before, after):
    assert before in CLEAN
    assert codes(CLEAN.replace(before, after)) == []


def test_a_translation_with_its_original_beside_it_is_fine():
    note = CLEAN.replace("sources: [mercury]", "sources: [mercury]\ntranslated: true\ntranslator: R. Feldt")
    beside = note.replace(
        "Hennick said on", "in the original „Wir werden den östlichen Pier nicht verkaufen“, Hennick said on"
    )
    assert "quote/translation-without-original" in codes(note)
    assert "quote/translation-without-original" not in codes(beside)


def test_a_finding_names_its_line_and_words():
    (finding,) = [one for one in findings(CLEAN.replace("2025. [1]", "2025. [7]")) if one.code == "reference/missing"]
    assert finding.span is not None
    assert (finding.line, finding.quote) == (12, "[7]")
    assert finding.repair


MERCURY = """Board keeps the pier

“We will not sell the eastern pier,” said Orla Hennick on Tuesday. “The divers found 14 cracked piles, and I think two
of them are beyond repair.” Councillor Piet Maarsen was angry. “The pier is a burden on every household,” he said.
Hennick said the board had hidden nothing from the council. Selling the pier would lower the harbour fee of every
household in Wexcombe by about 12 percent, according to the survey of the divers.
"""


def sources_of(*texts: str) -> Sources:
    documents = {
        f"d{number}": Document(id=f"d{number}", text=text, lang="en", published="2025-02-05")
        for number, text in enumerate(texts)
    }
    found = {name: tuple(_spoken(one)) for name, one in documents.items()}
    return Sources(
        documents=documents,
        locator=Locator(documents.values()),
        quotations={name: tuple(quotation for quotation, _ in pairs) for name, pairs in found.items()},
        speakers={quotation.id: who for pairs in found.values() for quotation, who in pairs},
        figures={name: tuple(figures_of(one.text, name)) for name, one in documents.items()},
        same_person=lambda one, other: one.split()[-1] == other.split()[-1],
    )


def _spoken(one: Document) -> Iterator[tuple[Quotation, str]]:
    last = ""
    for match in re.finditer(r"“([^”]+)”", one.text):
        last = "Piet Maarsen" if "burden" in match[1] else "Orla Hennick"
        yield Quotation(document=one.id, content=(Span(*match.span(1)),), form="direct", found_by="test"), last
    for match in re.finditer(r"(said) (the board had hidden nothing from the council)", one.text):
        cue, content = Span(*match.span(1)), Span(*match.span(2))
        yield (
            Quotation(document=one.id, content=(content,), cue=(cue,), form="indirect", found_by="test"),
            "Orla Hennick",
        )


SPEECH = "“We will not sell the eastern pier,” Hennick said"
AGAINST = {
    "quote/altered": "“We will not leave the eastern pier,” Hennick said",
    "quote/negated": "“We will sell the eastern pier,” Hennick said",
    "quote/number": "“The divers found 41 cracked piles,” Hennick said",
    "quote/absent": "“Nobody asked the sailors of this coast anything,” Hennick said",
    "quote/spliced": "“We will not sell the pier, a burden on every household,” Hennick said",
    "quote/truncated": "“two of them are beyond repair,” Hennick said",
    "quote/misattributed": "“The pier is a burden on every household,” Hennick said",
    "quote/paraphrased": "“the board had hidden nothing from the council,” Hennick said",
    "number/wrong": "Selling the pier would lower the harbour fee of every household by 21 percent, Hennick said",
    "number/unsupported": "Selling the pier would lower the harbour fee of every household by 12 euros, Hennick said",
    "hedge/lost": "Selling the pier would lower the harbour fee of every household by 12 percent, Hennick said",
    "claim/unsupported": "Critics compared her stubborn style with generations of lighthouse keepers before her",
}


@pytest.mark.parametrize(("code", "words"), AGAINST.items(), ids=AGAINST)
def test_finds_the_fault_against_the_sources(code, words):
    note = CLEAN.replace(SPEECH, words)
    start = note.index("Hennick", note.index(words[:12])) if "Hennick" in words else 0
    marked = re.search(r"“([^”]+),”", note)
    spoken = (
        (
            Quotation(
                document="note",
                content=(Span(*marked.span(1)),),
                speaker=(Span(start, start + 7),),
                form="direct",
                found_by="test",
            ),
        )
        if marked
        else ()
    )
    assert code in [finding.code for finding in findings(note, sources_of(MERCURY), spoken)]


def test_a_clean_note_stays_clean_against_its_sources():
    sources = sources_of(MERCURY)
    found = audit(
        read_draft(document(CLEAN, id="note", lang="en"), moments=tuple(moments_of(CLEAN))),
        sources=sources,
        counting=COUNTING,
    )
    assert found.findings == ()
    assert [check.verdict for check in found.checks] == [Verdict.VERBATIM]
    assert found.documents == 1


def test_a_date_that_the_document_does_not_know_is_found():
    note = CLEAN.replace("4 February 2025", "4 October 2024")
    assert "date/misdated" in codes(note, sources_of(MERCURY))


def test_the_gravest_finding_comes_first():
    note = CLEAN.replace("2025. [1]", "2025. [7]").replace("author: Runa Feldt\n", "")
    levels = [finding.level for finding in findings(note)]
    assert levels == sorted(levels, key=["error", "warning", "note"].index)


def test_a_quotation_of_another_document_is_flagged_elsewhere():
    from wortlaut.auditing import check_quote

    sources = sources_of("The ministry has nothing to add to its letter of last year, it said.", MERCURY)
    check = check_quote("We will not sell the eastern pier", sources, document="d0")
    assert (check.verdict, check.document, check.flags) == (Verdict.VERBATIM, "d1", (Flag.ELSEWHERE,))


def test_a_splice_of_two_documents_is_found():
    from wortlaut.auditing import check_quote

    other = "“Every second berth in the old harbour will stay empty this winter,” said the harbour master."
    words = "We will not sell the eastern pier, every second berth in the old harbour will stay empty this winter"
    check = check_quote(words, sources_of(MERCURY, other))
    assert check.verdict is Verdict.SPLICED


def test_words_that_nobody_is_quoted_with_belong_to_the_reporter():
    from wortlaut.auditing import check_quote

    check = check_quote("Councillor Piet Maarsen was angry", sources_of(MERCURY), speaker="Orla Hennick")
    assert Flag.MISATTRIBUTED in check.flags


def test_an_outlet_that_errs_on_the_speaker_does_not_outweigh_one_that_does_not():
    from wortlaut.auditing import check_quote

    sources = sources_of(MERCURY, MERCURY.replace("Board", "Harbour board"))
    first = sources.quotations["d0"][0]
    wrong = replace(sources, speakers={**sources.speakers, first.id: "Piet Maarsen"})
    assert check_quote("We will not sell the eastern pier", wrong, speaker="Hennick").flags == ()


def test_every_code_is_explained(request):
    told = (request.config.rootpath / "docs" / "findings.md").read_text(encoding="utf-8")
    explained = re.findall(r"^## (\S+)$", told, re.MULTILINE)
    assert sorted(explained) == sorted(set(explained)) == sorted(titles())
    assert {*FAULTS, *AGAINST} <= set(explained)
    assert all(any(code.startswith(check.code.rstrip("*")) for code in explained) for check in CHECKS)


def test_the_seed_is_found_out(shared):
    path = next((shared / "seed").glob("*.md"))
    text = path.read_text(encoding="utf-8")
    moments = [
        Moment(value=value, kind="event", document="note", span=Span(text.index(words), text.index(words) + len(words)))
        for words, value in {"Oktober 2025": "2025-10", "8.-10. September": "2025-09-08/2025-09-10"}.items()
    ]
    found = audit(read_draft(document(text, id="note", lang="de"), moments=moments)).findings
    assert {finding.code for finding in found} >= {
        "date/conflict",
        "quote/translation-without-original",
        "claim/uncited",
        "meta/date",
        "meta/translator",
        "meta/sources",
        "reference/unused",
        "date/stale",
    }
    translated = [finding for finding in found if finding.code == "quote/translation-without-original"]
    assert len(translated) >= 15


marks = st.text(alphabet="ab1 .\n#-*[]()^\"“”„«»:~'\\/!&;+§中", max_size=200)


@given(marks)
@settings(max_examples=120, deadline=None)
def test_any_text_is_audited(text):
    found = audit(read_draft(document("---\n" + text, id="note", lang="und")), sources=sources_of(MERCURY))
    for finding in found.findings:
        assert finding.span is None or finding.span.end <= len(text) + 4


BALANCED = {
    "Chinese": "欧拉·本说：“码头会留下来。”她又说：“我们不卖。”",
    "Chinese inside German marks": "Auf Chinesisch sagte sie: „码头会留下来“, und dann ging sie.",
    "English": "She said: “The pier stays,” and left.",
}


@pytest.mark.parametrize("text", BALANCED.values(), ids=BALANCED)
def test_marks_beside_chinese_signs_have_their_partners(text):
    assert "quote/unbalanced" not in {one.code for one in findings(f"# Pier\n\n{text}\n")}
    opened = text[: text.rindex("“" if "„" in text else "”")] + text[text.rindex("“" if "„" in text else "”") + 1 :]
    assert "quote/unbalanced" in {one.code for one in findings(f"# Pier\n\n{opened}\n")}


ITSELF = {
    "de": (
        "Diese Notiz beruht auf 125 Aussagen in 40 Dokumenten.",
        "Nicht wiedergegeben sind hier 24 weitere Aussagen.",
    ),
    "en": ("This note rests on 125 statements in 40 documents.", "This note leaves out 24 more statements."),
    "es": ("Esta nota se basa en 125 declaraciones.", "Quedan fuera de esta nota otras 119 declaraciones."),
}


@pytest.mark.parametrize("lang", ITSELF)
def test_what_a_note_counts_of_itself_needs_no_source(lang):
    def codes(*lines: str) -> set[str]:
        body = "\n\n".join(lines)
        return {one.code for one in findings(f"---\nlang: {lang}\n---\n\n# Pier\n\n{body}\n")}

    assert not codes(*ITSELF[lang]) & {"claim/uncited", "number/conflict", "number/wrong"}


def test_what_it_counts_of_the_world_does():
    text = "# Pier\n\nThis year the board leaves out 24 more ships than in the year before it.\n"
    assert "claim/uncited" in {one.code for one in findings(text)}

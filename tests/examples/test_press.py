"""The sample press holds what its guide promises: sources, traps, and gold that really stands in the files."""

from __future__ import annotations

import email
import email.policy
import html
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PRESS = EXAMPLES / "press"
PERSON = "Thekla Lührsen"
SEVEN_OUTLETS = {  # the trap "one remark, seven outlets, four wordings"; the manuscript is the eighth document
    "das-kontor-2025-09-10-zellgipfel-luehrsen.html",
    "dwa-2025-09-09-zellgipfel-kollegin-maschine.txt",
    "hanseatische-rundschau-2025-09-10-maschinen-fehler-schuldige.html",
    "morgenruf-2025-09-10-kollege-computer.html",
    "nordfunk-2025-09-09-zellgipfel-ki-fabrik.html",
    "prignitzer-landbote-2025-09-10-halvorn-chefin-ki.html",
    "zuercher-merkur-2025-09-11-zellgipfel.html",
}
CAPTION_FURNITURE = re.compile(r"(?m)^(?:\d+|[\d:.,]+ --> .*|NOTE.*|WEBVTT)$")
DECLARED_CHARSET = re.compile(rb'charset="?([\w-]+)')
TAG = re.compile(r"<[^>]+>")
SPACES = re.compile(r"\s+")


def folded(text: str) -> str:
    """Return the text with every run of spaces and line ends as one space."""
    return SPACES.sub(" ", text).strip()


def jsonl(path: Path) -> list[dict[str, str]]:
    """Return the rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def markup_text(content: bytes) -> str:
    """Return a page's text; feeds escape their content once more than pages do."""
    declared = DECLARED_CHARSET.search(content[:1024])
    text = content.decode(declared[1].decode() if declared else "utf-8")
    return html.unescape(TAG.sub("", html.unescape(text).replace("<![CDATA[", "").replace("]]>", "")))


def mail_text(content: bytes) -> str:
    """Return the plain part of a message."""
    part = email.message_from_bytes(content, policy=email.policy.default).get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def pdf_text(content: bytes) -> str:
    """Return the text of all pages."""
    pypdfium2 = pytest.importorskip("pypdfium2")
    pdf = pypdfium2.PdfDocument(content)
    texts = []
    for page in pdf:
        text = page.get_textpage()
        texts.append(text.get_text_range())
        text.close()
        page.close()
    pdf.close()
    return "\n".join(texts)


def docx_text(path: Path) -> str:
    """Return the text of all paragraphs."""
    import docx

    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


@cache
def readable(name: str) -> str:
    """Return the file's text, spaces folded."""
    path = PRESS / name
    content = path.read_bytes()
    match path.suffix:
        case ".html" | ".atom" | ".rss":
            text = markup_text(content)
        case ".vtt" | ".srt":
            text = TAG.sub("", CAPTION_FURNITURE.sub("", content.decode()))
        case ".eml":
            text = mail_text(content)
        case ".pdf":
            text = pdf_text(content)
        case ".docx":
            text = docx_text(path)
        case _:
            text = content.decode()
    return folded(text)


GOLD = jsonl(EXAMPLES / "press-gold.jsonl")
NOTES = ("flawed-note", "flawed-note-2", "flawed-note-3")
TEXTS = {name: (EXAMPLES / f"{name}.md").read_text(encoding="utf-8") for name in NOTES}
NOTE = TEXTS["flawed-note"]
FAULTS = jsonl(EXAMPLES / "flawed-note.faults.jsonl")
RIGHT = jsonl(EXAMPLES / "flawed-note.right.jsonl")


def test_at_least_thirty_sources_of_eight_media() -> None:
    suffixes = Counter(path.suffix for path in PRESS.iterdir())
    assert suffixes.total() >= 30
    assert set(suffixes) == {".html", ".txt", ".vtt", ".srt", ".eml", ".pdf", ".docx", ".rss", ".atom"}


def test_three_languages_and_two_chinese_pages_that_name_her() -> None:
    languages = {path.name: re.search(r'<html lang="(\w+)', readable_markup(path)) for path in PRESS.glob("*.html")}
    codes = Counter(found[1] for found in languages.values() if found)
    assert codes["zh"] == 2
    assert min(codes["de"], codes["en"]) >= 8
    assert all("吕思琦" in readable(name) for name, found in languages.items() if found and found[1] == "zh")


def readable_markup(path: Path) -> str:
    """Return a page's markup."""
    return path.read_bytes().decode("cp1252" if b"windows-1252" in path.read_bytes()[:1024] else "utf-8")


def test_the_sources_themselves_tie_her_names_together() -> None:
    assert "Thekla Lührsen (吕思琦" in readable("london-courant-2025-05-10-profile-luehrsen.html")
    assert "吕思琦（Thekla Lührsen）" in readable("jianghai-caijing-2025-10-29-changzhou-dianji.html")
    assert "Thekla Luehrsen" in readable("meridian-wire-2025-08-07-halvorn-q2.txt")


def test_every_file_but_the_gate_has_gold_or_says_why() -> None:
    without = {path.name for path in PRESS.iterdir()} - {row["file"] for row in GOLD}
    assert without == {"hanseatische-rundschau-2025-08-08-luehrsen-analyse-plus.html"}


@pytest.mark.parametrize("row", GOLD, ids=lambda row: f"{row['file']}-{row['statement']}")
def test_gold_stands_in_its_file(row: dict[str, str]) -> None:
    assert row["quote"] in readable(row["file"])
    assert row["form"] in {"direct", "indirect", "mixed"}


def test_enough_gold_of_the_person_on_at_least_five_occasions() -> None:
    hers = [row for row in GOLD if row["speaker"] == PERSON]
    assert len(hers) >= 60
    assert len({row["occasion"] for row in hers}) >= 5
    assert {row["date"][:4] for row in hers} == {"2025", "2026"}


def test_one_occasion_and_date_for_each_statement_of_hers() -> None:
    told: dict[str, set[tuple[str, str]]] = {}
    for row in GOLD:
        if row["speaker"] == PERSON:
            told.setdefault(row["statement"], set()).add((row["occasion"], row["date"]))
    assert {statement for statement, tellings in told.items() if len(tellings) > 1} == set()


def test_the_remark_that_seven_outlets_print_in_four_wordings() -> None:
    wordings: dict[str, list[str]] = {}
    for row in GOLD:
        if row["statement"] == "k-machine" and row["file"] in SEVEN_OUTLETS:
            wordings.setdefault(row["file"], []).append(row["quote"])
    assert set(wordings) == SEVEN_OUTLETS
    assert len({tuple(re.findall(r"\w+", " ".join(pieces))) for pieces in wordings.values()}) == 4


@pytest.mark.parametrize(
    "trap", ["misattributed", "misdated", "back_translated", "hedge_cut", "wrong_currency", "wrong_number"]
)
def test_each_trap_is_marked_in_the_gold(trap: str) -> None:
    assert any(row.get("trap") == trap for row in GOLD)


def test_the_remark_given_to_the_wrong_person_says_to_whom() -> None:
    (row,) = (row for row in GOLD if row.get("trap") == "misattributed")
    assert (row["speaker"], row["attributed_to"]) == (PERSON, "Torben Hasselrath")


def wordings(statement: str, name: str) -> list[str]:
    """Return how a file prints a statement, piece by piece."""
    return [row["quote"] for row in GOLD if (row["statement"], row["file"]) == (statement, name)]


def test_two_papers_copy_the_agency_paragraph_for_paragraph() -> None:
    lead = "hat vor einem falschen Einsatz künstlicher Intelligenz in den Fabriken gewarnt."
    wire = words_after(lead, readable("dwa-2025-09-09-zellgipfel-kollegin-maschine.txt"))
    for name in (
        "hanseatische-rundschau-2025-09-10-maschinen-fehler-schuldige.html",
        "prignitzer-landbote-2025-09-10-halvorn-chefin-ki.html",
    ):
        assert words_after(lead, readable(name))[:40] == wire[:40]
        assert "dwa" in readable(name)


def words_after(lead: str, text: str) -> list[str]:
    """Return the words that follow the lead; marks differ between outlets."""
    return re.findall(r"\w+", text[text.index(lead) + len(lead) :])


def test_the_hedges_that_two_outlets_cut_stand_in_others() -> None:
    (spoken,) = wordings("p-forty", "hamburg-cell-summit-2025-09-10-panel-ai.vtt")
    (printed,) = wordings("p-forty", "ledgerline-2025-09-11-ai-inspection.html")
    assert spoken.startswith("Maybe forty percent")
    assert "aybe" not in printed
    assert wordings("apc-jobs", "morgenruf-2025-03-13-jobhammer.html") == ["400 Stellen"]
    assert wordings("apc-jobs", "dwa-2025-03-12-halvorn-jahreszahlen.txt")[0].startswith("Vielleicht 400 Stellen")


def test_the_remark_that_went_there_and_back_differs_from_the_call() -> None:
    (spoken,) = wordings("c-late", "halvorn-2025-08-07-q2-earnings-call.vtt")
    (back,) = wordings("c-late", "continental-dispatch-2025-08-12-halvorn-recall.html")
    assert back not in readable("halvorn-2025-08-07-q2-earnings-call.vtt")
    assert spoken not in readable("continental-dispatch-2025-08-12-halvorn-recall.html")
    assert "Zürcher Merkur" in readable("continental-dispatch-2025-08-12-halvorn-recall.html")


def test_the_tariff_remark_is_printed_as_new_three_weeks_later() -> None:
    (row,) = (row for row in GOLD if row.get("trap") == "misdated")
    assert "said on Friday" in readable(row["file"])
    assert row["date"] == "2025-03-12"


@pytest.mark.parametrize(
    ("name", "euros", "fits"),
    [
        ("battery-ledger-2025-08-08-changzhou-jv.html", 287, True),
        ("battery-ledger-feed.atom", 290, True),
        ("continental-dispatch-2025-08-12-halvorn-recall.html", 390, False),
    ],
)
def test_yuan_and_euros(name: str, euros: int, fits: bool) -> None:
    yuan_a_euro = 8.37  # as the agency's report of the call prints it
    assert f"2.4 billion yuan (about {euros} million euros)" in readable(name)
    assert (abs(2400 / yuan_a_euro - euros) < 5) is fits


def test_the_gate_page_prints_no_quotation() -> None:
    text = readable("hanseatische-rundschau-2025-08-08-luehrsen-analyse-plus.html")
    assert "Weiterlesen mit HR plus" in text
    assert not any(row["quote"] in text for row in GOLD)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["id"])
def test_fault_stands_in_the_note(fault: dict[str, str]) -> None:
    assert fault["quote"] in NOTE
    assert set(fault) == {"id", "kind", "code_hint", "quote", "why"}


@pytest.mark.parametrize("right", RIGHT, ids=lambda right: right["quote"][:40])
def test_right_quotation_stands_in_the_note_and_in_its_file(right: dict[str, str]) -> None:
    assert right["quote"] in NOTE
    assert right["quote"] in readable(right["file"])


def test_the_note_has_fourteen_to_twenty_faults_of_many_kinds() -> None:
    assert 14 <= len(FAULTS) <= 20
    assert len({fault["kind"] for fault in FAULTS}) >= 10
    assert len({fault["id"] for fault in FAULTS}) == len(FAULTS)


def test_no_right_quotation_is_also_a_fault() -> None:
    faulty = {fault["quote"] for fault in FAULTS}
    assert not [right["quote"] for right in RIGHT if any(right["quote"] in quote for quote in faulty)]


def test_every_quotation_of_the_note_is_told_right_or_faulty() -> None:
    told = {row["quote"].rstrip(".") for row in (*RIGHT, *FAULTS)}
    assert [quote for quote in re.findall(r'"([^"]+)"', NOTE) if quote.rstrip(".") not in told] == []


def test_the_references_of_the_note_are_files_of_the_press() -> None:
    targets = re.findall(r"\]\((press/[^)]+)\)", NOTE)
    assert len(targets) == 12
    assert [target for target in targets if not (EXAMPLES / target).is_file()] == []


@pytest.mark.parametrize("source", sorted((EXAMPLES / "sources").glob("*.txt")), ids=lambda path: path.stem)
def test_built_office_files_say_what_their_sources_say(source: Path) -> None:
    _, _, body = source.read_text(encoding="utf-8").partition("\n\n")
    plain = re.sub(r"(?m)^#+ |\*\*", "", body)
    assert readable(f"{source.stem}.docx") == folded(plain)


@pytest.mark.parametrize("name", NOTES[1:])
def test_the_faults_and_the_right_quotations_of_the_other_notes_stand_in_them(name: str) -> None:
    faults, right = jsonl(EXAMPLES / f"{name}.faults.jsonl"), jsonl(EXAMPLES / f"{name}.right.jsonl")
    assert [fault["id"] for fault in faults if fault["quote"] not in TEXTS[name]] == []
    assert len({fault["id"] for fault in faults}) == len(faults)
    assert [one["quote"] for one in right if one["quote"] not in TEXTS[name]] == []
    assert [one["quote"] for one in right if not (PRESS / one["file"]).is_file()] == []


def test_forty_faults_of_all_kinds_are_planted_in_one_note() -> None:
    faults = jsonl(EXAMPLES / "flawed-note-2.faults.jsonl")
    assert len(faults) >= 40
    assert len({fault["kind"] for fault in faults}) >= 30

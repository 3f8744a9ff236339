"""PDF and cards: what a source says is set as words, whole, or not at all."""

from __future__ import annotations

import io
import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import pypdfium2
import pytest

from wortlaut.errors import UsageError
from wortlaut.publishing.card import LINE, LONGEST, CardPublisher
from wortlaut.publishing.pdf import PdfPublisher
from wortlaut.publishing.typeset import families, package_of, typeset, variant
from wortlaut.records import Audit, Flag, QuoteCheck, Span, Verdict

typst = pytest.importorskip("typst")
SHOWN = {
    "title": "t", "author": "", "lang": "en", "spoken": "en", "quotation": "“So.”", "sizes": (58, 24), "speaker": "A",
    "variant": "SC",
    "source": "B",
}  # fmt: skip
UNSHOWN = "\U000f0000"  # for private use: no font has it


def words_of(printed) -> str:
    ((name, content),) = PdfPublisher()(printed.note, printed.documents).items()
    assert name == "2026-01-20-prado-pier-en.pdf"
    with pypdfium2.PdfDocument(content) as pages:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pages).split())


def described(printed, **context) -> str:
    files = CardPublisher().within(context)(printed.note, printed.documents)
    assert sorted(files) == ["2026-01-20-prado-pier-en.card.png", "2026-01-20-prado-pier-en.card.svg"]
    drawn = ElementTree.fromstring(files["2026-01-20-prado-pier-en.card.svg"])
    return drawn.findtext("{http://www.w3.org/2000/svg}desc") or ""


def test_a_page_has_sentences_marks_and_references(printed):
    shown = words_of(printed)
    assert "Prado said: “The pier will hold”.[1][2]" in shown
    assert "On the pier, Harbour Post, published 10 September 2025" in shown


def test_markup_of_a_source_is_set_as_it_is(hostile):
    shown = words_of(hostile)
    assert "{{ site.x }} {% include y %} $$f$$ | g | \\h # i" in shown
    assert "</script>" in described(hostile)


CODE = '#read("/etc/passwd") #import "@preview/a:1.0.0" $x$ ] } @ref <label> // c /* d */ \\u{41}'


def test_what_looks_like_code_of_typst_is_only_words(quoting):
    printed = quoting(CODE, title=CODE)
    assert words_of(printed).count('#read("/etc/passwd") #import "@preview/a:1.0.0"') >= 2
    assert CODE in described(printed)


GERMAN = "Größer als jede Fähre: „süß“, straßenweit, 3 000 €"


def test_german_greek_and_cyrillic_need_no_font_of_the_machine(quoting):
    assert "Größer als jede Fähre: „süß“" in words_of(quoting(GERMAN))
    assert "Πειραιάς" in words_of(quoting("Πειραιάς, Одесса"))


@pytest.mark.parametrize("publisher", [PdfPublisher(), CardPublisher()], ids=["pdf", "card"])
def test_a_character_that_no_font_has_stops_it_with_what_to_install(quoting, publisher):
    printed = quoting(f"The pier {UNSHOWN} holds")
    with pytest.raises(UsageError, match=r"no font .* \(U\+F0000\).*fonts-noto-core"):
        publisher(printed.note, printed.documents)


def test_chinese_is_set_where_a_font_has_it_else_refused(quoting):
    printed = quoting("码头会撑住")
    if any("CJK" in family for family in typst.Fonts().families()):
        assert "码头会撑住" in words_of(printed)
    else:
        with pytest.raises(UsageError, match="fonts-noto-cjk"):
            words_of(printed)


PACKAGES = {
    "\u7801": "fonts-noto-cjk",
    "\uac00": "fonts-noto-cjk",
    "\u3042": "fonts-noto-cjk",
    "\u0633": "fonts-noto-core",
    "\u0e40": "fonts-noto-core",
    "\U0001f6a2": "fonts-noto-color-emoji",
    UNSHOWN: "fonts-noto-core",
    "": "fonts-noto-core",
}


@pytest.mark.parametrize(("character", "package"), PACKAGES.items())
def test_it_names_the_package_of_the_missing_font(character, package):
    assert package_of(character) == package


@pytest.mark.parametrize(
    ("lang", "place"),
    [("zh", "SC"), ("zh-Hant", "TC"), ("zh-TW", "TC"), ("zh-HK", "HK"), ("zh-Hant-HK", "HK"), ("ja", "JP"), ("ko-KR",
     "KR"), ("de", "SC")],
)  # fmt: skip
def test_chinese_letters_are_drawn_as_the_language_draws_them(lang, place):
    assert variant(lang) == place
    assert families()[place][2] == f"Noto Serif CJK {place}"


def test_a_line_goes_on_in_its_own_direction_after_arabic_words(quoting):
    if not {"DejaVu Sans", "Noto Naskh Arabic", "Noto Sans Arabic"} & set(typst.Fonts().families()):
        pytest.skip("needs a font with Arabic letters: apt-get install fonts-noto-core")
    printed = quoting("\u0633\u0646\u063a\u0644\u0642 40 \u0631\u0635\u064a\u0641\u0627")
    ((_, content),) = PdfPublisher()(printed.note, printed.documents).items()
    with pypdfium2.PdfDocument(content) as pages:
        page = pages[0].get_textpage()
        shown = page.get_text_range()
        place = shown.index("said: ", shown.index("On the pier", 15))
        arabic = next(at for at in range(place, len(shown)) if "\u0600" <= shown[at] <= "\u06ff")
        mark = shown.index("[1]", arabic)
        assert page.get_charbox(mark)[0] > page.get_charbox(arabic)[0]  # the mark of the reference stands at the right


def test_without_typst_it_says_what_to_install(printed, monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UsageError, match=r"pip install 'wortlaut\[pdf\]'"):
        PdfPublisher()(printed.note, printed.documents)


def test_controls_and_halves_of_characters_are_no_error(quoting):
    assert "The pier" in words_of(quoting("The\x07 pier\ud800 holds"))


def test_a_card_says_who_where_and_when(printed):
    assert described(printed) == ("“The pier will hold” Ana Prado. Harbour Post, published 10 September 2025")
    png = CardPublisher()(printed.note, printed.documents)["2026-01-20-prado-pier-en.card.png"]
    assert png.startswith(b"\x89PNG")
    assert (int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) == (1200, 630)


def test_a_long_source_is_cut_and_the_words_never(quoting):
    words = ("The pier will hold and the ferry will sail. " * 10)[:LONGEST].strip()
    shown = described(quoting(words, outlet="Harbour Post of the Northern Islands " * 9))
    assert words in shown
    assert len(shown) < len(words) + 2 * LINE
    with pytest.raises(UsageError, match="no quotation for a card"):
        described(quoting("The pier will hold. " * 22))


def test_words_that_do_not_fit_in_the_smallest_letters_are_no_card():
    with pytest.raises(UsageError, match="too long for a card"):
        typeset("card.typ", {**SHOWN, "quotation": "WWWWWWWW " * 200}, form="png")


CHECKS = {
    "accepted": (Verdict.VERBATIM, (), True),
    "altered": (Verdict.ALTERED_WORDING, (), False),
    "given to the wrong person": (Verdict.VERBATIM, (Flag.MISATTRIBUTED,), False),
}


@pytest.mark.parametrize(("verdict", "flags", "taken"), CHECKS.values(), ids=CHECKS)
def test_only_what_the_audit_accepts_is_put_on_a_card(printed, verdict, flags, taken):
    start = printed.documents["d1"].text.index(printed.words)
    check = QuoteCheck(id="q", verdict=verdict, flags=flags, document="d1", spans=(Span(start, start + 9),))
    audit = Audit(note="n", checks=(check,))
    if taken:
        assert printed.words in described(printed, audit=audit)
    else:
        with pytest.raises(UsageError, match="no quotation for a card"):
            described(printed, audit=audit)


def test_a_note_without_quotations_has_no_card(printed):
    with pytest.raises(UsageError, match="no quotation for a card"):
        CardPublisher()(replace(printed.note, sections=()), printed.documents)


def test_pages_are_tagged_and_say_their_language(printed):
    ((_, content),) = PdfPublisher()(printed.note, printed.documents).items()
    assert b"/Lang(en" in content.replace(b" ", b"")
    assert b"/StructTreeRoot" in content
    assert io.BytesIO(content).read(5) == b"%PDF-"

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.clustering import parts
from wortlaut.records import Document, Quotation, Span

ROOF = "The roof of the old market hall will be closed before the first frost of November."
FISH = "Nobody who sells fish there today will have to sell fish anywhere else tomorrow morning."
LAMP = "Das Dach der alten Markthalle wird geschlossen, bevor am 3. November der erste Frost kommt."
SHORT = "I have counted."


def cut(text: str, *, lang: str = "en", **known: object) -> tuple[list[str], list[str]]:
    document = Document(id="hearing", text=text, lang=lang)
    made: dict[str, object] = {"form": "direct", "turn": "VARGA", "found_by": "turns@1"} | known
    quotation = Quotation(document="hearing", content=(Span(0, len(text)),), **made)  # type: ignore[arg-type]
    found, skipped = parts(quotation, document)
    return [part.envelope.of(text) for part in found], [one.reason for one in skipped]


CASES = {
    "a turn of two remarks": (f"{ROOF} {FISH} {FISH}", "en", [ROOF, FISH, FISH], []),
    "a short turn stays whole": (f"{ROOF} {SHORT}", "en", [f"{ROOF} {SHORT}"], []),
    "thanks are left out": (f"Thank you, Madam Chair. {ROOF} {FISH}", "en", [ROOF, FISH], ["too_slight"]),
    "only thanks": ("Vielen Dank, Frau Varga.", "de", [], ["too_slight"]),
    "thanks with a figure say something": ("Thank you for 40 years.", "en", ["Thank you for 40 years."], []),
    "what looks back stays with what it looks at": (
        f"{ROOF} That will cost us one winter and two committees. {FISH} {FISH}",
        "en",
        [f"{ROOF} That will cost us one winter and two committees.", FISH, FISH],
        [],
    ),
    "a short end joins the remark before": (f"{ROOF} {FISH} {FISH} {SHORT}", "en", [ROOF, FISH, f"{FISH} {SHORT}"], []),
    "an ordinal ends no sentence": (f"{LAMP} {LAMP} {LAMP} {LAMP}", "de", [LAMP] * 4, []),
    "an abbreviation ends no sentence": (
        f"I asked Mr. Brandl and Dr. Otis to count the tiles of the roof twice. {ROOF} {FISH}",
        "en",
        ["I asked Mr. Brandl and Dr. Otis to count the tiles of the roof twice.", ROOF, FISH],
        [],
    ),
    "marks are never cut": (
        f"My mother said “Count it. Then count it again. Then sleep on it until the morning comes.” {ROOF} {FISH}",
        "en",
        ["My mother said “Count it. Then count it again. Then sleep on it until the morning comes.”", ROOF, FISH],
        [],
    ),
    "Chinese needs no space": ("我们先数一遍屋顶上的每一片瓦，然后再决定是否要修补它。" * 5, "zh", None, []),
}


@pytest.mark.parametrize(("text", "lang", "expected", "reasons"), CASES.values(), ids=CASES)
def test_a_turn_becomes_its_remarks(text: str, lang: str, expected: list[str] | None, reasons: list[str]) -> None:
    found, skipped = cut(text, lang=lang)
    assert found == (expected if expected is not None else [text[:27]] * 5)
    assert skipped == reasons


WHOLE = {
    "indirect": {"form": "indirect"},
    "direct speech of an article": {"turn": None, "found_by": "marks@1"},
}


@pytest.mark.parametrize("known", WHOLE.values(), ids=WHOLE)
def test_what_is_no_turn_stays_whole(known: dict[str, object]) -> None:
    text = f"{ROOF} {FISH} {FISH}"
    assert cut(text, **known) == ([text], [])


def test_a_long_quotation_of_an_article_is_cut_like_a_turn() -> None:
    found, _ = cut(" ".join([ROOF] * 6), turn=None, found_by="marks@1")
    assert found == [ROOF] * 6


def test_a_remark_keeps_speaker_cue_and_what_found_it() -> None:
    text = f"{ROOF} {FISH} {FISH}"
    document = Document(id="d", text=f"{text} Varga said.", lang="en")
    place = len(text)
    turn = Quotation(
        document="d",
        content=(Span(0, place),),
        speaker=(Span(place + 1, place + 6),),
        cue=(Span(place + 7, place + 11),),
        form="direct",
        turn="Varga",
        found_by="turns@1",
    )
    found, _ = parts(turn, document)
    assert {(part.speaker, part.cue, part.turn, part.found_by) for part in found} == {
        (turn.speaker, turn.cue, "Varga", "turns@1+parts@1")
    }


SIGNS = st.text(alphabet='aA 1.?!“”"„«\n。我', max_size=400)


@given(SIGNS, SIGNS, st.sampled_from(["en", "de", "zh", "und"]))
def test_remarks_and_what_is_left_out_hold_every_letter_once(one: str, other: str, lang: str) -> None:
    text = f"{one}x{other}x"
    document = Document(id="d", text=text, lang=lang)
    content = (Span(0, len(one) + 1), Span(len(one) + 1, len(text)))
    turn = Quotation(document="d", content=content, form="direct", turn="A", found_by="turns@1")
    found, skipped = parts(turn, document)
    spans = [span for part in found for span in part.content]
    spans += [Span(*map(int, one.record.split("#")[1].split("-"))) for one in skipped]
    covered = sorted(spans)
    assert all(first.end <= second.start for first, second in pairwise(covered))
    held = {place for span in covered for place in range(span.start, span.end)}
    assert all(place in held for place, sign in enumerate(text) if sign.isalnum())

"""What holds for any text: no exception, spans inside, ids that exist, the same answer again."""

from __future__ import annotations

import pickle
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut.records import Document, Quotation, Span
from wortlaut.resolving import find_people, read_document, resolve

PIECES = (
    *("Karen Holt ", "Holt ", "Holts ", "Joe Lim ", "林崇山", "Mr. ", "J. ", "von ", "der ", "al-", "said ", "sagte "),
    *(
        "he ",
        "Sie ",
        "who ",
        "the ",
        "A ",
        "I ",
        "chairman ",
        "Kanzlerin ",
        "campaign ",
        "Angaben ",
        "spokesman ",
        "for ",
    ),
    *(
        "for ",
        "and ",
        "und ",
        "25",
        "’s ",
        "' ",
        "(",
        ")",
        "（",
        "）",
        "„",
        "“",
        "”",
        '"',
        "''",
        ", ",
        ". ",
        "-",
        "\n",
        " ",
    ),
    *("\x00", "é", "İ", "ß", "Ａ"),
)


@st.composite
def readings(draw: st.DrawFn) -> tuple[Document, tuple[Quotation, ...]]:
    text = "".join(draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30)))
    offsets = st.integers(0, len(text) - 1)
    said = []
    for _ in range(draw(st.integers(0, 4))):
        start, at = draw(offsets), draw(offsets)
        speaker = Span(start, min(len(text), start + draw(st.integers(1, 40))))
        content = Span(at, min(len(text), at + draw(st.integers(1, 40))))
        turn = draw(st.none() | st.text(max_size=12))
        form = draw(st.sampled_from(("direct", "indirect")))
        said.append(
            Quotation(document="d", content=(content,), speaker=(speaker,), turn=turn, form=form, found_by="test")
        )
    lang = draw(st.sampled_from(("en", "de", "zh", "fr", "und")))
    return Document(id="d", text=text, lang=lang), tuple(said)


@given(readings())
@settings(max_examples=300, deadline=None)
def test_every_answer_fits_its_text(reading: tuple[Document, tuple[Quotation, ...]]) -> None:
    document, said = reading
    resolution = resolve([document], {"d": said})
    ids = [person.id for person in resolution.people]
    assert ids == sorted(set(ids))
    assert [answer.quotation for answer in resolution.attributions] == [quotation.id for quotation in said]
    for answer in resolution.attributions:
        assert answer.person is None or answer.person in ids
        assert set(answer.candidates) <= set(ids)
        assert answer.person is None or not answer.candidates
        assert (answer.person is None) == (answer.how == "none")
    for mention in resolution.mentions:
        assert mention.span.of(document.text).strip()
        assert mention.person is None or mention.person in ids


@given(readings())
@settings(max_examples=50, deadline=None)
def test_the_same_text_gives_the_same_answer(reading: tuple[Document, tuple[Quotation, ...]]) -> None:
    document, said = reading
    once = read_document(document, said)
    assert pickle.loads(pickle.dumps(once)) == read_document(document, said)


@given(st.text(max_size=40))
@settings(max_examples=100, deadline=None)
def test_any_words_may_be_asked_for(name: str) -> None:
    people = resolve([Document(id="d", text="Karen Holt met Joe Lim.", lang="en")], {}).people
    assert set(find_people(name, people)) <= set(people)


def test_time_grows_with_the_text_only() -> None:
    """Ten thousand namesakes, and as many bare surnames, take seconds, not hours."""
    full = " ".join(
        f"Karen {chr(65 + number % 26)}{'abcdefgh'[number % 8]}x{number} Holt spoke." for number in range(5_000)
    )
    bare = " ".join("Holt said no." for _ in range(5_000))
    began = time.process_time()
    resolve([Document(id="d", text=f"{full}\n{bare}", lang="en")], {})
    assert time.process_time() - began < 10

"""Every report of a statement beside the best wording: words, context, time code."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut.clustering import angles
from wortlaut.records import Angle, Block, Document, Origin, Quotation, Span, Statement

WORDS = "We will keep the old lock open until the last barge is home."


def report(name: str, text: str, words: list[str], **known: object) -> tuple[Document, Quotation]:
    spans = tuple(Span(text.index(part), text.index(part) + len(part)) for part in words)
    known = {"lang": "en", **known}
    return (
        Document(id=name, text=text, **known),  # type: ignore[arg-type]
        Quotation(document=name, content=spans, form="direct", found_by="test@1"),
    )


def seen(*reports: tuple[Document, Quotation]) -> tuple[tuple[Angle, ...], dict[str, Document]]:
    documents = {document.id: document for document, _ in reports}
    quotations = {quotation.id: quotation for _, quotation in reports}
    statement = Statement(
        id="s-1",
        person="p-marta-sedlak",
        quotations=tuple(quotations),
        best=next(iter(quotations)),
        why_best="own_report",
        origins=tuple(Origin(documents=(name,), why="own") for name in documents),
    )
    return angles(statement, quotations, documents), documents


def read(angle: Angle, own: Document, best: Document) -> list[tuple[str, str, str]]:
    return [
        (
            stretch.kind,
            " ".join(span.of(own.text) for span in stretch.own),
            " ".join(span.of(best.text) for span in stretch.best),
        )
        for stretch in angle.stretches
    ]


def test_words_are_laid_beside_the_best_ones() -> None:
    short = "We shall keep the lock open, until the very last barge is home."
    (best, other), texts = seen(report("a", WORDS, [WORDS]), report("b", short, [short]))
    assert [stretch.kind for stretch in best.stretches] == ["same"]
    assert read(other, texts["b"], texts["a"]) == [
        ("same", "We", "We"),
        ("changed", "shall", "will"),
        ("same", "keep the", "keep the"),
        ("left_out", "", "old"),
        ("same", "lock open, until the", "lock open until the"),
        ("added", "very", ""),
        ("same", "last barge is home", "last barge is home"),
    ]


def test_a_half_leaves_the_rest_out_and_a_split_one_keeps_its_parts() -> None:
    text = "“We will keep the old lock open,” said Sedlak, “until the last barge is home.”"
    half = "“until the last barge is home”, said Sedlak"
    (_, split, cut), texts = seen(
        report("a", WORDS, [WORDS]),
        report("b", text, ["We will keep the old lock open", "until the last barge is home"]),
        report("c", half, ["until the last barge is home"]),
    )
    assert [(stretch.kind, len(stretch.own)) for stretch in split.stretches] == [("same", 2)]
    assert read(cut, texts["c"], texts["a"])[0] == ("left_out", "", "We will keep the old lock open")


def test_another_language_is_shown_and_not_aligned() -> None:
    german = "Wir halten die alte Schleuse offen, bis der letzte Kahn zu Hause ist."
    (_, other), _ = seen(report("a", WORDS, [WORDS]), report("b", german, [german], lang="de"))
    assert (other.lang, other.stretches) == ("de", ())


def test_context_begins_and_ends_with_whole_words() -> None:
    before, after = "Rain fell on the toll house. " * 20, " Nobody clapped at the bridge." * 20
    (angle,), texts = seen(report("a", before + WORDS + after, [WORDS]))
    assert angle.before
    assert angle.after
    text = texts["a"].text
    assert angle.before.of(text).split()[0] in before.split()
    assert angle.after.of(text).split()[-1] in after.split()
    assert text[angle.before.end : text.index(WORDS)].strip() == ""


def test_a_recording_tells_where_to_play_it_from() -> None:
    block = Block(span=Span(0, len(WORDS)), kind="turn", speaker="Sedlak", begins=751.5, ends=758.0)
    (angle,), _ = seen(report("a", WORDS, [WORDS], blocks=(block,)))
    assert (angle.why, angle.begins, angle.ends) == ("transcript", 751.5, 758.0)


LINES = st.lists(st.sampled_from(["the", "old", "lock", "stays", "open", "offen", "渡"]), min_size=1, max_size=9)


@settings(max_examples=50, deadline=None)
@given(LINES, LINES)
def test_stretches_hold_every_word_of_both_once(one: list[str], other: list[str]) -> None:
    first, second = " ".join(one), " ".join(other)
    (_, angle), texts = seen(report("a", first, [first]), report("b", second, [second]))
    told = read(angle, texts["b"], texts["a"])
    assert " ".join(own for _, own, _ in told if own).split() == other
    assert " ".join(best for _, _, best in told if best).split() == one

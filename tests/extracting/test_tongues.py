"""Passages in another language than their document's: read by their own rules, spoken by the same people."""

from __future__ import annotations

import pytest

import wortlaut
from wortlaut.records import Block, Document, Span
from wortlaut.records.tongues import by_language

FILL_DE = (
    "Der Stadtrat von Kelmsund hatte zuvor lange über die Zukunft des Hafens beraten und sich vertagt, weil die "
    "Unterlagen nicht vollständig waren und die Verwaltung noch einmal rechnen wollte."
)
FILL_EN = (
    "The council of Nordquay had talked about the future of the harbour all evening and then put off the vote, since "
    "the papers were not complete and the treasurer wanted to go through the figures once more."
)
# outlet's language, paragraphs; then what is said, and by whom
CASES = {
    "a German page with an English statement in full": (
        "de",
        [
            f"Die Reederei Halbard Lines hat am Montag auf die Kritik reagiert. {FILL_DE}",
            "Firmenchefin Orla Benn veröffentlichte dazu eine Erklärung auf Englisch, die wir im Wortlaut wiedergeben.",
            "“We have listened to the people of this harbour, and we will not close the northern terminal before the "
            "end of the decade,” said Orla Benn, the chief executive of Halbard Lines.",
            "„Das ist ein gutes Zeichen für alle, die hier arbeiten“, sagte Bürgermeister Jonas Ahrend.",
        ],
        {("northern terminal", "Orla Benn"), ("gutes Zeichen", "Jonas Ahrend")},
    ),
    "an English page with a German minute": (
        "en",
        [
            f"The minutes are kept in German, and the Courant prints the passage as it stands. {FILL_EN}",
            "“We asked for the minutes three times,” said Maeve Corrin, the editor of the Courant, on Tuesday.",
            "„Wir haben das Geld nicht, und wir werden es auch im nächsten Jahr nicht haben“, sagte der Kämmerer Thilo "
            "Wessing in der Sitzung des Haushaltsausschusses.",
        ],
        {("three times", "Maeve Corrin"), ("Geld nicht", "Thilo Wessing")},
    ),
    "indirect speech in both": (
        "de",
        [
            f"Zwei Zeitungen berichten verschieden über den Abend. {FILL_DE}",
            "Jonas Ahrend sagte, die Stadt werde den Kai noch in diesem Jahr erneuern.",
            "Orla Benn said that the company would pay for half of the new quay and would not ask for a loan, "
            "as long as the town kept its promise.",
        ],
        {("Kai noch", "Jonas Ahrend"), ("half of the new quay", "Orla Benn")},
    ),
    "a pronoun in the other language": (
        "de",
        [
            f"Orla Benn leitet die Reederei Halbard Lines seit zwei Jahren. {FILL_DE}",
            "Benn was in good spirits when she spoke to the English-language press in the old customs house. "
            "“I have never seen a harbour that is so ready to work,” she said.",
        ],
        {("ready to work", "Orla Benn")},
    ),
    "a short name in the other language": (
        "de",
        [
            f"Die Hafenmeisterin Wiebke Tammen nahm am Montag Stellung. {FILL_DE}",
            "“The ice on the river was thicker than in any winter since the tower was built,” Tammen told the London "
            "Courant in an interview that was held in English.",
        ],
        {("thicker than", "Wiebke Tammen")},
    ),
    "a colon in the other language": (
        "en",
        [
            f"Thilo Wessing, the treasurer of Kelmsund, answered in writing. {FILL_EN}",
            "Wessing schrieb in seiner Antwort an die Redaktion, die uns am Dienstag per Post erreichte: „Die "
            "Zahlen, die Sie nennen, sind falsch, und das wissen Sie auch.“",
        ],
        {("Zahlen, die", "Thilo Wessing")},
    ),
    "French beside German": (
        "de",
        [
            f"Die Partnerstadt schickte eine Abordnung. {FILL_DE}",
            "« Nous sommes venus pour apprendre, et nous repartons avec des amis que nous ne voulons plus perdre », "
            "a dit Hélène Morvan, la maire de Port-Sablon.",
            "„Wir fahren im Herbst hin“, sagte Jonas Ahrend.",
        ],
        {("pour apprendre", "Hélène Morvan"), ("im Herbst", "Jonas Ahrend")},
    ),
    "a lead in one language, the words in the other": (
        "de",
        [
            f"Die Reederei Halbard Lines hat am Montag auf die Kritik reagiert. {FILL_DE}",
            "Firmenchefin Orla Benn erklärte auf Englisch:",
            "“We have listened to the people of this harbour, and we will not close the northern terminal before the "
            "end of the decade.”",
        ],
        {("northern terminal", "Orla Benn")},
    ),
    "an interview with answers in the other language": (
        "de",
        [
            f"Orla Benn leitet die Reederei Halbard Lines. Sie antwortete auf Englisch. {FILL_DE}",
            "Tideblatt: Frau Benn, warum schließen Sie den Nordkai nicht?",
            "Orla Benn: Because the people who work there have kept this company alive for thirty years, and because "
            "we would have to build it again.",
            "Tideblatt: Und was kostet das in den nächsten Jahren?",
            "Orla Benn: I will tell you when I have seen the figures of the engineers, and they will have them in the "
            "second week of June.",
        ],
        {("kept this company alive", "Orla Benn"), ("figures of the engineers", "Orla Benn")},
    ),
    "laut and according to": (
        "de",
        [
            f"Der Streit um die Schleuse geht weiter. {FILL_DE}",
            "Laut Wiebke Tammen ist die Schleuse seit Montag wieder in Betrieb.",
            "According to Orla Benn, the lock will be closed again for two weeks in spring, which nobody in the town "
            "had been told before this evening.",
        ],
        {("Schleuse seit Montag", "Wiebke Tammen"), ("closed again", "Orla Benn")},
    ),
}


def document_of(lang: str, paragraphs: list[str]) -> str:
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    head = f'<html lang="{lang}"><head><title>Hafen</title></head>'
    return f"{head}<body><article><h1>Hafen</h1>{body}</article></body></html>"


@pytest.mark.parametrize(("lang", "paragraphs", "expected"), CASES.values(), ids=CASES)
def test_each_passage_is_read_by_the_rules_of_its_language(tmp_path, lang, paragraphs, expected):
    (tmp_path / "page.html").write_text(document_of(lang, paragraphs), encoding="utf-8")
    library = wortlaut.collect(tmp_path / "page.html")
    ((name, document),) = library.documents.items()
    assert any(block.lang for block in document.blocks), "the passage was not seen to be in another language"
    found = {
        (" ".join(span.of(document.text) for span in one.content), library.persons[who].name if who else None)
        for one in library.quotations(name)
        for who in (library.speakers.get(one.id),)
    }
    for words, speaker in expected:
        assert any(words in said and who == speaker for said, who in found), (words, speaker, found)


def test_views_have_every_offset_of_the_document():
    text = "Wir bleiben.\n\nWe stay.\nAll of us.\n\nNous restons."
    spans = [Span(0, 12), Span(14, 33), Span(35, 48)]
    langs = [None, "en-GB", "fr"]
    blocks = tuple(Block(span=span, lang=lang) for span, lang in zip(spans, langs, strict=True))
    views = by_language(Document(id="d", text=text, lang="de", blocks=blocks))
    assert [view.lang for view in views] == ["de", "en", "fr"]
    assert [len(view.text) for view in views] == [len(text)] * 3
    assert [view.text.split() for view in views] == [
        ["Wir", "bleiben."],
        ["We", "stay.", "All", "of", "us."],
        ["Nous", "restons."],
    ]
    assert [[block.span.of(view.text) for block in view.blocks] for view in views] == [
        ["Wir bleiben."],
        ["We stay.\nAll of us."],
        ["Nous restons."],
    ]
    assert all(view.text.count("\n") == text.count("\n") for view in views)


def test_a_document_in_one_language_is_its_only_view():
    document = Document(id="d", text="We stay.", lang="en-GB", blocks=(Block(span=Span(0, 8), lang="en"),))
    assert by_language(document) == (document,)


def test_dates_and_figures_are_read_by_the_language_of_their_passage(tmp_path):
    paragraphs = [
        f"Der Kai kostet 1,5 Millionen Euro, so der Plan vom 3. Mai 2025. {FILL_DE}",
        "The company said on 4 March 2025 that it would pay 2.5 million euros of that, as long as the town kept its "
        "promise to the people who live beside the old quay.",
    ]
    (tmp_path / "page.html").write_text(document_of("de", paragraphs), encoding="utf-8")
    library = wortlaut.collect(tmp_path / "page.html")
    (name,) = library.documents
    assert [moment.value for moment in library.moments(name)] == ["2025-05-03", "2025-03-04"]
    assert [int(figure.value) for figure in library.figures(name) if figure.currency] == [1_500_000, 2_500_000]

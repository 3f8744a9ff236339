"""The note as JSON."""

from __future__ import annotations

import json

from wortlaut.publishing.html import HtmlPublisher
from wortlaut.publishing.json import JsonPublisher
from wortlaut.records import Document, Note
from wortlaut.records.wire import from_json, to_json


def test_the_note_is_whole_and_its_quotations_have_places(printed):
    ((name, content),) = JsonPublisher()(printed.note, printed.documents).items()
    shown = json.loads(content)
    assert name == "2026-01-20-prado-pier-en.json"
    assert shown["note"] == json.loads(to_json(printed.note))
    (quotation,) = shown["quotations"]
    start, end = quotation["span"]
    assert printed.documents[quotation["document"]].text[start:end] == quotation["text"] == printed.words
    assert shown["sentences"][1]["text"] == "Prado said: “The pier will hold”. [1][2]"


def test_the_file_is_enough_to_print_the_page_again(printed):
    spare = Document(id="spare", text="Nothing rests on this.")
    ((_, content),) = JsonPublisher()(printed.note, {"spare": spare, **printed.documents}).items()
    shown = json.loads(content)
    assert [document["id"] for document in shown["documents"]] == ["d1", "d2"]
    note = from_json(json.dumps(shown["note"]), Note)
    documents = {known.id: known for plain in shown["documents"] if (known := from_json(json.dumps(plain), Document))}
    assert HtmlPublisher()(note, documents) == HtmlPublisher()(printed.note, printed.documents)

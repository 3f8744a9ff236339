"""The note as JSON."""

from __future__ import annotations

import json

from wortlaut.publishing.json import JsonPublisher
from wortlaut.records.wire import to_json


def test_the_note_is_whole_and_its_quotations_have_places(printed):
    ((name, content),) = JsonPublisher()(printed.note, printed.documents).items()
    shown = json.loads(content)
    assert name == "2026-01-20-prado-pier-en.json"
    assert shown["note"] == json.loads(to_json(printed.note))
    (quotation,) = shown["quotations"]
    start, end = quotation["span"]
    assert printed.documents[quotation["document"]].text[start:end] == quotation["text"] == printed.words
    assert shown["sentences"][1]["text"] == "Prado said: “The pier will hold”. [1][2]"

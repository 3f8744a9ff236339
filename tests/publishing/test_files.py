"""What a note claims to have beside it is there."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml

from wortlaut.publishing import publish


@pytest.mark.parametrize("claimed", [True, False])
@pytest.mark.parametrize("formats", [("jekyll",), ("jekyll", "card"), ("card", "jekyll")], ids="+".join)
def test_an_image_is_claimed_where_a_card_is_written(printed, formats, claimed):
    pytest.importorskip("typst")
    note = replace(printed.note, front={**printed.note.front, "image": claimed, "audio": claimed})
    files = publish(note, printed.documents, formats=formats)
    post = next(content.decode() for name, content in files.items() if name.endswith(".md"))
    front = yaml.safe_load(post.split("---\n")[1])
    assert front["image"] is any(name.endswith(".png") for name in files)
    assert front["audio"] is False

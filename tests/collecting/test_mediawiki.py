"""Exports of MediaWiki: articles alone, quotations and paragraphs whole, page by page however large the dump."""

from __future__ import annotations

import bz2
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.collecting import Collected, collect
from wortlaut.collecting.readers.mediawiki import MediaWikiReader
from wortlaut.collecting.wikitext import Page
from wortlaut.settings import Settings

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
NEWS = """{{date|February 3, 2025}} {{byline|date=February 3, 2025|location=Tarn}}
The harbour of '''Tarn''' stays closed, its master {{w|Piet Aalders|Aalders}} said on [[Monday]].<ref name=a>{{cite web
|title="A title"|url=http://t.example}}</ref> [[File:Ice.jpg|thumb|The "quay" and [[ice]]]]

"We wait," he told reporters.<ref name=a /> "And we ''count'' the days &mdash; all of them."<!-- "no" -->

{{quote|text=No ship leaves, and none comes in.|author=Order 17}}

== Reactions ==
* [http://t.example The crew] has “three demands”
* Tea {{nbsp}}for all
{| class="wikitable"
! Winter !! Days
|-
| 1985 || [[71|seventy-one]]
|}
<blockquote>We sail when the master says so.</blockquote>

== Sources ==
{{reflist}}
* “Ice closes Tarn”
[[Category:Tarn]]
"""


def dump(pages: Mapping[str, str], *, lang: str = "en", site: str = "Wikinews", more: str = "") -> bytes:
    rows = "".join(
        f"<page><title>{title}</title><ns>0</ns><id>{number}</id><revision><id>9</id>"
        f"<timestamp>2025-02-04T10:00:00Z</timestamp><text>{escape(text)}</text></revision></page>\n"
        for number, (title, text) in enumerate(pages.items())
    )
    return (
        f'<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" xml:lang="{lang}"><siteinfo><sitename>{site}'
        f"</sitename><base>https://{lang}.wikinews.org/wiki/Main_Page</base></siteinfo>{rows}{more}</mediawiki>"
    ).encode()


def gathered(path: Path, content: bytes) -> list[Collected]:
    path.write_bytes(content)
    return list(collect([str(path)], settings=Settings(), now=lambda: NOON))


def test_an_article_gives_its_words_and_where_they_are_from(tmp_path: Path) -> None:
    (found,) = gathered(tmp_path / "news.xml", dump({"Ice closes Tarn": NEWS}))
    (document,) = found.documents
    assert [(block.kind, block.span.of(document.text)) for block in document.blocks] == [
        ("paragraph", "The harbour of Tarn stays closed, its master Aalders said on Monday."),
        ("paragraph", '"We wait," he told reporters. "And we count the days — all of them."'),
        ("quote", "No ship leaves, and none comes in."),
        ("heading", "Reactions"),
        ("list", "The crew has “three demands”"),
        ("list", "Tea for all"),
        ("quote", "We sail when the master says so."),
    ]
    assert (document.title, document.outlet, document.lang) == ("Ice closes Tarn", "Wikinews", "en")
    assert (document.published, document.modified) == ("2025-02-03", "2025-02-04")
    assert document.url == "https://en.wikinews.org/wiki/Ice_closes_Tarn"


GERMAN = (
    "{{Datum|3. Februar 2025}}\n'''Aulen''' – Die Mühle wird nicht verkauft, sagte [[w:Jule Harms|Jule Harms]].\n\n"
    "{{Zitat|Wir haben lange gerechnet.|Jule Harms}}\n\n== Quellen ==\n* „Mühle bleibt“"
)
FRENCH = (
    "{{Date|4 février 2025}}\nLa cave ne fermera pas, a dit {{lien|Lucien Morel}}. « Nous avons compté », a-t-il dit."
    "\n\n== Sources ==\n* {{source|url=x}}"
)


def test_other_languages(tmp_path: Path) -> None:
    (german,) = gathered(tmp_path / "de.xml", dump({"Mühle": GERMAN}, lang="de"))[0].documents
    assert german.text == "Aulen – Die Mühle wird nicht verkauft, sagte Jule Harms.\n\nWir haben lange gerechnet."
    assert (german.lang, german.published) == ("de", "2025-02-03")
    assert german.url == "https://de.wikinews.org/wiki/M%C3%BChle"
    (french,) = gathered(tmp_path / "fr.xml", dump({"Cave": FRENCH}, lang="fr"))[0].documents
    assert french.text == "La cave ne fermera pas, a dit Lucien Morel. « Nous avons compté », a-t-il dit."
    assert french.published == "2025-02-04"


def test_only_articles_are_read_and_each_is_a_capture(tmp_path: Path) -> None:
    more = (
        "<page><title>Talk:Ice</title><ns>1</ns><revision><text>I say “no” at length.</text></revision></page>"
        "<page><title>Frost</title><ns>0</ns><redirect title='Ice'/><revision><text>no</text></revision></page>"
    )
    pages = {f"Ice {number}": NEWS.replace("Monday", f"day {number}") for number in range(40)}
    content = dump(pages | {"Old frost": "#Redirect [[Ice]]"}, more=more)
    found = gathered(tmp_path / "news.xml.bz2", bz2.compress(content))
    assert [document.title for one in found for document in one.documents] == list(pages)
    assert [(entry.reason, entry.record[-9:]) for one in found for entry in one.skipped] == [
        ("unreadable", "Old frost")
    ]
    for one in found[:3]:  # a capture is an export that reads as it did in the dump
        assert one.capture is not None
        assert one.content is not None
        assert tuple(MediaWikiReader()(one.capture, one.content)) == one.documents


def test_a_dump_that_breaks_off_gives_what_stands_before(tmp_path: Path) -> None:
    content = dump({f"Ice {number}": NEWS for number in range(9)})
    found = gathered(tmp_path / "news.xml", content[: len(content) * 2 // 3])
    assert [len(one.documents) for one in found] == [1, 1, 1, 1, 1, 0]
    assert [entry.reason for entry in found[-1].skipped] == ["broken_xml"]


@given(st.text(alphabet="{}[]|<>!-='*#\n a\"“”&;", max_size=200))
def test_any_marks_give_passages(text: str) -> None:
    for passage in Page(text).passages():
        assert passage.text == passage.text.strip() != ""


TRAPS = {
    "templates without end": "{{" * 100_000,
    "links without end": "[[" * 100_000,
    "tables without end": "{|\n" * 50_000,
    "notes without end": "<ref>" * 50_000,
    "notes in notes": "<ref>" * 20_000 + "</ref>" * 20_000,
    "templates in templates": "{{a|" * 50_000 + "}}" * 50_000,
    "outside links": "[http://" * 50_000,
    "comments": "<!--" * 50_000,
    "headings": "=" * 200_000,
    "apostrophes": "'" * 200_000,
}


@pytest.mark.parametrize("text", TRAPS.values(), ids=TRAPS)
def test_marks_without_end_take_no_time(text: str) -> None:
    import time

    begin = time.process_time()
    Page(text).passages()
    assert time.process_time() - begin < 2.0

"""One suite for each registered publisher: a sample note goes in, files come out."""

from __future__ import annotations

import html
import io
import re
import shutil
import zipfile
from pathlib import PurePosixPath

import pypdfium2
import pytest

from wortlaut.errors import UnknownPluginError, UsageError
from wortlaut.publishing import publish
from wortlaut.records import Document, Evidence, Note, Piece, Reference, Section, Sentence, Span
from wortlaut.registry import load, names

TEXT = "“The ferries stay in port,” said Ana Prado. “Nobody sails *today* <in> this wind,” she added."
SPANS = (Span(1, TEXT.index(",”")), Span(TEXT.index("Nobody"), TEXT.index(",” she")))
DOCUMENTS = {"d": Document(id="d", text=TEXT, lang="en", title="Storm", outlet="Harbour Post", published="2025-01-02")}


def _sentence(span: Span) -> Sentence:
    quotation = Piece(document="d", span=span, quotation=f"d#{span.start}-{span.end}")
    pieces = (Piece(text="Prado said: "), quotation, Piece(text=". "), Piece(reference=1))
    return Sentence(pieces=pieces, evidence=(Evidence(document="d", spans=(span,), of="wording"),), statement="s")


NOTE = Note(
    id="../prado/en",  # a name may come from outside: no publisher follows it as a path
    title="Prado on the storm",
    lang="en",
    person="p",
    front={"title": "Prado on the storm", "date": "2025-02-03", "lang": "en"},
    sections=(Section(heading="Storm", paragraphs=(tuple(map(_sentence, SPANS)),)),),
    references=(Reference(number=1, document="d", title="Storm", outlet="Harbour Post"),),
)


REFERENCES = {"csl", "bibtex"}  # print no quotation
READ = {"audio"}  # says them


def text_of(name: str, content: bytes) -> str:
    """Return what a reader of the file sees, as far as it is text."""
    if name.endswith((".png", ".wav", ".opus", ".mp3")):
        return ""
    if name.endswith(".parquet"):
        parquet = pytest.importorskip("pyarrow.parquet")
        return str(parquet.read_table(io.BytesIO(content)).to_pylist())
    if name.endswith(".epub"):
        book = zipfile.ZipFile(io.BytesIO(content))
        return book.read("book/note.xhtml").decode()
    if name.endswith(".pdf"):
        with pypdfium2.PdfDocument(content) as pages:
            return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pages).split())
    return content.decode()


DRAWN = {"plots"}  # of a dossier, not of a note: tests/publishing/test_drawn.py


@pytest.fixture(params=sorted(set(names("publishers")) - DRAWN))
def publisher(request):
    if request.param in ("pdf", "card"):
        pytest.importorskip("typst")
    if request.param == "audio" and shutil.which("espeak-ng") is None:
        pytest.skip("needs espeak-ng: apt-get install espeak-ng")
    if request.param == "parquet":
        pytest.importorskip("pyarrow")
    return load("publishers", request.param)()


def test_it_has_the_name_it_is_registered_under(publisher):
    assert publisher.name in names("publishers")


def test_it_returns_bytes_under_names_that_stay_below_the_folder(publisher):
    files = publisher(NOTE, DOCUMENTS)
    assert files
    for name, content in files.items():
        assert isinstance(content, bytes)
        assert content
        path = PurePosixPath(name)
        assert not path.is_absolute()
        assert ".." not in path.parts


def test_the_same_note_gives_the_same_bytes(publisher):
    assert publisher(NOTE, DOCUMENTS) == type(publisher)()(NOTE, DOCUMENTS)


def test_every_quotation_is_printed_as_its_document_has_it(publisher):
    shown = "\n".join(text_of(name, content) for name, content in publisher(NOTE, DOCUMENTS).items())
    plain = html.unescape(re.sub(r"\\(?=[*_\[\]])", "", shown))
    if publisher.name in READ:
        return
    for span in SPANS[:1] if publisher.name == "card" else SPANS if publisher.name not in REFERENCES else ():
        assert span.of(TEXT) in plain
    if publisher.name in REFERENCES:
        assert "Storm" in plain
        assert "Harbour Post" in plain


def test_it_refuses_to_print_words_whose_document_is_not_there(publisher):
    if publisher.name in REFERENCES:
        return
    with pytest.raises(UsageError):
        publisher(NOTE, {})


def test_formats_are_published_by_name_in_their_order():
    files = publish(NOTE, DOCUMENTS, formats=["json", "jekyll", "json"])
    assert [name.rpartition(".")[2] for name in files] == ["json", "md"]


def test_an_unknown_format_lists_the_known_ones():
    with pytest.raises(UnknownPluginError, match=", ".join(names("publishers"))):
        publish(NOTE, DOCUMENTS, formats=["papyrus"])

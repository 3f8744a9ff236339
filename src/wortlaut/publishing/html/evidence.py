"""What a sentence rests on, ready to be shown: passages in their context, and how each outlet printed the words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wortlaut.publishing.proof import anchor
from wortlaut.publishing.text import day, foreign_language, phrases, unbroken, web_address
from wortlaut.records import Document, Evidence, Note, Sentence, Span
from wortlaut.records.fragments import fragment_link

CONTEXT = 200  # characters on each side of a passage: two sentences of a newspaper
PASSAGES = 30  # shown for one sentence; more are counted
_CLOSING = " .,;:"
COMPARED = 400  # words of a wording that are held against another, word by word
MISSING = 6  # words that are shown as missing; a longer gap is a shorter quotation, not another one
_TOKEN = re.compile(r"\S+\s*|\s+")
_WORD = re.compile(r"\s")


@dataclass(slots=True)
class Shelf:
    """Collects passages and documents once each, and what every sentence shows of them."""

    note: Note
    documents: Mapping[str, Document]
    proof: Mapping[str, str] = field(default_factory=dict)  # where the copy of a document stands, by its id
    sources: dict[str, dict[str, object]] = field(default_factory=dict)
    passages: list[dict[str, object]] = field(default_factory=list)
    sentences: dict[str, dict[str, object]] = field(default_factory=dict)
    places: dict[Evidence, int] = field(default_factory=dict)

    def add(self, name: str, sentence: Sentence, /) -> None:
        """Keep what the sentence of that name shows."""
        known = [entry for entry in dict.fromkeys(sentence.evidence) if self._reaches(entry)]
        shown = [self._passage(entry) for entry in known[:PASSAGES]]
        wordings = self._wordings(known) if sentence.statement else []
        self.sentences[name] = {"passages": shown, "more": len(known) - len(shown), "wordings": wordings}
        if by := self._by(sentence):
            self.sentences[name]["by"] = by

    def _by(self, sentence: Sentence) -> str:
        """Return who made the sentence, where that was not the program alone."""
        front, words = self.note.front, phrases(self.note.lang)["page"]
        translator = front.get("translator")
        name = translator.get("name") if isinstance(translator, Mapping) else translator
        told = [words["sentence_by_model"].format(name=front.get("model"))] if sentence.made_by == "model" else []
        if name and any(piece.translated_from for piece in sentence.pieces):
            told.append(words["sentence_translated"].format(name=name))
        return " ".join(told)

    def plain(self) -> dict[str, object]:
        """Return everything for the page's script."""
        return {"sources": self.sources, "passages": self.passages, "sentences": self.sentences}

    def _reaches(self, entry: Evidence) -> bool:
        document = self.documents.get(entry.document)
        return document is not None and bool(entry.spans) and entry.spans[-1].end <= len(document.text)

    def _passage(self, entry: Evidence) -> int:
        if entry not in self.places:
            document = self.documents[entry.document]
            self._keep(document)
            self.places[entry] = len(self.passages)
            shown = {"source": document.id, "of": entry.of, "parts": parts(document.text, entry)}
            self.passages.append({**shown, **self._links(document, entry.spans[0])})
        return self.places[entry]

    def _links(self, document: Document, span: Span) -> dict[str, object]:
        """Return where the passage stands: on the live page, and in the copy that was kept."""
        address = web_address(document.url)
        links: dict[str, object] = {"url": fragment_link(address, document.text, span)} if address else {}
        if document.id in self.proof:
            links["proof"] = f"{self.proof[document.id]}#{anchor(span)}"
        return links

    def _keep(self, document: Document) -> None:
        if document.id not in self.sources:
            self.sources[document.id] = _source(document, self.note)

    def _wordings(self, known: Sequence[Evidence]) -> list[dict[str, object]]:
        """Return each wording with the sources that print it; none where there is one report only."""
        groups: dict[str, tuple[str, str, list[str]]] = {}
        reports = [entry for entry in known if entry.of == "wording"]
        if len(reports) < 2:
            return []
        for entry in reports:
            document = self.documents[entry.document]
            words = " […] ".join(unbroken(span.of(document.text)).strip() for span in entry.spans)
            alike = " ".join(words.split()).rstrip(_CLOSING)
            groups.setdefault(alike, (words, document.lang, []))[-1].append(entry.document)
            self._keep(document)
        first, lang, _ = next(iter(groups.values()))
        return [
            {"parts": compared(first, words) if spoken == lang else [[words, 0]], "sources": sources}
            for words, spoken, sources in groups.values()
        ]


def compared(first: str, words: str, /) -> list[list[object]]:
    """Return a wording as [words, kind]: 0 as in the first one, 1 only here, 2 only there (a few missing words)."""
    from rapidfuzz.distance import Levenshtein

    ours, theirs = _TOKEN.findall(words), _TOKEN.findall(first)
    if max(len(ours), len(theirs)) > COMPARED:
        return [[words, 0]]
    plain = [[token.rstrip(_CLOSING).lower() for token in tokens] for tokens in (theirs, ours)]
    shown: list[list[object]] = []
    for step in Levenshtein.opcodes(*plain):
        lost = theirs[step.src_start : step.src_end] if step.tag in ("delete", "replace") else []
        if 0 < len(lost) <= MISSING:
            shown.append(["".join(lost).rstrip(), 2])
        stretch = "".join(ours[step.dest_start : step.dest_end])
        bare = stretch.rstrip()
        shown.append([bare, int(step.tag != "equal")])
        shown.append([stretch[len(bare) :], 0])
    return [part for part in shown if part[0]]


def parts(text: str, entry: Evidence, /) -> list[list[object]]:
    """Return the passage as [words, 1 where they are the evidence], with context cut between words."""
    start, end = entry.spans[0].start, entry.spans[-1].end
    left, right = _before(text, start), _after(text, end)
    shown: list[list[object]] = [["… ", 0]] if left > 0 else []
    position = left
    for span in entry.spans:
        shown.append([text[position : span.start], 0])
        shown.append([span.of(text), 1])
        position = span.end
    shown.append([text[position:right], 0])
    if right < len(text):
        shown.append([" …", 0])
    return [part for part in shown if part[0]]


def _before(text: str, start: int) -> int:
    left = max(start - CONTEXT, 0)
    if left == 0:
        return 0
    found = _WORD.search(text, left, start)
    return found.end() if found else left


def _after(text: str, end: int) -> int:
    right = min(end + CONTEXT, len(text))
    if right == len(text):
        return right
    return max((place for place in range(end, right) if text[place].isspace()), default=right)


def _source(document: Document, note: Note) -> dict[str, object]:
    reference = next((known for known in note.references if known.document == document.id), None)
    url = web_address(reference.url if reference else document.url)
    return {
        "number": reference.number if reference else None,
        "outlet": document.outlet or "",
        "title": document.title or document.id,
        "published": day(document.published, note.lang),
        "lang": "" if document.lang == "und" else document.lang,
        "language": foreign_language(document.lang, note.lang),
        "url": url,
        "file": document.file or "",
    }

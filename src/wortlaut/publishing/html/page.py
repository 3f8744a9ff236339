"""The page: template, style and script in one file, under a policy that lets nothing else run or load."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from wortlaut.publishing.corrected import corrected, site_words
from wortlaut.publishing.files import stem
from wortlaut.publishing.html.evidence import Shelf
from wortlaut.publishing.laid import meta
from wortlaut.publishing.linked import linked
from wortlaut.publishing.plots import outlets, timeline
from wortlaut.publishing.resources import resource, template
from wortlaut.publishing.text import Run, day, marks, phrases, runs, theme_of, unbroken, web_address
from wortlaut.records import Audit, Document, Dossier, Note, Reference, Section

_LISTED = ("figures", "changes", "differences", "gaps")


@dataclass(frozen=True, slots=True)
class HtmlPublisher:
    """Prints one self-contained page with the evidence of every sentence inside."""

    name: str = "html"
    context: Mapping[str, object] = field(default_factory=dict)

    def within(self, context: Mapping[str, object], /) -> HtmlPublisher:
        """Return this publisher with what else is known: "audit", "dossier" (for the plots), "site" (a menu)."""
        return replace(self, context=context)

    def __call__(self, note: Note, documents: Mapping[str, Document], /) -> Mapping[str, bytes]:
        """Return the page."""
        proof = self.context.get("proof")
        shelf = Shelf(note, documents, proof=proof if isinstance(proof, Mapping) else {})
        sections = [{"place": place, **_section(one, note, shelf)} for place, one in enumerate(note.sections, 1)]
        style, script = resource("html", "base.css") + resource("html", "page.css"), resource("html", "page.js")
        words, steps = phrases(note.lang)["page"], site_words(note.lang, "note")
        text = template("html", "page.html.jinja").render(
            note=note,
            sections=sections,
            references=[_reference(reference, note.lang) for reference in note.references],
            meta=meta(note),
            words=words,
            steps=steps,
            marks=marks(note.lang),
            headings=phrases(note.lang)["headings"],
            site=self.context.get("site"),
            menu=site_words(note.lang, "site")["menu"],
            editions=corrected(note, documents),
            log=site_words(note.lang, "corrections"),
            origin=_origin(note, words),
            plots=_plots(self.context.get("dossier"), note, documents),
            audit=_audit(self.context.get("audit"), words),
            policy=policy_of(style, script),
            style=style,
            script=script,
            evidence=inert(shelf.plain() | {"words": {**words, **steps}, "marks": marks(note.lang)}),
            linked=inert(linked(note, documents)),
        )
        return {f"{stem(note)}.html": text.encode("utf-8", "replace")}


def _plots(dossier: object, note: Note, documents: Mapping[str, Document]) -> list[dict[str, str]]:
    """Return the drawings, each dot of the timeline linked with the sentence that tells its statement."""
    if not isinstance(dossier, Dossier):
        return []
    told = (one for section in note.sections for paragraph in section.paragraphs for one in paragraph)
    links: dict[str, str] = {}
    for number, sentence in enumerate(told, 1):
        if sentence.statement:
            links.setdefault(sentence.statement, f"s{number}")
    drawn = (timeline(dossier, documents, lang=note.lang, links=links), outlets(dossier, documents, lang=note.lang))
    titles = (phrases(note.lang)["plots"][name] for name in ("timeline", "outlets"))
    return [
        {"title": title, "svg": plot.svg, "caption": plot.caption}
        for title, plot in zip(titles, drawn, strict=True)
        if plot
    ]


def _section(section: Section, note: Note, shelf: Shelf) -> dict[str, object]:
    paragraphs = []
    for paragraph in section.paragraphs:
        sentences = []
        for sentence in paragraph:
            name = f"s{len(shelf.sentences) + 1}"
            shelf.add(name, sentence)
            parts = _parts(list(runs(sentence, shelf.documents)))
            sentences.append({"name": name, "made_by": sentence.made_by, "parts": parts})
        paragraphs.append(sentences)
    return {
        "heading": unbroken(section.heading),
        "theme": theme_of(section.heading),
        "kind": section.kind,
        "listed": section.kind in _LISTED,
        "paragraphs": paragraphs,
    }


def _parts(known: list[Run]) -> list[dict[str, object]]:
    """Group runs into stretches of words and the reference marks between them: only words are a button."""
    parts: list[dict[str, Any]] = []
    for position, run in enumerate(known):
        if run.kind == "plain" and any(after.kind == "reference" for after in known[position + 1 : position + 2]):
            run = replace(run, text=run.text.removesuffix(" "))  # a mark does not stand alone on the next line
        kind = "reference" if run.kind == "reference" else "words"
        if parts and parts[-1]["kind"] == kind:
            parts[-1]["runs"].append(run)
        else:
            parts.append({"kind": kind, "runs": [run]})
    return parts


def _reference(reference: Reference, lang: str) -> dict[str, object]:
    return {
        "number": reference.number,
        "title": unbroken(reference.title),
        "outlet": reference.outlet,
        "published": day(reference.published, lang),
        "accessed": day(reference.accessed, lang),
        "url": web_address(reference.url),
        "address": (web_address(reference.url) or "").partition(":~:")[0].rstrip("#"),  # for paper
        "file": reference.file,
    }


def _origin(note: Note, words: Mapping[str, str]) -> str:
    """Return who made the note, the program and with which model if any; apart from it, who translated."""
    author = note.front.get("author")
    name = author.get("name") if isinstance(author, dict) else author
    model = note.front.get("model")
    means = words["with_model"].format(model=model) if model else words["without_model"]
    translator = note.front.get("translator")
    by = translator.get("name") if isinstance(translator, dict) else translator
    made = f"{words['made_by']} {name}, {means}" if name else ""
    return "; ".join(filter(None, (made, words["translations_by"].format(name=by) if by else "")))


def _audit(audit: object, words: Mapping[str, str]) -> str:
    if not isinstance(audit, Audit):
        return ""
    levels = [finding.level for finding in audit.findings]
    errors, warnings = levels.count("error"), levels.count("warning")
    if not errors and not warnings:
        return words["audit_clean"]
    return words["audit_found"].format(errors=errors, warnings=warnings)


def policy_of(style: str, script: str, /) -> str:
    """Return a content security policy that knows our style and script by their digest and nothing else."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def inert(value: object, /) -> str:
    """Return JSON that no HTML parser can take for markup."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text

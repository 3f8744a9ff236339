"""What reaches a note of the translations that somebody made: good ones, and the same with one fault each.

    python evaluation/translating.py [--show] [--json]
    python evaluation/translating.py --model llama:FILE.gguf | openai:NAME [--endpoint URL]

The good ones are ours (``translations.jsonl``), of what five people of the sample press say: from German and Chinese
into English, from English and Chinese into German. ``stand`` is the share that reaches the note; of those with a fault,
``caught`` is the share that does not. ``errors`` counts what the audit of the whole notes objects to. With ``--model``
a chat model translates instead, and ``exact`` says how many of its passages are ours to the letter.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import wortlaut
from wortlaut.desk import Brief, Library
from wortlaut.ports import Passage
from wortlaut.settings import Settings
from wortlaut.testing import FakeTranslator

HERE = Path(__file__).parent
PRESS = HERE.parent / "examples" / "press"
NOTES = (
    ("Thekla Lührsen", "en"),
    ("Thekla Lührsen", "de"),
    ("Birgit Komorowski", "en"),
    ("Henning Lührsen", "en"),
    ("Torben Hasselrath", "en"),
    ("Rainer Gosewinkel", "en"),
)
TODAY = "2026-11-27"
Spoil = Callable[[str, str], str]  # of a translation in a language; "" = this fault is not possible there

_NOT = {"en": r"\b(?:not|no|nobody|cannot)\b ?", "de": r"\b(?:nicht|kein\w*|niemand)\b ?"}
_HEDGE = {"en": r"\b(?:perhaps|maybe)\b ?", "de": r"\bvielleicht\b ?"}
_WORDS = {
    "en": {"four": "fourteen", "forty": "fifty", "two years": "twenty years", "forty-three": "thirty-four"},
    "de": {"vierzig": "fünfzig", "acht": "achtzehn", "dreiundvierzig": "vierunddreißig"},
}


def _without(patterns: dict[str, str], text: str, lang: str) -> str:
    shorter = re.sub(patterns[lang], "", text, flags=re.IGNORECASE)
    return shorter if shorter != text else ""


def _renumbered(text: str, lang: str) -> str:
    for word, other in _WORDS[lang].items():
        if re.search(rf"\b{word}\b", text):
            return re.sub(rf"\b{word}\b", other, text)
    return ""


def _added(text: str, lang: str) -> str:
    return text.rstrip(".!") + (" since 1987." if lang == "en" else " seit 1987.")


FAULTS: dict[str, Spoil] = {
    "every negation taken out": lambda text, lang: _without(_NOT, text, lang),
    "every hedge taken out": lambda text, lang: _without(_HEDGE, text, lang),
    "another number in words": _renumbered,
    "a year added": _added,
    "a placeholder lost": lambda text, lang: text.replace("{1}", "", 1) if "{1}" in text else "",
    "a placeholder doubled": lambda text, lang: text.replace("{1}", "{1} {1}", 1) if "{1}" in text else "",
    "a figure typed instead": lambda text, lang: text.replace("{1}", "999", 1) if "{1}" in text else "",
    "a link": lambda text, lang: f"{text} (https://tidings.example)",
    "markup": lambda text, lang: f"**{text}**",
    "a tag": lambda text, lang: f"<i>{text}</i>",
    "a remark behind it": lambda text, lang: f"{text}\n\n(Translated freely.)",
    "half of it": lambda text, lang: text[: len(text) // 3] if len(text) > 60 else "",
    "said three times": lambda text, lang: f"{text} {text} {text}" if len(text) > 20 else "",
    "the original": lambda text, lang: "original",
    "another language": lambda text, lang: (
        "Nous avons toujours dit la vérité à tout le monde, et nous le ferons encore demain." if len(text) > 60 else ""
    ),
    "nothing": lambda text, lang: " ",
}


def recorded() -> dict[tuple[str, str, str], str]:
    """Return our translations by language, language and passage."""
    lines = (HERE / "translations.jsonl").read_text(encoding="utf-8").splitlines()
    return {(one["from"], one["to"], one["text"]): one["translation"] for one in map(json.loads, lines)}


def translated(library: Library, answer: Callable[[Passage, str], str]) -> Iterator[tuple[str, Brief, FakeTranslator]]:
    """Yield each note with the translations that the function gives, and who was asked."""
    for person, lang in NOTES:
        translator = FakeTranslator(lambda passage, lang=lang: answer(passage, lang), name="recorded")
        with patch("wortlaut.desk.briefing.open_translator", lambda settings, asker, made=translator: made):
            yield (
                f"{person} {lang}",
                wortlaut.brief(person, library, lang=lang, settings=Settings(today=TODAY)),
                translator,
            )


def errors(brief: Brief) -> list[str]:
    """Return the codes of the errors that the note's audit finds."""
    return [finding.code for finding in brief.audit.findings if finding.level == "error"]


def good(library: Library, known: dict[tuple[str, str, str], str], *, show: bool) -> dict[str, float]:
    """Measure the good translations."""
    asked, stand, missing, wrong = 0, 0, 0, 0
    for name, brief, _ in translated(library, lambda passage, lang: known.get((passage.lang, lang, passage.text), "")):
        made = brief.translating
        assert made is not None
        without = made.left.get("empty", 0)
        asked, stand, missing = asked + made.passages, stand + made.made, missing + without
        wrong += len(errors(brief))
        if show or made.left:
            print(f"  {name}: {made.made} of {made.passages}, left {dict(made.left)}")
    print(f"good: {asked} passages, {missing} without a translation of ours; stand {stand / (asked - missing):.3f}")
    return {"passages": asked, "stand": stand / (asked - missing), "errors": wrong}


def spoilt(library: Library, known: dict[tuple[str, str, str], str], *, show: bool) -> dict[str, float]:
    """Measure each fault: what was spoilt must not stand."""
    tried: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    wrong = 0
    for fault, spoil in FAULTS.items():

        def answer(passage: Passage, lang: str, spoil: Spoil = spoil) -> str:
            whole = known.get((passage.lang, lang, passage.text), "")
            bad = spoil(whole, lang) if whole else ""
            return passage.text if bad == "original" else bad

        for _, brief, translator in translated(library, answer):
            first = {(one.lang, one.text): answer(one, brief.note.lang) for one in translator.asked}
            bad = {words for words in first.values() if words}
            printed = " ".join(piece.text for piece in _pieces(brief) if piece.translated_from)
            tried[fault] += len(bad)
            stand = brief.translating.made if brief.translating else 0
            caught[fault] += len(bad) - stand
            wrong += len(errors(brief))
            if show and stand:
                print(f"  stood in spite of {fault}: {printed[:300]}")
    for fault, number in tried.items():
        print(f"  {fault}: {caught[fault]} of {number} caught")
    share = caught.total() / tried.total()
    print(f"with a fault: {tried.total()}, caught {share:.3f}; errors in the audit of the notes {wrong}")
    return {"faulty": tried.total(), "caught": share, "errors_with_faults": wrong}


def _pieces(brief: Brief) -> Iterator[wortlaut.records.Piece]:  # type: ignore[name-defined]
    for section in brief.note.sections:
        for paragraph in section.paragraphs:
            for sentence in paragraph:
                yield from sentence.pieces


def by_model(library: Library, spec: str, endpoint: str) -> dict[str, float]:
    """Let a chat model translate all notes and tell what became of it."""
    known, asked, stand, wrong = set(recorded().values()), 0, 0, 0
    faults: Counter[str] = Counter()
    exact, begun = 0, time.monotonic()
    for person, lang in NOTES:
        settings = Settings(today=TODAY, translator=spec, endpoint=endpoint, context=4096)
        brief = wortlaut.brief(person, library, lang=lang, settings=settings)
        made = brief.translating
        assert made is not None
        asked, stand, wrong = asked + made.passages, stand + made.made, wrong + len(errors(brief))
        faults.update(made.left)
        words = {piece.text for piece in _pieces(brief) if piece.translated_from}
        exact += len({one.rstrip(".。") for one in known} & words)
        print(f"  {person} {lang}: {made.made} of {made.passages} stand; {made.cost}")
        for text in sorted(words):
            print(f"    {text}")
    print(
        f"{spec}: {stand} of {asked} stand, {exact} of them as ours; left {dict(faults)}; errors {wrong}; "
        f"{time.monotonic() - begun:.0f} s"
    )
    return {"passages": asked, "stand": stand, "errors": wrong}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print what stands in spite of a fault")
    parser.add_argument("--json", action="store_true", help="print the figures on a last line")
    parser.add_argument("--model", default="", help="a chat model that translates instead")
    parser.add_argument("--endpoint", default="", help="of an OpenAI-compatible server")
    asked = parser.parse_args()
    with wortlaut.collect(PRESS) as library:
        if asked.model:
            figures = by_model(library, asked.model, asked.endpoint)
        else:
            known = recorded()
            figures = good(library, known, show=asked.show) | spoilt(library, known, show=asked.show)
    if asked.json:
        print(json.dumps({name: round(value, 4) for name, value in figures.items()}))


if __name__ == "__main__":
    main()

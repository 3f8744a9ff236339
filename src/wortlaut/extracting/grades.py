"""How carefully a text is read: by rules alone, or by rules and a learned tagger."""

from __future__ import annotations

from wortlaut.errors import UsageError
from wortlaut.extracting import default_extractors
from wortlaut.extracting.tagged import TaggedExtractor
from wortlaut.ports import Extractor, Tagger

GRADES = ("fast", "accurate")


def extractors_of(grade: str, lang: str, /, *, tagger: Tagger | None = None) -> tuple[Extractor, ...]:
    """Return the extractors of a grade; the accurate one needs a tagger. Raises UsageError for any other grade."""
    if grade not in GRADES:
        raise UsageError(f"no grade {grade!r}", hint=f"known: {', '.join(GRADES)}")
    rules = default_extractors(lang)
    if grade == "fast":
        return rules
    if tagger is None:
        raise UsageError("the accurate grade needs a tagger", hint="pass one: wortlaut.models.load_tagger()")
    return (*rules, TaggedExtractor(tagger, rules=rules))

"""Which extractors a grade is made of, the tagger fetched from the models' room."""

from __future__ import annotations

from wortlaut.ports import Extractor


def extractors_for(grade: str, lang: str, tagger: str = "", /) -> tuple[Extractor, ...]:
    """Return the extractors of a grade for a language; raises UsageError or ModelError where there are none."""
    from wortlaut.extracting.grades import extractors_of

    if grade != "accurate":
        return extractors_of(grade, lang)
    from wortlaut.models import DEFAULT, load_tagger

    return extractors_of(grade, lang, tagger=load_tagger(tagger or DEFAULT))


def check_grade(grade: str, tagger: str = "", /) -> None:
    """Raise UsageError or ModelError for a grade that cannot be had, before anything is read."""
    if grade != "fast":
        extractors_for(grade, "en", tagger)

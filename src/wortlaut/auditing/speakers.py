"""Whose words a note says a quotation is, as far as its own text names someone."""

from __future__ import annotations

from wortlaut.auditing.draft import Draft, Quoted


def speaker_of(quoted: Quoted, draft: Draft, /) -> str | None:
    """Return the name that the note gives beside the quotation, None where it is a pronoun or nobody.

    A last name is filled up to the full one that the note uses.
    """
    if quoted.quotation is None or not quoted.quotation.speaker:
        return None
    words = " ".join(quoted.quotation.speaker[0].of(draft.text).split())
    names = [word.strip(".,;:*_") for word in words.split()]
    named = [name for name in names if name[:1].isupper() and len(name) > 2]
    if not named or (len(named) == 1 and _is_common(named[0], draft)):
        return None
    return _full(" ".join(named), draft)


def _is_common(word: str, draft: Draft) -> bool:
    """Tell whether the single word begins a sentence with a capital only: Er, Sie, She."""
    from wortlaut.auditing.weights import stopwords

    return word.lower() in stopwords(draft.lang)


def _full(name: str, draft: Draft) -> str:
    told = [str(draft.front.get(key)) for key in ("person", "subject", "about") if draft.front.get(key)]
    return next((full for full in told if set(name.split()) <= set(full.split())), name)

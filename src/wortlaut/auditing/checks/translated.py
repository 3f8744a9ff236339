"""A translation against its original: what must be the same in every language."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from wortlaut.auditing.checks.base import Case
from wortlaut.auditing.draft import Draft, Paragraph
from wortlaut.auditing.lexicon import Lexicon, lexicon
from wortlaut.auditing.numerals import amounts
from wortlaut.auditing.pairing import paired, uneven
from wortlaut.auditing.periods import period
from wortlaut.auditing.readable import readable
from wortlaut.auditing.tokens import Text
from wortlaut.auditing.weights import detect, languages
from wortlaut.languages.base import language
from wortlaut.records import Figure, Finding, Span

SHORTEST = 6  # words of a sentence whose language shows
MOST_SENTENCES = 3_000  # of one note whose language is looked at
SHARE = 0.5  # of the letters that the note's own script has at least
FEWEST_LETTERS = 40  # from which a script shows
SMALL = 12  # counts up to here are written in words, and read in some languages only
SAME = ("date", "person", "subject", "image", "audio")  # of the front matter, in every language
_SCRIPTS = {"zh": "CJK", "ja": "CJK HIRAGANA KATAKANA", "ko": "HANGUL", "ru": "CYRILLIC", "uk": "CYRILLIC",
            "bg": "CYRILLIC", "el": "GREEK", "ar": "ARABIC", "fa": "ARABIC", "he": "HEBREW", "hi": "DEVANAGARI",
            "th": "THAI"}  # fmt: skip
_DECIMAL = re.compile(r"-?\d+(?:\.\d+)?")
_PLAIN = re.compile(r"(?<![\w.,])\d{2,4}(?![\w]|[.,]\d)")


def check_shape(case: Case, /) -> Iterator[Finding]:
    """Find headings, paragraphs, quotations and links that the original has and the translation has not, or more."""
    draft, original = case.draft, case.original
    if original is None:
        return
    levels = [[heading.level for heading in one.headings] for one in (draft, original)]
    if levels[0] != levels[1]:
        yield _shape(case, "translation/heading", len(levels[0]), len(levels[1]), "headings")
    for place, mine, theirs in uneven(draft, original):
        heading = draft.headings[place].span if place >= 0 else None
        yield _shape(case, "translation/paragraph", mine, theirs, "paragraphs in this section", span=heading)
    for block, other in paired(draft, original):
        here, there = draft.quoted_places.inside(block.span), original.quoted_places.inside(other.span)
        if here != there:
            yield _shape(case, "translation/quotation", here, there, "quotations in this paragraph", span=block.span)
    if not list(paired(draft, original)) and len(draft.quoted) != len(original.quoted):
        yield _shape(case, "translation/quotation", len(draft.quoted), len(original.quoted), "quotations")
    yield from _links(case, original)


def _shape(case: Case, code: str, mine: int, theirs: int, what: str, *, span: Span | None = None) -> Finding:
    return case.finding(
        code,
        "error" if code == "translation/quotation" else "warning",
        f"The translation has {mine} {what}, the original {theirs}.",
        span=span,
        repair="translate all of it, and nothing else",
    )


def _links(case: Case, original: Draft) -> Iterator[Finding]:
    mine, theirs = (Counter(_urls(one)) for one in (case.draft, original))
    for url in theirs - mine:
        yield case.finding(
            "translation/link",
            "warning",
            f"The original links to {url}, the translation does not.",
            repair=f"link to {url}",
        )
    spans = {mark.url: mark.span for mark in case.draft.marks} | {one.url: one.span for one in case.draft.references}
    for url in mine - theirs:
        yield case.finding(
            "translation/link",
            "warning",
            f"The translation links to {url}, the original does not.",
            span=spans.get(url),
            repair="link to what the original links to",
        )


def _urls(draft: Draft) -> list[str]:
    found = (*(mark.url for mark in draft.marks), *(one.url for one in draft.references))
    return [url for url in found if url]


def check_figures(case: Case, /) -> Iterator[Finding]:
    """Find figures that a paragraph of the original has and its translation has not, or has others instead."""
    original = case.original
    for mine, theirs in paired(case.draft, original) if original is not None else ():
        assert original is not None
        read = _has_numbers(case.draft) and _has_numbers(original)
        here, there = _values(case.draft, mine, read=read), _values(original, theirs, read=read)
        lost, new = _without(there, here), _without(here, there)
        said = _said(case.draft, mine) if read and lost else frozenset()
        lost = {key: place for key, place in lost.items() if key[1] not in said}
        for value, (span, words) in lost.items():
            instead = next((words for key, (_, words) in new.items() if _alike(key, value)), "")
            at = next((span for key, (span, _) in new.items() if _alike(key, value)), mine.span)
            told = f", the translation has {instead}" if instead else ", the translation does not"
            yield case.finding(
                "translation/figure",
                "error",
                f"The original gives {words}{told}.",
                span=at,
                repair=f"give the figure of the original: {span.of(original.text)}",
            )


_Value = tuple[str, Decimal]


def _has_numbers(draft: Draft) -> bool:
    return bool(language(draft.lang).own("numbers")) and _has_folder(draft)


def _has_folder(draft: Draft) -> bool:
    """Tell whether the language has tables of its own: another one reads with those of the fallback."""
    return language(draft.lang).code == draft.lang.split("-")[0].lower()


def _values(draft: Draft, paragraph: Paragraph, *, read: bool) -> dict[_Value, tuple[Span, str]]:
    """Return the figures by what they are worth; only plain numbers where one of the languages is not read."""
    found: dict[_Value, tuple[Span, str]] = {}
    for figure in draft.figures_in(paragraph.span) if read else ():
        if not (draft.moment_places.touch(figure.span) or draft.mark_places.touch(figure.span)):
            found.setdefault((_kind(figure), figure.value), (figure.span, figure.span.of(draft.text)))
    for match in _PLAIN.finditer(draft.text, *_bounds(paragraph)):
        span = Span(*match.span())
        if not read and not draft.mark_places.touch(span):
            found.setdefault(("plain", Decimal(match[0])), (span, match[0]))
    return found


def _said(draft: Draft, paragraph: Paragraph) -> frozenset[Decimal]:
    """Return the numbers in words that count nothing there: "I was forty-three"."""
    found, _ = amounts(
        [token.key for token in Text(readable(paragraph.span.of(draft.text))).words], lexicon(draft.lang)
    )
    return frozenset(Decimal(atom) for atom in found if _DECIMAL.fullmatch(atom))


def _bounds(paragraph: Paragraph) -> tuple[int, int]:
    return paragraph.span.start, paragraph.span.end


def _kind(figure: Figure) -> str:
    return figure.currency or ("percent" if figure.unit == "percent" else "plain")


def _without(
    these: dict[_Value, tuple[Span, str]], those: dict[_Value, tuple[Span, str]]
) -> dict[_Value, tuple[Span, str]]:
    """Return the figures that the others have not, in whatever unit; small counts are left out."""
    values = {value for _, value in those}
    return {key: place for key, place in these.items() if key[1] not in values and abs(key[1]) > SMALL}


def _alike(one: _Value, other: _Value) -> bool:
    return one[0] == other[0]


def check_dates(case: Case, /) -> Iterator[Finding]:
    """Find days and months that a paragraph of the original names, and its translation does not."""
    original = case.original
    if original is None or not all(
        language(one.lang).own("dates") and _has_folder(one) for one in (case.draft, original)
    ):
        return
    for mine, theirs in paired(case.draft, original):
        here, there = (
            {moment.value for moment in one.moments_in(paragraph.span) if _is_plain(moment.value)}
            for one, paragraph in ((case.draft, mine), (original, theirs))
        )
        for value in sorted(there - here):
            instead = ", ".join(sorted(here - there))
            yield case.finding(
                "translation/date",
                "error" if instead else "warning",
                f"The original dates this {value}, the translation {instead or 'does not'}.",
                span=mine.span,
                repair=f"give the date of the original: {value}",
            )


def _is_plain(value: str) -> bool:
    when = period(value)
    return when is not None and when.precise


def check_names(case: Case, /) -> Iterator[Finding]:
    """Find people whom the original names, and the translation nowhere; only where both are in Latin letters."""
    original = case.original
    if original is None or not (_is_latin(case.draft) and _is_latin(original)):
        return
    text = _folded(case.draft.text)
    for name in dict.fromkeys(name for _, name in original.names):
        surname = _folded(name.split()[-1])
        if surname not in text:
            yield case.finding(
                "translation/name",
                "warning",
                f"The original names {name}, the translation does not.",
                repair=f"name {name} as the original does",
            )


def _is_latin(draft: Draft) -> bool:
    return draft.lang.split("-")[0] not in _SCRIPTS


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in plain if not unicodedata.combining(one))


def check_language(case: Case, /) -> Iterator[Finding]:
    """Find sentences that were left in the language of the original, and a text in the wrong script."""
    original = case.original
    if original is None:
        return
    yield from _script(case)
    mine, theirs = case.draft.lang.split("-")[0], original.lang.split("-")[0]
    if mine == theirs or theirs not in languages():
        return
    spans = (span for paragraph in case.draft.paragraphs for span in case.draft.sentences(paragraph.span))
    for span in list(spans)[:MOST_SENTENCES]:
        words = readable(span.of(case.draft.text))
        if case.draft.quoted_places.touch(span) or len(words.split()) < SHORTEST or detect(words) != theirs:
            continue
        yield case.finding(
            "translation/leftover",
            "error",
            f"This sentence is still in the language of the original ({theirs}).",
            span=span,
            repair="translate it",
        )


def _script(case: Case) -> Iterator[Finding]:
    wanted = _SCRIPTS.get(case.draft.lang.split("-")[0], "LATIN").split()
    for paragraph in case.draft.paragraphs:
        letters = [one for one in readable(paragraph.span.of(case.draft.text)) if one.isalpha()]
        right = sum(any(name in unicodedata.name(one, "") for name in wanted) for one in letters)
        if len(letters) >= FEWEST_LETTERS and right < SHARE * len(letters):
            yield case.finding(
                "translation/script",
                "error",
                f"Most letters here are not {' or '.join(wanted).lower()}, the script of `{case.draft.lang}`.",
                span=paragraph.span,
                repair="translate it, or say what language it is in",
            )


def check_meaning(case: Case, /) -> Iterator[Finding]:
    """Find paragraphs that lost every negation, or every hedge, or got one that the original has not."""
    original = case.original
    if original is None or not all(
        language(one.lang).own("negation") and _has_folder(one) for one in (case.draft, original)
    ):
        return
    for mine, theirs in paired(case.draft, original):
        for what, count in (("negation", _negations), ("hedge", _hedges)):
            here, there = count(case.draft, mine), count(original, theirs)
            if bool(here) != bool(there):
                how = "lost" if there else "added"
                yield case.finding(
                    f"translation/{what}",
                    "warning",
                    f"The {what} of the original was {how}: {there or 'none'} there, {here or 'none'} here.",
                    span=mine.span,
                    repair=f"translate the {what} too" if there else f"take the {what} out",
                )


def _negations(draft: Draft, paragraph: Paragraph) -> int:
    lex = lexicon(draft.lang)
    return sum(map(lex.negates, _keys(draft, paragraph)))


def _hedges(draft: Draft, paragraph: Paragraph) -> int:
    lex: Lexicon = lexicon(draft.lang)
    keys: Sequence[str] = _keys(draft, paragraph)
    return sum(lex.softens(keys, place) for place in range(len(keys)))


def _keys(draft: Draft, paragraph: Paragraph) -> list[str]:
    """Return the words outside of quotation marks: what is quoted may stand in the language that was spoken."""
    pieces, place = [], paragraph.span.start
    for quoted in draft.quoted:
        if paragraph.span.covers(quoted.span) and quoted.span.start >= place:
            pieces.append(draft.text[place : quoted.span.start])
            place = quoted.span.end
    pieces.append(draft.text[place : paragraph.span.end])
    return [token.key for token in Text(readable(" ".join(pieces))).words]


def check_front(case: Case, /) -> Iterator[Finding]:
    """Find front matter that must be the same in every language, and is not; and a language that is the original's."""
    original = case.original
    if original is None:
        return
    if case.draft.lang.split("-")[0] == original.lang.split("-")[0]:
        yield case.finding(
            "translation/front",
            "warning",
            f"The translation is in the language of its original ({original.lang}).",
            repair="say in `lang:` which language it is in",
        )
    for key in SAME:
        mine, theirs = case.draft.front.get(key), original.front.get(key)
        if str(mine) != str(theirs) and theirs is not None:
            yield case.finding(
                "translation/front",
                "warning",
                f"The original says `{key}: {theirs}`, the translation `{key}: {mine}`.",
                repair=f"say `{key}: {theirs}`",
            )

"""Labels of a transcript's turns: "JAKE ROE, HOST:", "Frau Weber:", "Q:"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wortlaut.records import Document, Quotation, Role
from wortlaut.resolving.cast import Cast
from wortlaut.resolving.folding import fold, is_cjk
from wortlaut.resolving.lexicon import Gender, Lexicon

_LONGEST_LABEL = 120  # code points; what is longer is no label
_LONGEST_NAME = 5  # words


def add_labels(cast: Cast, lexicon: Lexicon, quotations: Iterable[Quotation], document: Document) -> Mapping[str, int]:
    """Put the speakers that labels name into the cast; return the person of each label."""
    labels = [quotation.turn for quotation in quotations if quotation.turn]
    labels += [block.speaker for block in document.blocks if block.speaker]
    found: dict[str, int] = {}
    short = []
    for label in dict.fromkeys(labels):
        words, gender = _words(label, lexicon)
        if len(words) == 1 and fold(words[0]) not in lexicon.grammar.labels and not is_cjk(words[0][0]):
            short.append((label, words[0], gender))
        elif _is_name(words, lexicon):
            found[label] = cast.add(words, [fold(word) for word in words], gender)
            _add_office(cast, found[label], label, lexicon)
        else:
            found[label] = cast.add_other(label.strip(" :")[:_LONGEST_LABEL] or "?", "anonymous")
    for label, word, gender in short:
        known = cast.surnamed(fold(word)) or cast.called(fold(word))
        found[label] = known[0] if len(known) == 1 else cast.add_surname(word, fold(word), gender)
    return found


def _words(label: str, lexicon: Lexicon) -> tuple[list[str], Gender]:
    name = label[:_LONGEST_LABEL].split(",")[0].split("(")[0].strip(" :\t")
    if name and all(is_cjk(sign) for sign in name):
        return [name[0], name[1:]] if len(name) in (2, 3) else [name], None
    gender: Gender = None
    words: list[str] = []
    for word in name.split():
        key = fold(word)
        if key in lexicon.titles and not words:
            gender = lexicon.titles[key] or gender
            continue
        words.append(word.title() if word.isupper() and len(word) > 2 else word)
    return words, gender


def _is_name(words: list[str], lexicon: Lexicon) -> bool:
    if not 2 <= len(words) <= _LONGEST_NAME or any(fold(word) in lexicon.grammar.labels for word in words):
        return False
    return all(word[0].isupper() or word.islower() for word in words) and not any(
        lexicon.kind(word) in ("organisation", "group") for word in words
    )


def _add_office(cast: Cast, index: int, label: str, lexicon: Lexicon) -> None:
    title = label.partition(",")[2].strip(" :")[:_LONGEST_LABEL]
    for word in title.split():
        found = lexicon.role(word)
        if found is not None:
            plain = title.lower() if title.isupper() else title
            cast.add_office(index, found[0], Role(title=plain, lang=lexicon.lang))
            return

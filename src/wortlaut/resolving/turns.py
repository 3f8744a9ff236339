"""Labels of a transcript's turns: "JAKE ROE, HOST:", "Frau Weber:", "Q:"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wortlaut.records import Document, Quotation, Role
from wortlaut.resolving.cast import Cast
from wortlaut.resolving.folding import fold, is_cjk
from wortlaut.resolving.lexicon import Gender, Lexicon

_LONGEST_LABEL = 120  # code points; what is longer is no label
_LONGEST_NAME = 5  # words


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one document; full names are put into the cast before its text is read, short ones after."""

    cast: Cast
    lexicon: Lexicon
    printed: tuple[str, ...]
    people: dict[str, int] = field(default_factory=dict)  # label -> person

    def add_full(self) -> None:
        """Put in those that give a full name."""
        for label in self.printed:
            words, gender = _words(label, self.lexicon)
            if _is_name(words, self.lexicon):
                self.people[label] = self.cast.add(words, [fold(word) for word in words], gender)
                _add_office(self.cast, self.people[label], label, self.lexicon)

    def add_short(self) -> None:
        """Put in the rest: a surname is somebody's of the cast, other labels are anonymous."""
        for label in self.printed:
            if label in self.people:
                continue
            words, gender = _words(label, self.lexicon)
            lone = len(words) == 1 and fold(words[0]) not in self.lexicon.grammar.labels and not is_cjk(words[0][0])
            if not lone or not fold(words[0]):
                self.people[label] = self.cast.add_other(label.strip(" :")[:_LONGEST_LABEL] or "?", "anonymous")
                continue
            known = self._known(words[0], label)
            self.people[label] = (
                known[0] if len(known) == 1 else self.cast.add_surname(words[0], fold(words[0]), gender)
            )

    def _known(self, word: str, label: str) -> Sequence[int]:
        """Return who is called so: by first name or surname, rather one of the other labels, or by initials."""
        key = fold(word)
        called = dict.fromkeys((*self.cast.surnamed(key), *self.cast.called(key)))
        full = [person for person in called if self.cast.drafts[person].given]
        labelled = [person for person in full if person in self.people.values()]
        if called:
            return labelled if len(labelled) == 1 else full or list(called)
        return self.cast.initialled(label)


def labels_of(cast: Cast, lexicon: Lexicon, quotations: Iterable[Quotation], document: Document, /) -> Labels:
    """Return the labels of the document's turns, each once, in order."""
    printed = [quotation.turn for quotation in quotations if quotation.turn]
    printed += [block.speaker for block in document.blocks if block.speaker]
    return Labels(cast, lexicon, tuple(dict.fromkeys(printed)))


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
        if not words and lexicon.role(word.strip(".")) is not None and len(name.split()) > 1:
            continue  # "Captain Roe:"
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

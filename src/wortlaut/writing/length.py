"""How long a note may be: in words, shared out among its parts."""

from __future__ import annotations

from dataclasses import dataclass

from wortlaut.errors import UsageError

# Words of a whole note without its references: what fits beside a story, the length of the seed note, a dossier.
NAMED = {"short": 300, "standard": 1000, "long": 3000}
DIGITS = 7  # a longer number is no length
FEWEST = 100  # words; less holds no lead and no statement
BODY = 0.6  # of the words tell statements, as a first guess; then what the drafts have shown
LEAST = 0.3  # that they have in any case
NEAR = 0.03  # of the words by which a draft may miss them, and no other is tried
DRAFTS = 4  # that are tried: after them it comes no nearer
A_THEME = 100  # words of the note for each theme that its last line names
SHORT = 800  # words up to which a note says nothing twice: a remark in its lead, a figure in a list
A_LINE = 400  # words of the note for each line that a list of changes, differences or figures may have


@dataclass(frozen=True, slots=True)
class Length:
    """What the parts of a note may take."""

    words: int  # of the whole note

    @property
    def body(self) -> int:
        """Words that the themes may take, guessed."""
        return int(self.words * BODY)

    @property
    def least(self) -> int:
        """Words that the themes may take whatever the other parts need."""
        return int(self.words * LEAST)

    @property
    def themes(self) -> int:
        """Themes that are named where statements are left out."""
        return max(1, self.words // A_THEME)

    @property
    def tells_twice(self) -> bool:
        """Whether there is room to quote a remark in the lead and again under its theme."""
        return self.words >= SHORT

    @property
    def figures(self) -> int:
        """Lines of the list of figures; the figures of what is told stand there already."""
        return self.words // (2 * A_LINE)

    @property
    def lines(self) -> int:
        """Lines of each list; what has none, as in a short note, is counted in the last line."""
        return self.words // A_LINE if self.tells_twice else 0


def length_of(asked: str | int, /) -> Length:
    """Return a length given by name or as a number of words; raises UsageError for anything else."""
    plain = str(asked or "standard").strip().lower()
    words = NAMED.get(plain) or (int(plain) if plain.isascii() and plain.isdigit() and len(plain) < DIGITS else 0)
    if words < FEWEST:
        names = ", ".join(NAMED)
        raise UsageError(
            f"{asked!r} is no length of a note", hint=f"known: {names}, or a number of words from {FEWEST}"
        )
    return Length(words)

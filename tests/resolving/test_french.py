"""French speakers: pronouns tied to their verb, courtesy titles, what women are called."""

from __future__ import annotations

import pytest

from wortlaut.extracting import extract
from wortlaut.resolving import resolve
from wortlaut.testing import document


def speakers(text: str) -> list[str | None]:
    """Return who speaks each quotation that our extractor finds."""
    paper = document(text, lang="fr")
    resolution = resolve([paper], {paper.id: extract(paper)})
    people = {person.id: person.name for person in resolution.people}
    return [people.get(one.person or "") for one in resolution.attributions]


FRENCH = {
    "a-t-elle": (
        "La maire de Lund, Odile Crol, a refusé lundi. « Nous ne vendrons pas notre eau », a-t-elle déclaré.",
        ["Odile Crol"],
    ),
    "dit-il": ("Jean Brandt est fatigué. « Il est temps de partir », dit-il.", ["Jean Brandt"]),
    "elle a ajouté": (
        "La présidente du port, Claire Brandt, a dit : « Chacun fait un pas. » Elle a ajouté que « rien ne change ».",
        ["Claire Brandt", "Claire Brandt"],
    ),
    "il and elle of two": (
        "Le maire Jean Lund et la préfète Claire Brandt se sont vus. « Rien ne change », a-t-elle dit. "
        "« Tout change », a-t-il répondu.",
        ["Claire Brandt", "Jean Lund"],
    ),
    "M. before the surname": (
        "« On ne lâchera rien », a lancé Karim Brandt, délégué. « C'est trop peu », répond M. Brandt.",
        ["Karim Brandt", "Karim Brandt"],
    ),
    "what she is": (
        "La directrice du quai, Claire Brandt, a parlé. « Nous restons ici », ajoute la directrice.",
        ["Claire Brandt"],
    ),
    "two women": ("Jeanne Lund et Marie Brandt sont venues. « Il est temps de partir », dit-elle.", [None]),
    "somebody without a name between": (
        "Claire Brandt est venue avec Odile Crol. La maire a parlé. « C'est faux », a-t-elle déclaré.",
        [None],
    ),
}


@pytest.mark.parametrize(("text", "expected"), FRENCH.values(), ids=FRENCH)
def test_french_speakers(text, expected):
    assert speakers(text) == expected

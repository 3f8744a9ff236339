"""A recogniser at work: texts of ours spoken by espeak-ng, heard, and held against what was spoken.

    python evaluation/hearing.py whisper:FOLDER [--lang en]

``wer`` is the word error rate (insertions, deletions and substitutions over the words spoken), letters alone counted,
figures in words; the speed is seconds of sound a second of time. A synthetic voice is neither as clear nor as varied
as a person's.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import tempfile
import time
import wave
from pathlib import Path

import wortlaut
from wortlaut.settings import Settings

SPOKEN = {
    "en": (
        "The harbour will stay open through the winter. We will close three ferries and not one more. "
        "Nobody in this town has to fear for a job. The new dock costs twelve million euros, and perhaps "
        "a little less.",
        "I have read the report twice. It does not say that the bridge is safe. It says that nobody has looked. "
        "We should look, and we should do it before the first frost.",
    ),
    "de": (
        "Der Hafen bleibt den Winter über offen. Wir streichen drei Fähren und keine mehr. Niemand in dieser Stadt "
        "muss um seine Stelle fürchten. Das neue Dock kostet zwölf Millionen Euro, vielleicht etwas weniger.",
    ),
}
_WORD = re.compile(r"[^\W_]+")


def errors(spoken: list[str], heard: list[str]) -> int:
    """Return the fewest insertions, deletions and substitutions from one list of words to the other."""
    from rapidfuzz.distance import Levenshtein

    return int(Levenshtein.distance(spoken, heard))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("recogniser")
    parser.add_argument("--lang", default="en", choices=sorted(SPOKEN))
    asked = parser.parse_args()
    wrong = words = 0
    sound = taken = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(SPOKEN[asked.lang]):
            path = Path(folder) / f"talk-{number}.wav"
            subprocess.run(["espeak-ng", "-v", asked.lang, "-s", "150", "-w", str(path), text], check=True)
            with wave.open(str(path)) as spoken:
                sound += spoken.getnframes() / spoken.getframerate()
            begun = time.monotonic()
            settings = Settings(recogniser=asked.recogniser)
            (made,) = wortlaut.transcribe([path], Path(folder) / "out", lang=asked.lang, settings=settings)
            taken += time.monotonic() - begun
            if made.path is None:
                raise SystemExit(str(made.skipped))
            (document,) = wortlaut.collect(made.path).documents.values()
            own, heard = (_WORD.findall(one.lower()) for one in (text, document.text))
            wrong, words = wrong + errors(own, heard), words + len(own)
            print(f"  {' '.join(document.text.split())}")
    print(f"{words} words: wer {wrong / words:.3f}, {sound:.0f} s of sound at {sound / taken:.1f} times its length")


if __name__ == "__main__":
    main()

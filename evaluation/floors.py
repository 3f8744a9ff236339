"""Hold every figure that has a floor against it: the sets are pinned by digest, a figure below its floor is a failure.

usage: python evaluation/floors.py [SHARED]      SHARED: the folder of corpora (default ../shared beside the checkout)

Floors on sets that are not there are skipped and named. Exit 1 when a figure fell, 0 otherwise.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Run each measurement and print its figures beside their floors."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent.parent / "shared"
    fallen = passed = skipped = 0
    for measured in tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["floor"]:
        needed = measured.get("set")
        if needed and not (shared / needed).exists():
            print(f"skipped  {measured['name']}: {needed} is not in {shared}")
            skipped += len(measured["figures"])
            continue
        if needed and measured["sha256"] != digest(shared / needed):
            print(f"FAILED   {measured['name']}: {needed} is not the set that the floor was measured on")
            fallen += len(measured["figures"])
            continue
        figures = run(measured["command"], shared)
        for name, floor in measured["figures"].items():
            value = reach(figures, name)
            good = value <= floor if name in measured.get("at_most", ()) else value >= floor
            print(f"{'passed ' if good else 'FAILED '}  {measured['name']} {name}: {value:.4g} (floor {floor})")
            passed, fallen = passed + good, fallen + (not good)
    print(f"{passed} passed, {fallen} failed, {skipped} skipped")
    return 1 if fallen else 0


def digest(path: Path) -> str:
    """Return the SHA-256 of a set, hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def run(command: list[str], shared: Path) -> dict[str, Any]:
    """Return the figures that a measurement prints on its last line."""
    words = [word.replace("{shared}", str(shared)) for word in command]
    program = [sys.executable, str(HERE / words[0]), *words[1:], "--json"]
    ran = subprocess.run(program, capture_output=True, text=True, check=False, cwd=HERE.parent)
    try:
        figures: dict[str, Any] = json.loads(ran.stdout.strip().splitlines()[-1])
    except (IndexError, ValueError):
        raise SystemExit(f"{' '.join(words)} gave no figures:\n{ran.stdout[-500:]}\n{ran.stderr[-2000:]}") from None
    return figures


def reach(figures: Any, name: str) -> float:
    """Return the figure of a name like ``polnear.dev/end_to_end/f1``."""
    for part in name.split("/"):
        figures = figures[part]
    return float(figures)


if __name__ == "__main__":
    sys.exit(main())

"""A process that is killed leaves everything it reported, and the next one ends as if nothing had happened."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked, which this system cannot")
def test_whatever_was_reported_is_there_after_a_kill():
    ran = subprocess.run(
        [sys.executable, "evaluation/kills.py", "--times", "6", "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    result = json.loads(ran.stdout)
    assert result["failures"] == []
    assert ran.returncode == 0
    assert result["kills"] == 6
    assert result["finished"] >= 1

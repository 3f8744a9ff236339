"""Fixtures for all tests; what needs the corpora beside the checkout is skipped where they are absent."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora, audit cases and pages beside the checkout."""
    if not (SHARED / "corpora").is_dir():
        pytest.skip(f"needs the corpora in ../shared, which are not beside this checkout ({SHARED} is absent)")
    return SHARED


@pytest.fixture(scope="session")
def press() -> Path:
    """The folder of the sample press."""
    return ROOT / "examples" / "press"

"""Fixtures every folder may use."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of labelled corpora and Discord's description, beside the checkout; skips where it is missing."""
    folder = Path(__file__).resolve().parents[1].parent / "shared"
    if not folder.is_dir():
        pytest.skip("no ../shared beside this checkout: labelled corpora and Discord's description are absent")
    return folder

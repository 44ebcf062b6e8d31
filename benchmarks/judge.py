"""The judge of what is read and followed: the scorer of the corpora beside the checkout, where these are present."""

import importlib.util
from pathlib import Path
from types import ModuleType

SHARED = Path(__file__).resolve().parents[2] / "shared" / "corpora"


def scorer() -> ModuleType | None:
    """Return the scorer as a module, None where there is none."""
    path = SHARED / "score.py"
    if not path.exists():
        return None
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

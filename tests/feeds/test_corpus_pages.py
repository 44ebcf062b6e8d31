"""The labelled pages: the article and nothing else, its title, and when it was published, from the file alone."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from feeds.page import read_page

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "corpora" / "pages_dev"


def _spaces(text: str | None) -> str:
    return " ".join((text or "").split())


@pytest.mark.parametrize("name", [path.stem for path in sorted(FOLDER.glob("*.json"))] or ["absent"])
def test_the_article_of_a_page_is_read(name: str, shared: Path):
    expected = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))

    page = read_page((FOLDER / f"{name}.html").read_bytes(), "")

    text = _spaces(page.text)
    assert [sentence for sentence in expected["body_must_contain"] if _spaces(sentence) not in text] == []
    assert [noise for noise in expected["body_must_not_contain"] if _spaces(noise) in text] == []
    assert _spaces(page.title) == _spaces(expected["title"])
    assert page.published is not None
    if expected.get("published_precision") == "day":
        assert page.published.date().isoformat() == expected["published"][:10]
    else:
        assert page.published == datetime.fromisoformat(expected["published"])
    assert page.image == expected.get("image", page.image)
    assert page.site_name == expected.get("site_name", page.site_name)

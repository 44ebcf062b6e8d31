"""Other places with later dates, as the text names them."""

from datetime import UTC, datetime

import pytest

from launches.article import Article
from launches.reading import read

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "places", ["Japan", "Japan, Hong Kong and Taiwan", "Canada and the U.K.", "Europe, the United States and Asia"]
)
def test_a_place_of_several_words_and_a_list_of_them_are_kept_whole(places):
    text = f"The Kite goes on sale in Germany on 4 May 2026.\n\n{places} will get it in July 2026."
    (said,) = read(Article("Kite in May", text, NOW)).announcements
    assert [(region.region, region.window.edtf) for region in said.regions] == [(places, "2026-07")]

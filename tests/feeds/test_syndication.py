"""What feeds say in places of their own."""

from feeds.parse import parse_feed


def test_the_picture_of_an_author_is_not_the_entrys():
    feed = b"""<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><title>Releases</title>
    <entry><id>urn:x:1</id><title>3.0</title><media:thumbnail height="30" width="30" url="https://a.example/face"/></entry>
    <entry><id>urn:x:2</id><title>Film</title><media:thumbnail width="480" url="https://a.example/film"/></entry></feed>"""

    assert [item.image for item in parse_feed(feed, "https://a.example/").items] == [None, "https://a.example/film"]

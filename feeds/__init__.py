"""The outside world in: fetching, feed formats, newsroom pages, article text."""

"""The one fetcher that a configuration asks for: who asks, of which networks, how many at once."""

from bot.config import Config
from feeds.fetch import USER_AGENT, Fetcher


def fetcher_of(config: Config) -> Fetcher:
    """Return the fetcher, with the operator's contact in every request."""
    return Fetcher(
        allow=[str(network) for network in config.fetch.allow],
        user_agent=f"{USER_AGENT} {config.fetch.contact}".strip(),
        total=config.fetch.concurrency,
    )

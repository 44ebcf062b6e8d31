"""Keywords: which somebody follows, and which of them stand in a text, as whole words, whatever their case."""

import re
import unicodedata
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Route, Subscription
from launches.mentioned import is_spaced


async def followed(session: AsyncSession) -> list[str]:
    """Return every keyword that somebody follows."""
    routes = select(Route.keyword).where(Route.keyword.is_not(None))
    people = select(Subscription.keyword).where(Subscription.keyword.is_not(None))
    return [word for word in await session.scalars(routes.union(people)) if word]


def matching(words: Iterable[str], text: str) -> tuple[str, ...]:
    """Return those of `words` that stand in `text`.

    A keyword may be several words. It must not be part of a longer one ("pro" is not in "process"), except in
    scripts that write without spaces, where nobody can say where a word ends.
    """
    folded = _fold(text)
    return tuple(word for word in words if _stands_in(_fold(word), folded))


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _stands_in(word: str, text: str) -> bool:
    if not word or word not in text:
        return False
    before = r"(?<!\w)" if is_spaced(word[0]) else ""
    after = r"(?!\w)" if is_spaced(word[-1]) else ""
    return re.search(before + re.escape(word) + after, text) is not None

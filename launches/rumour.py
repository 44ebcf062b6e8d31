"""Whether an article passes on a rumour: the word for it, and no word of the maker's own."""

from launches.cues import Kind
from launches.document import Document

_OWN_VOICE = frozenset("we we're we've we'll our us i".split())
_LEAD = 5


def is_rumour(document: Document) -> bool:
    """Return whether title or lead tell hearsay. A maker's own text ("we") is never one, even when it denies one."""
    told = sum(cue.kind is Kind.RUMOUR for line in document.lines[:_LEAD] for cue in line.cues)
    if not told:
        return False
    own = sum(word in _OWN_VOICE for line in document.lines for word in line.tokens.words)
    confirmed = any(
        word in ("confirmed", "confirms", "announced", "announces")
        for line in document.lines[:_LEAD]
        for word in line.tokens.words
    )
    return not confirmed and (told > 1 or own < 3)

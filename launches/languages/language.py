"""What a language is to the reader: its cues, its grammar of dates, and how its verbs show the tense."""

from collections.abc import Callable
from dataclasses import dataclass

from launches.cues import CueTable
from launches.mentions.expression import Found, FoundClock, Reference, Tense
from launches.tokens import Tokens

Find = Callable[[str, Tokens, Reference], tuple[list[Found], list[FoundClock]]]
TellTense = Callable[[str, int, int, Found, Reference], Tense]


@dataclass(frozen=True, slots=True)
class Language:
    """One language's data; the engine is the same for all.

    `past` and `planned`: words that make a clause tell history, or an old plan. `announcing`: what has been done by
    these says nothing of the date that follows one of `targets` ("hat den Start für Juni angekündigt"). `standing`:
    beside these "desde" looks back. `english`: the tense is read from the verb instead. `tense` reads it for one date,
    from the text between the ends of its sentence. `conjunctions` open a clause.
    """

    code: str
    cues: CueTable
    find: Find
    conjunctions: frozenset[str]
    past: frozenset[str] = frozenset()
    planned: frozenset[str] = frozenset()
    future: frozenset[str] = frozenset()
    announcing: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    standing: frozenset[str] = frozenset()
    english: bool = False
    tense: TellTense | None = None

"""What a language is to the reader: its cues, its grammar of dates, and how its verbs show the tense."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from launches.cues import CueTable, Kind
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
    from the text between the ends of its sentence. `conjunctions` open a clause. `separable`: verbs whose other
    half ends their clause, with what they mean by the half. `english_for`: what the learnt tables are to read in place
    of a word, as they know next to none of other languages.
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
    separable: Mapping[str, Mapping[str, Kind]] = field(default_factory=dict)
    english_for: Mapping[str, str] = field(default_factory=dict)


def glossary(lines: str, elided: tuple[str, ...] = ()) -> dict[str, str]:
    """Return the English word for each of a language, from entries such as "appointed: ernannt berufen".

    `elided` are articles and the like that may be one word with the next ("l'ouverture").
    """
    pairs = (entry.strip().split(":") for entry in lines.replace("\n", ";").split(";") if entry.strip())
    return {before + word: english for english, words in pairs for word in words.split() for before in ("", *elided)}


def halves(table: Mapping[Kind, str]) -> dict[str, dict[str, Kind]]:
    """Return what verbs mean by their other halves, of lines such as "sagt sagen: ab"."""
    found: dict[str, dict[str, Kind]] = {}
    for kind, lines in table.items():
        for line in lines.strip().splitlines():
            verbs, others = line.split(":")
            for verb in verbs.split():
                found.setdefault(verb, {}).update(dict.fromkeys(others.split(), kind))
    return found

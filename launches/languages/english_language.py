# ruff: noqa: E501 (tables and patterns read better unbroken)
"""English, put together."""

from launches.languages.english import CUES
from launches.languages.language import Language
from launches.mentions.english import find_expressions

ENGLISH = Language(
    code="en",
    cues=CUES,
    find=find_expressions,
    conjunctions=frozenset(
        "but while whereas which who whose where when that because although though if so then followed plus unless".split()
    ),
    english=True,
)

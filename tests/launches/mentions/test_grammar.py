"""Which rules are tried where."""

from launches.mentions import english
from launches.mentions.grammar import Rules
from tests.launches.mentions.wording import meaning


def test_a_look_at_the_next_word_spares_no_rule_that_would_match(own_corpus, monkeypatch):
    texts = [case["text"] for case in own_corpus]
    quick = [meaning(text) for text in texts]
    monkeypatch.setattr(Rules, "before", lambda rules, _: rules._by_word[""])
    monkeypatch.setattr(english, "_may_tell_hour", lambda _words, _index: True)
    monkeypatch.setattr(english, "_CLOCK_AFTER", [Always()])
    assert quick == [meaning(text) for text in texts]


class Always:
    def __eq__(self, _other):
        return True

    __hash__ = None

# ruff: noqa: E501 (tables and patterns read better unbroken)
"""In which tense a clause speaks of its date: "was shown on 3 March" looks back, "ships on 4 July" ahead, "was to come" tells an old plan.

The words around the date tell it: auxiliaries, the form of the verb of launching nearest to it, what stands right before it.
"""

from itertools import pairwise

from launches.clauses import AUXILIARIES, Clause, clause_of
from launches.cues import Kind
from launches.mentions.expression import Tense

_FUTURE = frozenset(
    "plans planning expects expect expected scheduled due slated going intends intend aims aim hopes hope targeting"
    " targets upcoming coming follows".split()
)
_WAS = frozenset(("was", "were", "had", "did", "wasn't", "weren't", "didn't"))
_HAVE = frozenset(("has", "have", "'ve", "we've", "they've", "i've", "you've"))
_PLANNED = frozenset(
    "to due scheduled planned slated set expected supposed meant targeted targeting aiming promised intended hoping circled marked".split()
)
_PAST_VERBS = frozenset(
    "began took went came won sold ran built got left met held said told made gave saw became grew spoke wrote shot fell rose flew broke drew"
    " brought bought sent spent paid put led kept lost found felt stood chose hit cut shut sank drove did died"
    " ate bred caught clung dealt drank dug fed fled fought froze hung knew laid lent rang rode sang shook shone slept"
    " slid sought spun stole struck strung swam swept swore swung taught threw tore woke wore".split()
)
DONE = _PAST_VERBS | frozenset("come gone begun become done known shown grown flown drawn thrown run sung".split())
"""Forms of the past that do not end in "ed"."""
# Past forms that tell of a plan for the future, or announce one.
_ANNOUNCING = frozenset(
    "agreed approved decided chosen settled announced confirmed revealed scheduled planned expected slated targeted promised pushed delayed postponed moved rescheduled shifted"
    " brought put set fixed named dated priced anticipated estimated tipped booked confirmed unveiled introduced shared listed based limited"
    " called updated improved redesigned red united need indeed speed feed bed expanded advanced detailed dedicated handed".split()
)
_LONGEST = 80
_IF = frozenset(("if", "unless"))
_TELLING = frozenset(("said", "told"))
_SAID = _TELLING | frozenset("announced confirmed promised revealed says".split())
_SET = frozenset(("got", "set"))
_CHOSE = frozenset("chose picked selected".split())
_TO = frozenset(("to", "until", "till"))
_CAN = frozenset(("can", "can't", "cannot"))
# "A restored tram runs from May": what stands right behind one of these is no verb.
_DETERMINERS = frozenset("a an the its their our his her your my every each".split())
_WAS_PLANNED = frozenset(("was", "were", "had", "been"))
_WILL = frozenset("will won't shall i'll you'll he'll she'll it'll we'll they'll that'll there'll this'll".split())
_IS = frozenset(("is", "are", "be"))
_TOLD = frozenset("announced unveiled introduced revealed shown dated released founded published".split())
_VERB_KINDS = frozenset({Kind.LAUNCH, Kind.OPEN, Kind.START, Kind.OUT_PAST})
_PRESENT = frozenset(
    "goes comes launches arrives ships lands opens hits takes releases debuts premieres drops enters reaches starts begins flies"
    " lifts departs".split()
)
_BARE = frozenset("launch release debut premiere ship land arrive drop open start begin come go hit put".split())
# "The doors swung open", "threw its doors open".
_THROWN = frozenset("burst flung swung threw".split())
_PAST_FORMS = frozenset("came went began took flew left got sold was were had made".split())


def tense(words: list[str], clause: Clause, date_first: int) -> Tense:
    """Return the tense of the clause around the date that starts at token `date_first`."""
    clause = _near(clause, date_first)
    part = words[clause.first : clause.last]
    there = frozenset(part)
    if not _IF.isdisjoint(there) and _is_condition(words[clause.first : date_first]):
        return Tense.FUTURE
    if "should" in there and _ought(part):
        return Tense.PLAN
    if not _WAS_PLANNED.isdisjoint(there) and not _PLANNED.isdisjoint(there) and _is_plan(part):
        return Tense.PLAN
    if not _WILL.isdisjoint(there):
        return Tense.FUTURE
    before = words[clause.first : date_first]
    if _is_chosen(before, clause.kinds) or ("would" in before and _is_told(before)):
        return Tense.FUTURE
    if "since" in before and _counts_from(before[before.index("since") + 1 :]):
        return Tense.PAST
    if "expect" in before and not _TELLING.isdisjoint(before) and _is_to(before, before.index("expect")):
        return Tense.PLAN
    verb = _launch_verb(words, clause, date_first)
    if verb is not None:
        return verb
    if not _CAN.isdisjoint(before) and _may(before):
        return Tense.FUTURE
    if any(word in _WAS and not (word == "had" and part[index - 1] == "be") for index, word in enumerate(part)):
        return Tense.PAST
    if not _FUTURE.isdisjoint(there) or _to_be(part):
        return Tense.PAST if _got_going(part) else Tense.FUTURE
    is_now = not _IS.isdisjoint(there)
    if not is_now and not _TOLD.isdisjoint(before[-2:]):
        return Tense.PAST
    if not _HAVE.isdisjoint(there) and _is_perfect(part):
        return Tense.FUTURE if not _ANNOUNCING.isdisjoint(there) else Tense.PAST
    if is_now or "being" in there:
        return Tense.FUTURE
    spoken = part if len(before) <= 4 else before
    past = any(
        word in _PAST_VERBS
        or (len(word) > 4 and word.endswith("ed") and word not in _ANNOUNCING and spoken[index - 1] not in _DETERMINERS)
        for index, word in enumerate(spoken)
    )
    return Tense.PAST if past else Tense.FUTURE


def _may(before: list[str]) -> bool:
    """Whether what can be done is what a date is said of: "can be ordered in May", but not "we can, he said in May"."""
    last = max(index for index, word in enumerate(before) if word in _CAN)
    return (_WAS | _TELLING).isdisjoint(before[last:])


def _got_going(part: list[str]) -> bool:
    """Whether something was set in motion: "sales got going", "set the line going", not "set to be going on sale"."""
    near = part[max(0, part.index("going") - 3) : part.index("going")] if "going" in part else []
    return not _SET.isdisjoint(near) and _IS.isdisjoint(near)


def _is_chosen(before: list[str], kinds: frozenset[Kind]) -> bool:
    """Whether a date is what was chosen, or what something was put off to: "the firm picked 9 May", "put it off to"."""
    last = before[-1] if before else ""
    return last in _CHOSE or (last in _TO and Kind.DELAY in kinds)


def _is_told(before: list[str]) -> bool:
    """Whether somebody is said to have told what would be: "said it would sell it from", not "it would have sold"."""
    place = before.index("would")
    return before[place + 1 : place + 2] != ["have"] and not _SAID.isdisjoint(before[:place])


def _counts_from(after: list[str]) -> bool:
    """Whether "since" counts from what follows: "since its first trip on", "since opening on", not "since it opens on"."""
    first = after[0] if after else ""
    return (first in _DETERMINERS or first.endswith("ing")) and AUXILIARIES.isdisjoint(after)


def _is_to(words: list[str], index: int) -> bool:
    """Whether a word is an infinitive."""
    return words[index - 1 : index] == ["to"]


def _is_condition(before: list[str]) -> bool:
    """Whether what stands before a date says under what condition something will be so: "if bought by 10 May"."""
    return any(first in _IF and _is_done(second) for first, second in pairwise(before))


def _ought(part: list[str]) -> bool:
    """Whether a clause tells what should have been by now; "should have it by May" tells what will be."""
    place = part.index("should")
    return part[place + 1 : place + 2] == ["have"] and any(map(_is_done, part[place + 2 : place + 4]))


def _is_done(word: str) -> bool:
    """Whether a word is a participle by its form."""
    return word in DONE or (len(word) > 4 and word.endswith("ed"))


def _is_perfect(part: list[str]) -> bool:
    """Whether a clause says that something has been done; "has 20 November" and "have to wait" say no such thing."""
    return any(
        word in _HAVE and any(after in DONE or after.endswith(("ed", "en")) for after in part[index + 1 : index + 5])
        for index, word in enumerate(part)
    )


def _is_plan(part: list[str]) -> bool:
    """Whether a clause tells of an old plan ("was to come", "had been planned"); "has been planned" holds."""
    return any(
        word in _WAS_PLANNED
        and not _PLANNED.isdisjoint(_until_done(part[index + 1 : index + 4]))
        and (word != "been" or "has" not in part[:index])
        for index, word in enumerate(part[:-1])
    )


def _until_done(words: list[str]) -> list[str]:
    """Return the words up to a participle that is no plan: "was opened to visitors" tells what happened."""
    for index, word in enumerate(words):
        if word not in _PLANNED and _is_done(word):
            return words[:index]
    return words


def _near(clause: Clause, date_first: int) -> Clause:
    """Cut a clause that goes on for ever (a table without stops) to what stands near the date."""
    if clause.last - clause.first <= _LONGEST:
        return clause
    first, last = max(clause.first, date_first - _LONGEST // 2), min(clause.last, date_first + _LONGEST // 2)
    return clause_of(first, last, tuple(cue for cue in clause.cues if first <= cue.first < last))


def _launch_verb(words: list[str], clause: Clause, date_first: int) -> Tense | None:
    """Return the tense that the launch verb nearest to the date shows by its form and its auxiliary."""
    # "When" is no verb, and "needed three blows on Saturday to open it" tells when the blows were.
    verbs = [
        cue
        for cue in clause.cues
        if cue.kind in _VERB_KINDS
        and words[cue.first] != "when"
        and not (cue.first > date_first and words[cue.first - 1] == "to")
    ]
    if not verbs:
        return None
    cue = min(verbs, key=lambda one: abs(one.first - date_first))
    if cue.kind is Kind.OUT_PAST:
        return Tense.PAST
    word = words[cue.first]
    if word in _PRESENT:
        return Tense.FUTURE
    before = words[max(clause.first, cue.first - 4) : cue.first]
    if not _THROWN.isdisjoint(before):
        return Tense.PAST
    if {"can", "may", "could"} & set(words[cue.first : cue.last + 1]) or {"can", "may"} & set(before[-2:]):
        return Tense.FUTURE
    if not {"was", "were", "had", "did"}.isdisjoint(before):
        return Tense.PAST
    if not _HAVE.isdisjoint(before) and before[-1] not in _DETERMINERS:
        return Tense.FUTURE if not _ANNOUNCING.isdisjoint(before) else Tense.PAST
    if word.endswith("ed") or word in _PAST_FORMS:
        present = not {"is", "are", "be", "being", "to", "gets", "get", "'s"}.isdisjoint(before)
        return (
            Tense.FUTURE
            if present or word in ("expected", "scheduled", "planned", "slated", "targeted", "dated")
            else Tense.PAST
        )
    plural = word in ("arrive", "land", "ship", "hit", "go", "come", "start", "begin", "open", "fly", "depart", "roll")
    if cue.kind is not Kind.LAUNCH or word.endswith("s") or plural or (word in _BARE and "to" in before):
        return Tense.FUTURE
    return None


def _to_be(part: list[str]) -> bool:
    return "be" in part and any(first == "to" and second == "be" for first, second in pairwise(part))

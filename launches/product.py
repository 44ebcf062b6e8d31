# ruff: noqa: E501 (tables and patterns read better unbroken)
"""What is launched: the name in the launch sentence, or what the text calls a thing without a name."""

import re
from collections.abc import Sequence
from dataclasses import replace

from launches.announcement import Announcement
from launches.article import Article
from launches.brand import Brand
from launches.grouping import Topic
from launches.subject import subject_of
from launches.topics import Topics

_READ = 4_000
_LONGEST = 80
# The names before the launch sentence that it may take up again ("It goes on sale …").
_BEFORE = 300
_QUOTED = re.compile(r"[「『“《]([^「」『』“”《》\n]{1,40})[」』”》]")
_CJK = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
# "骐远 E7", "小米 17T Pro", "N700ST", but neither "12GB" nor "PS5": the word before it belongs to it if it stands apart.
_MODEL = re.compile(
    r"(?P<apart>[\u30a1-\u30fe\u4e00-\u9fff]{2,6}\s)?(?<![\w.])(?!(?:\d+(?:[GTM]B|GHz|Hz|MP|mAh|[KGDW]|[km]?m|kg|Wh|ml)|PS\d|iOS|Web3)(?![A-Za-z0-9]))"
    r"(?=[A-Za-z\d]*[A-Za-z])(?=[A-Za-z-]*\d)[A-Za-z\d][A-Za-z\d+-]{1,9}(?:\s?(?:Pro|Max|Ultra|Plus|Air|Lite|[Mm]ini|III?))*",
    re.ASCII,
)
_HALL = re.compile(
    r"(?:\A|[、，：:\s])([\u30a1-\u30fe\u4e00-\u9fff]{2,14}?(?:博物[館馆院]|美[術术][館馆]|水族[館馆]|科学[館馆]|文物[館馆]|[図图圖][書书][館馆]|[動动]物[園园]))"
)
_NOUNS = (
    "smartphone|phone|handset|foldable|tablet|laptop|notebook|computer|console|handheld|camera|lens|watch|smartwatch|headset|headphones|earbuds|"
    "speaker|television|tv|e-reader|reader|drone|robot|car|suv|pickup|truck|van|sedan|motorcycle|scooter|e-bike|bicycle|bike|rocket|satellite|"
    "game|expansion|album|film|series|season|novel|book|app|service|platform|operating system|route|line|museum|exhibition|store|shop|park|ride|"
    "hotel|restaurant|flight|ferry|train|bridge|device|chip|processor|model|flagship|product|edition"
)
_DESCRIBED = re.compile(
    rf"\b(?:the|its|their|our|a|an|his|her)\s+(?P<name>(?:[\w’'-]+\s+){{0,4}}?(?:first|new|next|upcoming|latest|own|flagship)\s+(?:[\w’'-]+\s+){{0,5}}?(?:{_NOUNS})(?:\s+(?:{_NOUNS}))?)\b",
    re.IGNORECASE,
)
# One of these stands between spaces wherever the pattern matches, which goes a long way after every article.
_FRESH = frozenset("first new next upcoming latest own flagship".split())


def name_product(article: Article, brands: Sequence[Brand], said: Announcement) -> str:
    """Return the name of what an article announces: what its launch is likeliest called (`subject.py`).

    Where nothing is named, or any name would be a guess, what the text calls it ("first imaging flagship smartphone"),
    else the headline.
    """
    evidence = said.evidence
    if _CJK.search(evidence):
        return _name_in_cjk(article, brands, evidence)
    found = max(0, article.text.find(evidence)) if evidence else 0
    offset = max(0, found - _BEFORE)
    piece = article.text[offset : found + len(evidence) + 1]
    short = Article(article.title or article.text[:_BEFORE].lstrip().partition("\n")[0], piece, article.published)
    place = said.span[0] - offset if said.span else piece.find(evidence) if evidence else -1
    said = replace(said, span=(said.span[0] - offset, said.span[1] - offset)) if said.span else said
    topics = Topics(short, brands)
    subject = subject_of(topics, said, topics.sentence_at(place) if place >= 0 else None, ())
    if subject.topic is not None and not subject.is_guess:
        return name_or_description(subject.topic, topics, evidence)
    described = described_in(evidence)
    if subject.topic is not None:
        return described or headline_of(article) or topics.full_name(subject.topic)
    return described or subject.maker or described_in(article.text[:_READ]) or headline_of(article)


def headline_of(article: Article) -> str:
    """Return a headline, cut between words: what stands for a name where any name would be a guess."""
    title = " ".join(article.title.split())
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rpartition(' ')[0] or title[: _LONGEST - 1]}…"


def name_or_description(topic: Topic, topics: Topics, evidence: str) -> str:
    """Return a launch's name, or what its sentence describes rather than a name or plain words that stand elsewhere.

    "Xiaomi and Leica Camera begin a new era. … The first jointly developed smartphone launches in July."
    """
    described = described_in(evidence)
    if topic.name.islower():
        rather = topic.name in (described or "") or topic.name not in evidence.lower()
    else:
        rather = not topic.plausible or (not topic.in_title and topic.name not in evidence)
    return described if described and rather else topics.full_name(topic)


def described_in(text: str) -> str | None:
    """Return what a text calls a thing by its kind, as in "our first imaging flagship smartphone"."""
    if _FRESH.isdisjoint(text.lower().split()):
        return None
    found = _DESCRIBED.search(text)
    return found["name"] if found else None


def _name_in_cjk(article: Article, brands: Sequence[Brand], evidence: str) -> str:
    """Return the name in quotation marks, or what is written like a model or a museum, else the headline."""
    near, whole = (evidence, article.title), article.text[:_READ]
    quoted = next((found[1] for text in near if (found := _QUOTED.search(text))), None)
    if quoted is not None:
        return quoted
    model = next((found for text in reversed(near) if (found := _MODEL.search(text))), None)
    if model is not None:
        before = model.string[: model.start()].rstrip()
        maker = next((name for brand in brands for name in brand.names if before.endswith(name)), "")
        return maker + model.string[len(before) : model.end()] if maker else model[0]
    found = _HALL.search(article.title) or _QUOTED.search(whole)
    return found[1] if found else headline_of(article)

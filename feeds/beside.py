"""What stands on a page beside its article, and goes before the article is read.

Rules about how pages are built, none about a site: a dialog is called one, a teaser leads with its heading to another
page, a list of other articles stands under a heading that says so, a form to sign up asks for an address. Whatever
holds the page's first heading, or much of its text, stays.
"""

import re
from collections.abc import Iterator
from itertools import chain, islice

from feeds.dom import Element
from feeds.identity import canonical_link
from feeds.markup import HEADINGS, web_address
from feeds.metadata import content

_CONSENT = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|onetrust|klaro|gdpr|cookiebot|usercentrics|didomi|borlabs|cc-window|cookielaw)(?:$|[\s_-])"
    r"|cookie-?(?:banner|notice|law|bar|consent|choices|compliance)",
    re.IGNORECASE,
)
_SIGN_UP = re.compile(r"newsletter|subscri(?:be|ption)|sign-?up|mailing-?list", re.IGNORECASE)
_ACCEPTS = re.compile(
    r"\b(?:accept|agree|allow|ok(?:ay)?|got it|zustimmen|akzeptieren|accepter|aceptar|accetta|accepteren)\b|同意|接受",
    re.IGNORECASE,
)
# "More news", not "More features": what is listed must be texts.
_OTHERS = re.compile(
    r"(?:(?:read |see |view )?(?:all|more|other|latest|recent|related|recommended|trending|popular|similar|featured)"
    r" (?:\w+ )?(?:news|posts?|stor(?:y|ies)|articles?|releases?|reading|content|topics?|links|blogs?)\b.{0,50}"
    r"|related|trending(?: now)?|recommended for you|(?:more|latest|news) (?:from|by|in|on) .{1,50}|up next"
    r"|(?:you (?:may|might) )?(?:also )?(?:like|enjoy|be interested in)|also (?:read|see|on\b.{0,40})"
    r"|read (?:also|more|next)|keep (?:reading|exploring)|most (?:read|popular|viewed)(?: in .{1,40})?"
    r"|(?:weitere|mehr|ähnliche|verwandte|aktuelle|neueste|letzte|andere) (?:\w+ )?(?:artikel|\w*meldungen|beiträge"
    r"|news|nachrichten|\w*mitteilungen)\b.{0,40}|(?:das könnte .{1,20})?auch interess(?:ant|ieren)|lesen sie auch"
    r"|(?:à )?lire (?:aussi|également)|articles (?:liés|similaires|récents|associés)|sur le même sujet"
    r"|(?:autres|derniers|dernières) (?:articles|actualités|communiqués)|vous aimerez aussi"
    r"|(?:noticias|artículos|entradas) (?:relacionad[ao]s|recientes)|también te puede interesar"
    r"|más (?:noticias|artículos)|articoli (?:correlati|recenti)|potrebbe interessarti anche|leggi anche"
    r"|gerelateerde .{1,20}|lees ook"
    r"|関連(?:記事|ニュース|リンク)|最新の?(?:記事|ニュース)|おすすめの?記事|(?:人気)?ランキング"
    r"|相关(?:文章|新闻|阅读)|推荐阅读|最新(?:文章|新闻))\s*[:：…>›»]?",
    re.IGNORECASE,
)
_LONGEST_DIALOG = 3_000
_LONGEST_FORM = 600
_PARAGRAPH = 100
_NEAR = 100
_SHORT = 200
_MUCH_OF_TEXT = 0.4
_MOST_OF_TEXT = 0.8


def drop_beside(tree: Element, url: str, title: str) -> None:
    """Take out of the tree what is not its article's; `title` is the article's."""
    all_prose = prose(tree)
    for element in chain(_asides(tree), _teasers(tree, url, title), _headed(tree)):
        if element.getparent() is not None and not _holds_article(element, all_prose):
            element.drop_tree()
    for link in list(tree.iter("a")):
        if (link.get("href") or "").lower().startswith("javascript:") and link.getparent() is not None:
            link.drop_tree()


def prose(element: Element) -> int:
    """Return how many characters stand in paragraphs."""
    return sum(len(plain(paragraph)) for paragraph in element.iter("p"))


def plain(element: Element) -> str:
    """Return an element's text with its white space collapsed."""
    return " ".join("".join(element.itertext()).split())


def _holds_article(element: Element, all_prose: int) -> bool:
    if next(element.iter("h1", "main"), None) is not None:
        return True
    return prose(element) > max(_MUCH_OF_TEXT * all_prose, min(_SHORT, _MOST_OF_TEXT * all_prose))


def _asides(tree: Element) -> Iterator[Element]:
    """Yield dialogs, what asks for consent, and forms to sign up."""
    yield from list(tree.iter("amp-ad", "amp-consent", "amp-sidebar", "amp-social-share"))
    for element in list(tree.iter("div", "section", "aside", "dialog", "form", "p")):
        names = f"{element.get('id') or ''} {element.get('class') or ''}"
        dialog = (
            element.tag == "dialog"
            or element.get("role") in ("dialog", "alertdialog")
            or element.get("aria-modal") == "true"
        )
        if ((dialog or _CONSENT.search(names)) and len(plain(element)) < _LONGEST_DIALOG) or (
            _SIGN_UP.search(names) and _asks(element) and len(plain(element)) < _LONGEST_FORM
        ):
            yield element
    accepting = {button.getparent() for button in tree.iter("button") if _ACCEPTS.search(plain(button))}
    for box in accepting:
        said = plain(box)
        if "cookie" in said.lower() and len(said) < _LONGEST_FORM:
            yield box


def _asks(element: Element) -> bool:
    return next(element.iter("input", "form", "button"), None) is not None


def _teasers(tree: Element, url: str, title: str) -> Iterator[Element]:
    """Yield articles that lead with their heading to another page, and links around a heading and more."""
    for article in list(tree.iter("article")):
        heading = next(article.iter(*HEADINGS), None)
        if heading is not None and content(heading) == title:
            continue  # its own page, by another address
        link = None if heading is None else _link_of(heading, article)
        if next(article.iterancestors("a"), None) is not None or (link is not None and _leads_away(link, url)):
            yield article
    for link in list(tree.iter("a")):
        heading = next(link.iter(*HEADINGS), None)
        if heading is None or plain(heading) == plain(link) or not _leads_away(link, url):
            continue
        if _amid_paragraphs(link):
            link.drop_tag()  # what the article presents in its midst is its own
        else:
            yield link


def _amid_paragraphs(card: Element) -> bool:
    """Whether the article goes on behind it."""
    return any(
        any(one.tag == "p" for one in islice(box.itersiblings(preceding=True), _NEAR))
        and any(one.tag == "p" for one in islice(box.itersiblings(), _NEAR))
        for box in (card, *islice(card.iterancestors(), 2))
    )


def _link_of(heading: Element, article: Element) -> Element | None:
    around = next(heading.iterancestors("a"), None)
    if around is not None and article in around.iterancestors():
        return around
    link = next(heading.iter("a"), None)
    return link if link is not None and plain(link) == plain(heading) else None


def _leads_away(link: Element, url: str) -> bool:
    href = link.get("href") or ""
    address = web_address(href, url)
    return bool(address) and not href.startswith("#") and canonical_link(address) != canonical_link(url)


def _headed(tree: Element) -> Iterator[Element]:
    """Yield what stands under a heading that says that it is about other articles, up to the next heading like it."""
    for heading in list(tree.iter(*HEADINGS[1:])):
        if not _OTHERS.fullmatch(content(heading)[:80]):
            continue
        box = heading
        while (parent := box.getparent()) is not None and _is_alone(box):
            box = parent
        yield from _until_next(box, heading.tag)
        yield box


def _is_alone(box: Element) -> bool:
    """Whether a box is all that its parent holds."""
    bare = f"{box.getparent().text or ''}{box.tail or ''}"
    return box.getprevious() is None and box.getnext() is None and not bare.strip()


def _until_next(box: Element, tag: str) -> Iterator[Element]:
    """Yield what follows up to a heading like it; behind text, as long as it has links."""
    before = islice(box.itersiblings(preceding=True), _NEAR)
    amid = any(one.tag == "p" or len(content(one)) > _PARAGRAPH for one in before if isinstance(one.tag, str))
    one = box.getnext()
    while one is not None and not (one.tag in HEADINGS and one.tag <= tag):
        if amid and next(one.iter("a"), None) is None:
            return
        following = one.getnext()
        if isinstance(one.tag, str):
            yield one
        one = following

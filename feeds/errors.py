"""What can go wrong outside; every function of this package raises nothing else.

FeedError
├── FetchError               nothing usable came back from the address
│   ├── BadAddress           not an http(s) address
│   ├── RefusedAddress       it leads to an address of a private or special network
│   ├── ConnectionFailed     no name, no connection, no valid certificate, cut off half way
│   ├── FetchTimeout         not complete within the time limit
│   ├── TooLarge             larger than the limit, counted after decompression
│   ├── TooManyRedirects
│   ├── DisallowedByRobots   robots.txt asks not to fetch it
│   └── HttpStatus           an answer other than 2xx and 304
│       └── Gone             410: it will not come back
└── ParseError               it came, but it is not what was looked for
    ├── NotAFeed             `found` says what it is instead
    └── NotAnArticle         no article text in it
"""

from xml.sax import SAXException


class FeedError(Exception):
    """Base of all errors of this package; `url` is the address it is about."""

    def __init__(self, message: str, *, url: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.url = url


class FetchError(FeedError):
    """Nothing usable came back; trying again later may help unless a subclass says otherwise."""


class BadAddress(FetchError):
    """Not an http or https address with a host."""


class RefusedAddress(FetchError):
    """The address leads into a private, local or special network."""


class ConnectionFailed(FetchError):
    """No such name, no connection, no valid certificate, or cut off half way."""


class FetchTimeout(FetchError):
    """The whole fetch, redirects and body included, took longer than allowed."""


class TooLarge(FetchError):
    """The body is larger than the limit, counted after decompression."""


class TooManyRedirects(FetchError):
    """More than ten redirects in a row, or a redirect that leads nowhere."""


class DisallowedByRobots(FetchError):
    """The site's robots.txt asks this program not to fetch the address."""


class HttpStatus(FetchError):
    """The server answered with an error; `retry_after_s` is what it asked to wait, if it said so."""

    def __init__(self, status: int, *, url: str = "", retry_after_s: int | None = None) -> None:
        super().__init__(f"the server answered with status {status}", url=url)
        self.status = status
        self.retry_after_s = retry_after_s


class Gone(HttpStatus):
    """410: the publisher says that it has been removed for good."""

    def __init__(self, *, url: str = "") -> None:
        super().__init__(410, url=url)


class ParseError(FeedError):
    """The bytes are not what was looked for; `found` names what they are instead."""

    def __init__(self, message: str, *, url: str = "", found: str = "") -> None:
        super().__init__(message, url=url)
        self.found = found


HTML_PAGE, XML_DOCUMENT, A_TEXT = "an HTML page", "an XML document", "a text"
"""What may be found in place of a feed, and be a web page."""


class NotAFeed(ParseError):
    """Neither RSS, Atom, RDF, CDF nor JSON Feed."""

    @property
    def may_be_page(self) -> bool:
        """Whether what was found instead may be a web page, however it begins."""
        return self.found in (HTML_PAGE, XML_DOCUMENT, A_TEXT)


class NotAnArticle(ParseError):
    """Not an HTML page, or one without a text."""


# What third-party parsers were seen to raise on hostile bytes. They are written for documents, not for
# attackers, and their faults are translated where they are called; a bare `except Exception` would also
# hide faults of our own.
LIBRARY_FAULTS: tuple[type[Exception], ...] = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    SAXException,
)

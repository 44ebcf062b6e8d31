"""Checks of web addresses in messages."""

from urllib.parse import urlsplit

from sandbox.errors import Form


def check_url(
    form: Form, where: tuple[str | int, ...], url: str | None, *, attachment: bool = False, longest: int = 2048
) -> None:
    """Note an address that is not http or https (or, with `attachment`, a reference to a file sent along)."""
    if url is None:
        return
    if len(url) > longest:
        form.add(where, "BASE_TYPE_MAX_LENGTH", f"Must be {longest} or fewer in length.")
    schemes = ("http", "https", "attachment") if attachment else ("http", "https", "discord")
    scheme = urlsplit(url).scheme
    if scheme not in schemes:
        listed = ", ".join(repr(one) for one in schemes)
        form.add(where, "URL_TYPE_INVALID_SCHEME", f'Scheme "{scheme}" must be one of ({listed}).')
    elif scheme != "attachment" and not urlsplit(url).netloc:
        form.add(where, "URL_TYPE_INVALID_URL", "Not a well formed URL.")

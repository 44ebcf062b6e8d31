"""Who may talk to the sandbox: programs on this machine, and its own page. No other web site.

A page of another site can make a browser send requests to 127.0.0.1. Three signs give it away: the Host it used (DNS
rebinding), the Origin that browsers add to whatever changes something, and `Sec-Fetch-Site`. Programs send none of the
last two. Following a link to the page itself is allowed.
"""

from collections.abc import Awaitable, Callable

from aiohttp import web

_NAMES = ("127.0.0.1", "localhost", "[::1]")
_OPEN_BY_LINK = ("/newsroom/", "/page/", "/attachments/")

_PAGE_POLICY = (
    "default-src 'self'; img-src 'self' data: http: https:; style-src 'self' 'unsafe-inline'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# Replayed articles may hold anything: they run no script, and belong to no origin. The page runs only its own files.
_POLICIES = (
    ("/newsroom/", "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'"),
    ("/control/", "default-src 'none'; frame-ancestors 'none'"),
    ("/page/", _PAGE_POLICY),
    ("/", _PAGE_POLICY),
)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let through what comes from here; answer 403 to the rest."""
    problem = _problem(request)
    if problem is not None:
        return web.json_response({"error": problem}, status=403)
    response = await handler(request)
    if not response.prepared:
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "no-referrer")
        for prefix, policy in _POLICIES:
            if request.path.startswith(prefix):
                response.headers.setdefault("Content-Security-Policy", policy)
                break
    return response


def _problem(request: web.Request) -> str | None:
    name = request.host.rsplit(":", 1)[0] if not request.host.endswith("]") else request.host
    if name not in _NAMES:
        return f"this server is not called {name!r}"
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"http://{request.host}":
        return "requests of other sites are refused"
    site = request.headers.get("Sec-Fetch-Site", "none")
    if site not in ("none", "same-origin") and not _is_visit(request):
        return "requests of other sites are refused"
    return None


def _is_visit(request: web.Request) -> bool:
    """Whether somebody merely follows a link to a page of ours."""
    if request.method != "GET" or request.headers.get("Sec-Fetch-Mode") != "navigate":
        return False
    return request.path == "/" or request.path.startswith(_OPEN_BY_LINK)

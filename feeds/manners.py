"""What sites ask of programs in their robots.txt, remembered for a day."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from feeds import errors
from feeds.robots import Robots, parse_robots

_KEPT = 500
_FRESH_S = 86_400.0


class Manners:
    """The robots.txt of each site, asked for once however many want to know it at the same time.

    `ask` fetches the file of an origin and raises FetchError; `user_agent` is who wants to know.
    """

    def __init__(self, ask: Callable[[str], Awaitable[bytes]], user_agent: str) -> None:
        self._ask = ask
        self._user_agent = user_agent
        self._known: OrderedDict[str, tuple[float, Robots]] = OrderedDict()
        self._asking: dict[str, asyncio.Task[Robots]] = {}

    async def check(self, url: str, origin: str) -> None:
        """Raise DisallowedByRobots if the site's robots.txt asks us not to fetch the address.

        For pages that were made for people; a feed is published to be polled. A missing robots.txt allows everything,
        one that cannot be fetched because the server fails forbids everything for now (RFC 9309, 2.3.1): then the error
        is what came of asking for it.
        """
        if not (await self._of(origin)).allows(self._user_agent, url):
            raise errors.DisallowedByRobots("the site's robots.txt asks not to fetch this address", url=url)

    async def close(self) -> None:
        """Give up what is being asked."""
        asking = tuple(self._asking.values())
        for task in asking:
            task.cancel()
        await asyncio.gather(*asking, return_exceptions=True)

    async def _of(self, origin: str) -> Robots:
        known = self._known.get(origin)
        if known is not None and asyncio.get_running_loop().time() < known[0]:
            return known[1]
        asking = self._asking.get(origin)
        if asking is None:
            asking = self._asking[origin] = asyncio.create_task(self._asked(origin))
            asking.add_done_callback(lambda _: self._asking.pop(origin))
        # The answer is for all who wait for it: it must not be lost with the one who happened to ask.
        return await asyncio.shield(asking)

    async def _asked(self, origin: str) -> Robots:
        try:
            robots = parse_robots(await self._ask(origin))
        except errors.HttpStatus as error:
            if error.status >= 500 or error.status == 429:
                raise
            robots = parse_robots(b"")
        except (errors.TooLarge, errors.TooManyRedirects):
            robots = parse_robots(b"")
        self._known[origin] = (asyncio.get_running_loop().time() + _FRESH_S, robots)
        self._known.move_to_end(origin)
        if len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return robots

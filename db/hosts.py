"""Claims go by age, but no host may fill them: what is of one that answers slowly must not stand before all else.

A host is what an address begins with, up to its path. There is no column for it: an address tells it, and a claim
leaves out the few hosts of which enough is in hand.
"""

from collections import Counter
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, func
from sqlalchemy.sql.elements import SQLCoreOperations


def host_of(address: str) -> str:
    """Return what an address begins with, up to its path."""
    return "/".join(address.split("/", 3)[:3])


def elsewhere(address: SQLCoreOperations[Any], hosts: Collection[str]) -> list[ColumnElement[bool]]:
    """Return the conditions that a column's address is at none of these hosts; one that is empty never is."""
    whole = func.coalesce(address, "") + "/"
    return [~whole.startswith(f"{host}/", autoescape=True) for host in hosts]


class Shares:
    """What a claim has taken of each host, `per_host` at most; `full` are the hosts of which it takes nothing more."""

    def __init__(self, per_host: int, full: Collection[str]) -> None:
        self.full = set(full)
        self._per_host = per_host
        self._taken = Counter[str]()

    def take(self, address: str | None) -> bool:
        """Whether the address may be claimed, and count it; whatever has no address may."""
        if address is None:
            return True
        host = host_of(address)
        if self._taken[host] == self._per_host:
            self.full.add(host)
        else:
            self._taken[host] += 1
        return host not in self.full

"""Brand: who announces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Brand:
    """A maker by name; `home_zone` (IANA) decides what its zone letters and its day/month order mean."""

    name: str
    aliases: tuple[str, ...] = ()
    home_zone: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The name and every alias."""
        return self.name, *self.aliases

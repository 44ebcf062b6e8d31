"""Calendar days and moments as people write them."""

from datetime import date, datetime

from bot.language import _


def month(number: int) -> str:
    """Return a month's name; 1 is January."""
    names = (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
        _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip
    return names[number - 1]


def weekday(day: date) -> str:
    """Return a weekday's name."""
    names = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
    return names[day.weekday()]


def day(value: date) -> str:
    """Return a date with its year: "4 July 2022"."""
    return _("{day} {month} {year}").format(day=value.day, month=month(value.month), year=value.year)


def days(first: date, last: date) -> str:
    """Return a span of days, both included, naming month and year once: "4 to 8 July 2022"."""
    if first == last:
        return day(first)
    if first.year != last.year:
        start = day(first)
    elif first.month != last.month:
        start = _("{day} {month}").format(day=first.day, month=month(first.month))
    else:
        start = _("{day}").format(day=first.day)
    return _("{first} to {last}").format(first=start, last=day(last))


def stamp(moment: datetime, style: str) -> str:
    """Return a Discord timestamp, which every reader sees in their own zone and language."""
    return f"<t:{int(moment.timestamp())}:{style}>"

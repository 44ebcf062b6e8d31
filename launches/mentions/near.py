"""The week, month, quarter or year so many from today's: "next month", "nächste Woche", "the week after next"."""

from datetime import date, timedelta

from launches import periods
from launches.periods import Days
from launches.window import Precision


def period_from(today: date, unit: str, step: int, part: str | None = None) -> tuple[Days, Precision]:
    """Return the week, month, quarter or year `step` after the one that holds a day, or a part of it."""
    match unit:
        case "month":
            first = periods.month_after(today, step)
            if part:
                return periods.part_of_month(first.year, first.month, part), Precision.PART_OF_MONTH
            return periods.months(first.year, first.month, 1), Precision.MONTH
        case "quarter":
            first = periods.month_after(date(today.year, (today.month - 1) // 3 * 3 + 1, 1), 3 * step)
            return periods.months(first.year, first.month, 3), Precision.QUARTER
        case "weekend":
            return periods.weekend(today + timedelta(days=7 * step)), Precision.RANGE
        case "week":
            return periods.week(today + timedelta(days=7 * step)), Precision.WEEK
        case _:
            if part:
                return periods.part_of_year(today.year + step, part), Precision.PART_OF_YEAR
            return periods.year(today.year + step), Precision.YEAR

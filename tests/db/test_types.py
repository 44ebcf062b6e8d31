"""Column types keep what they are given, on both databases, or refuse it."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError, StatementError

from db.engine import Database
from db.models import Article, Launch, Setting, window_columns
from db.types import UtcDateTime, WallClock, storable
from launches.announcement import Status
from launches.window import LaunchWindow, Precision

NOW = datetime(2022, 5, 23, 9, tzinfo=UTC)
BEIJING = timezone(timedelta(hours=8))
WINDOWS = [
    None,
    LaunchWindow.minute(datetime(2022, 7, 4, 19, tzinfo=BEIJING), "Asia/Shanghai"),
    *(
        LaunchWindow.from_edtf(edtf, zone)
        for edtf in ("2022-07-04", "2022-07", "2022-33", "2022-40", "2022-21", "2022", "2022-W27", "2022~early")
        for zone in (None, "Europe/Berlin")
    ),
    LaunchWindow(datetime(2022, 7, 1), datetime(2022, 7, 11), Precision.PART_OF_MONTH),
    LaunchWindow(datetime(2022, 7, 2), datetime(2022, 8, 9), Precision.RANGE),
]


def launch(key: str, window: LaunchWindow | None) -> Launch:
    return Launch(key=key, product="Phone", status=Status.ANNOUNCED, window=window, first_seen=NOW, updated_at=NOW)


async def test_windows_come_back_as_they_were(database: Database):
    async with database.begin() as session:
        session.add_all([launch(str(number), window) for number, window in enumerate(WINDOWS)])
    async with database.read() as session:
        found = list(await session.scalars(select(Launch).order_by(Launch.id)))
    assert [row.window for row in found] == WINDOWS
    assert found[1].window is not None
    assert found[1].window.start.utcoffset() == timedelta(hours=8)
    assert [row.status for row in found] == [Status.ANNOUNCED] * len(WINDOWS)


def test_window_columns_are_those_of_the_table():
    names = {column.name for column in Launch.__table__.columns}
    assert set(window_columns(WINDOWS[1])) <= names
    assert set(window_columns(None).values()) == {None}


async def test_half_a_window_is_refused(database: Database):
    values = {"key": "k", "product": "p", "names": [], "brands": [], "status": Status.ANNOUNCED}
    half = {**window_columns(WINDOWS[1]), "window_end": None}

    async def store() -> None:
        async with database.begin() as session:
            await session.execute(insert(Launch).values(**values, **half, first_seen=NOW, updated_at=NOW))

    with pytest.raises(IntegrityError, match="whole_window"):
        await store()


async def test_moments_come_back_in_utc_and_naive_ones_are_refused(database: Database):
    async with database.begin() as session:
        session.add(launch("a", None))
        row = (await session.scalars(select(Launch))).first()
        assert row is not None
        row.updated_at = NOW.astimezone(BEIJING)
    async with database.read() as session:
        found = (await session.scalars(select(Launch))).one()
    assert found.updated_at == NOW
    assert found.updated_at.utcoffset() == timedelta(0)

    async def store() -> None:
        async with database.begin() as session:
            row = launch("b", None)
            row.updated_at = NOW.replace(tzinfo=None)
            session.add(row)

    with pytest.raises(StatementError, match="needs a zone"):
        await store()


async def test_moments_are_compared_as_moments(database: Database):
    moments = [NOW, NOW + timedelta(microseconds=1), NOW + timedelta(days=300)]
    async with database.begin() as session:
        for number, moment in enumerate(moments):
            row = launch(str(number), None)
            row.updated_at = moment.astimezone(BEIJING if number % 2 else UTC)
            session.add(row)
    async with database.read() as session:
        before = await session.scalars(select(Launch.key).where(Launch.updated_at <= moments[1]).order_by(Launch.key))
        assert list(before) == ["0", "1"]


async def test_any_text_from_outside_can_be_stored(database: Database):
    nasty = "zero\x00 lone\ud800 wide\U0001f680 tab\t"
    async with database.begin() as session:
        session.add(Setting(key="a", value=nasty))
    async with database.read() as session:
        assert await session.scalar(select(Setting.value)) == storable(nasty) == "zero lone wide\U0001f680 tab\t"


async def test_long_texts_are_kept_whole(database: Database):
    text = "long " * 50_000
    async with database.begin() as session:
        session.add(
            Article(
                url="u",
                url_key="u",
                title="t",
                text=text,
                published=NOW,
                published_source="feed",
                content_key="c",
                first_seen=NOW,
            )
        )
    async with database.read() as session:
        assert await session.scalar(select(Article.text)) == text


@given(st.text())
def test_storable_text_is_utf8_and_stays_so(text: str):
    clean = storable(text)
    clean.encode()
    assert "\x00" not in clean
    assert storable(clean) == clean


class _Dialect:
    name = "sqlite"


@given(st.datetimes(timezones=st.timezones(), min_value=datetime(1970, 1, 2), max_value=datetime(9998, 1, 1)))
def test_moments_survive_sqlite(moment: datetime):
    kind = UtcDateTime()
    stored = kind.process_bind_param(moment, _Dialect())  # type: ignore[arg-type]
    assert stored is not None
    assert stored.tzinfo is None
    assert kind.process_result_value(stored, _Dialect()) == moment.astimezone(UTC)  # type: ignore[arg-type]


@given(st.datetimes() | st.datetimes(timezones=st.just(BEIJING)))
def test_wall_clock_times_survive(moment: datetime):
    kind = WallClock()
    back = kind.process_result_value(kind.process_bind_param(moment, _Dialect()), _Dialect())  # type: ignore[arg-type]
    assert back == moment
    assert back is not None
    assert back.utcoffset() == moment.utcoffset()

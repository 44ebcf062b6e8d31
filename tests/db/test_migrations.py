"""One tree for both databases: what it makes is what the models say."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import NullPool, create_engine, inspect, text

import db.migrations
from db.address import engine_url
from db.errors import Unreachable, WrongSchema
from db.migrations import NEWEST, drift, migrate, schema_is_current, schema_revision
from db.migrations.__main__ import main
from db.models import WHEN_DELETED, Base


def execute(address: str, *statements: str) -> None:
    engine = create_engine(engine_url(address, asynchronous=False), poolclass=NullPool)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def step(address: str, direction: Callable[[Config, str], None], revision: str) -> None:
    with db.migrations._connected(address) as connection:
        direction(db.migrations._config(connection), revision)


def rows(address: str, statement: str) -> list[tuple[Any, ...]]:
    engine = create_engine(engine_url(address, asynchronous=False), poolclass=NullPool)
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(statement))]


def schema(address: str) -> dict[str, dict[str, Any]]:
    """Everything the database itself says of its tables, CHECK constraints included."""
    engine = create_engine(engine_url(address, asynchronous=False), poolclass=NullPool)
    with engine.connect() as connection:
        found = inspect(connection)
        columns, keys = found.get_multi_columns(), found.get_multi_pk_constraint()
        foreign, unique = found.get_multi_foreign_keys(), found.get_multi_unique_constraints()
        checks, indexes = found.get_multi_check_constraints(), found.get_multi_indexes()
    return {
        name[1]: {
            "columns": [(c["name"], str(c["type"]), c["nullable"], c["default"]) for c in columns[name]],
            "key": keys[name],
            "foreign": sorted(map(str, foreign[name])),
            "unique": sorted((c["name"], c["column_names"]) for c in unique[name]),
            "checks": sorted((c["name"], re.sub(r"\s+", " ", c["sqltext"])) for c in checks[name]),
            "indexes": sorted(
                (i["name"], i["column_names"], str({k: str(v) for k, v in i.get("dialect_options", {}).items()}))
                for i in indexes[name]
            ),
        }
        for name in columns
        if name[1] != "alembic_version"
    }


def test_migrated_schema_equals_the_models(empty_database_url: str, database_url: str):
    migrate(empty_database_url)
    assert schema(empty_database_url) == schema(database_url)


def triggers(address: str) -> list[tuple[str, ...]]:
    engine = create_engine(engine_url(address, asynchronous=False), poolclass=NullPool)
    statement = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    if engine.dialect.name == "postgresql":
        statement = (
            "SELECT tgname, pg_get_triggerdef(t.oid), prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
            " WHERE NOT tgisinternal"
        )
    with engine.connect() as connection:
        return sorted(tuple(row) for row in connection.execute(text(statement)))


def test_migrated_database_has_the_triggers_of_the_models(empty_database_url: str, database_url: str):
    migrate(empty_database_url)
    found = triggers(empty_database_url)
    assert found == triggers(database_url)
    assert [name for name, *_ in found] == sorted(f"{table}_deleted" for table in WHEN_DELETED)


def test_the_outbox_is_kept_through_every_migration_and_back(empty_database_url: str):
    step(empty_database_url, command.upgrade, "0001")
    moment = "'2026-01-01 00:00:00+00'"
    execute(
        empty_database_url,
        f"INSERT INTO guild (id, name, zone, locale, morning, joined_at) VALUES (1, 'G', 'UTC', 'en', 540, {moment})",
        "INSERT INTO target (id, kind, guild_id, channel_id, state, created_at)"
        f" VALUES (1, 'channel', 1, 5, 'active', {moment})",
        "INSERT INTO notice (id, dedupe_key, kind, lane, due, created_at, fan_cursor)"
        f" VALUES (1, 'a', 'article', 3, {moment}, {moment}, 0)",
        f"INSERT INTO delivery (id, notice_id, target_id, lane, due, token) VALUES (7, 1, 1, 3, {moment}, 'abc')",
    )
    for direction, revision in ((command.upgrade, "heads"), (command.downgrade, "0001"), (command.upgrade, "heads")):
        step(empty_database_url, direction, revision)
        assert rows(empty_database_url, "SELECT id, token, state FROM delivery") == [(7, "abc", 0)]
    execute(empty_database_url, "DELETE FROM target")
    assert rows(empty_database_url, "SELECT id FROM delivery") == []


def test_articles_of_guilds_alone_become_those_of_their_source(empty_database_url: str):
    step(empty_database_url, command.upgrade, "0002")
    moment = "'2026-01-01 00:00:00+00'"
    execute(
        empty_database_url,
        f"INSERT INTO guild (id, name, zone, locale, morning, joined_at) VALUES (1, 'G', 'UTC', 'en', 540, {moment})",
        "INSERT INTO brand (id, guild_id, slug, name, retired, created_at)"
        f" VALUES (1, NULL, 'a', 'A', false, {moment}), (2, 1, 'b', 'B', false, {moment})",
        "INSERT INTO source (id, address, first_address, kind, state, title, next_poll, failures, created_at)"
        f" VALUES (5, 'x', 'x', 'feed', 'active', '', {moment}, 0, {moment})",
        *(
            "INSERT INTO article"
            " (id, url, url_key, title, text, published, published_source, site_name, summary, content_key, source_id,"
            f" first_seen) VALUES ({number}, 'u', 'k{number}', 't', 't', {moment}, 'feed', '', '[]', 'c', {source},"
            f" {moment})"
            for number, source in ((1, 5), (2, 5), (3, 5), (4, "NULL"))
        ),
        "INSERT INTO article_brand (article_id, brand_id, fresh) VALUES (1, 1, true), (2, 1, true), (2, 2, true),"
        " (3, 2, true), (4, 2, true)",
    )
    migrate(empty_database_url)
    keys = [key for (key,) in rows(empty_database_url, "SELECT url_key FROM article ORDER BY id")]
    assert keys == ["k1", "k2", "5:k3", "0:k4"]


def test_what_members_set_up_is_kept_by_the_migration_that_lets_them_be_forgotten(empty_database_url: str):
    step(empty_database_url, command.upgrade, "0003")
    moment = "'2026-01-01 00:00:00+00'"
    execute(
        empty_database_url,
        f"INSERT INTO guild (id, name, zone, locale, morning, joined_at) VALUES (1, 'G', 'UTC', 'en', 540, {moment})",
        "INSERT INTO target (id, kind, guild_id, channel_id, state, created_at)"
        f" VALUES (1, 'channel', 1, 5, 'active', {moment})",
        "INSERT INTO launch (id, key, product, names, brands, status, not_before, rumour, plan_version, epoch,"
        " presumed, first_seen, updated_at)"
        f" VALUES (1, 'k', 'P', '[]', '[]', 'announced', false, false, 1, 1, false, {moment}, {moment})",
        "INSERT INTO launch_override (id, guild_id, launch_id, status, plan_version, epoch, created_by, created_at,"
        f" conflict) VALUES (1, 1, 1, 'announced', 2, 1, 77, {moment}, 'none')",
        f"INSERT INTO person (id, dm_channel_id, dm_state, created_at) VALUES (77, 7, 'open', {moment})",
        "INSERT INTO scheduled_event (id, guild_id, launch_id, event_id, shown_version, created_at)"
        f" VALUES (1, 1, 1, 9, 1, {moment})",
        f"INSERT INTO mute (id, target_id, launch_id, created_by, created_at) VALUES (1, 1, 1, 77, {moment})",
        "INSERT INTO route (id, guild_id, target_id, subject, launch_id, articles, revisions, milestones, every, style,"
        f" created_by, created_at) VALUES (1, 1, 1, 'launch', 1, true, true, '1d', 'none', 'live', 77, {moment})",
    )
    made = "SELECT id, created_by FROM launch_override UNION ALL SELECT id, created_by FROM mute UNION ALL"
    made += " SELECT id, created_by FROM route"
    for direction, revision in ((command.upgrade, "heads"), (command.downgrade, "0003"), (command.upgrade, "heads")):
        step(empty_database_url, direction, revision)
        assert rows(empty_database_url, made) == [(1, 77)] * 3
        assert rows(empty_database_url, "SELECT id, dm_state FROM person") == [(77, "open")]
    execute(empty_database_url, "UPDATE route SET created_by = NULL")
    step(empty_database_url, command.downgrade, "0003")
    assert rows(empty_database_url, "SELECT created_by, milestones FROM route") == [(0, "1d")]


def test_live_cards_are_looked_at_after_the_migration_but_for_those_that_say_that_it_is_over(empty_database_url: str):
    step(empty_database_url, command.upgrade, "0004")
    shown, later = "'2026-01-02 00:00:00+00'", "'2026-01-03 00:00:00+00'"
    execute(
        empty_database_url,
        f"INSERT INTO guild (id, name, zone, locale, morning, joined_at) VALUES (1, 'G', 'UTC', 'en', 540, {shown})",
        "INSERT INTO target (id, kind, guild_id, channel_id, state, created_at)"
        f" VALUES (1, 'channel', 1, 5, 'active', {shown})",
        *(
            "INSERT INTO launch (id, key, product, names, brands, status, not_before, plan_version, epoch, presumed,"
            f" first_seen, updated_at, ended_at) VALUES ({number}, 'k{number}', 'P', '[]', '[]', 'announced', false, 1,"
            f" 1, false, {shown}, {shown}, {ended})"
            for number, ended in ((1, "NULL"), (2, later), (3, shown))
        ),
        "INSERT INTO live_card (id, launch_id, target_id, message_id, shown_version, updated_at)"
        f" VALUES (1, 1, 1, 7, 1, {shown}), (2, 2, 1, 8, 1, {shown}), (3, 3, 1, 9, 1, {shown})",
    )
    for direction, revision in ((command.upgrade, "heads"), (command.downgrade, "0004"), (command.upgrade, "heads")):
        step(empty_database_url, direction, revision)
    looked = "SELECT id, next_look = updated_at FROM live_card ORDER BY id"
    assert rows(empty_database_url, looked) == [(1, True), (2, True), (3, None)]


def test_what_guilds_set_up_is_kept_by_the_migration_that_drops_what_nothing_asks(empty_database_url: str):
    step(empty_database_url, command.upgrade, "0005")
    joined = "'2026-01-02 00:00:00+00'"
    execute(
        empty_database_url,
        f"INSERT INTO guild (id, name, zone, locale, morning, joined_at) VALUES (1, 'G', 'UTC', 'en', 540, {joined})",
        "INSERT INTO target (id, kind, guild_id, channel_id, state, created_at)"
        f" VALUES (1, 'channel', 1, 5, 'active', {joined})",
        "INSERT INTO route (id, guild_id, target_id, subject, keyword, articles, revisions, milestones, every, style,"
        f" created_at) VALUES (1, 1, 1, 'keyword', 'phone', true, true, '1d', 'none', 'live', {joined})",
    )
    for direction, revision in ((command.upgrade, "heads"), (command.downgrade, "0005"), (command.upgrade, "heads")):
        step(empty_database_url, direction, revision)
        assert rows(empty_database_url, "SELECT guild_id, keyword, milestones FROM route") == [(1, "phone", "1d")]
    step(empty_database_url, command.downgrade, "0005")
    assert rows(empty_database_url, "SELECT id, joined_at IS NULL FROM guild") == [(1, False)]


def test_the_newest_change_of_a_launch_learns_that_its_date_is_the_earliest(empty_database_url: str):
    step(empty_database_url, command.upgrade, "0006")
    moment = "'2026-01-02 00:00:00+00'"
    execute(
        empty_database_url,
        "INSERT INTO guild (id, name, zone, locale, morning) VALUES (1, 'G', 'UTC', 'en', 540)",
        *(
            "INSERT INTO launch (id, key, product, names, brands, status, not_before, plan_version, epoch, presumed,"
            f" first_seen, updated_at) VALUES ({number}, 'k{number}', 'P', '[]', '[]', 'announced', {floor}, 1, 1,"
            f" false, {moment}, {moment})"
            for number, floor in ((1, "true"), (2, "false"))
        ),
        *(
            "INSERT INTO revision (id, launch_id, kind, guild_id, is_correction, plan_version, epoch, created_at)"
            f" VALUES ({number}, {launch}, 'announced', {guild}, false, 1, 1, {moment})"
            for number, launch, guild in ((1, 1, "NULL"), (2, 1, "NULL"), (3, 1, 1), (4, 2, "NULL"))
        ),
    )
    for direction, revision in ((command.upgrade, "heads"), (command.downgrade, "0006"), (command.upgrade, "heads")):
        step(empty_database_url, direction, revision)
    floors = "SELECT id FROM revision WHERE not_before AND NOT was_not_before"
    assert rows(empty_database_url, floors) == [(2,)]


def test_migrated_schema_has_every_check_constraint_by_name(empty_database_url: str):
    migrate(empty_database_url)
    found = schema(empty_database_url)
    for table in Base.metadata.sorted_tables:
        wanted = {str(c.name) for c in table.constraints if str(c.name).startswith("ck_")}
        assert {name for name, _ in found[table.name]["checks"]} == wanted


def test_no_drift_after_migrating(empty_database_url: str):
    migrate(empty_database_url)
    assert drift(empty_database_url) == []


def test_drift_is_seen(empty_database_url: str):
    migrate(empty_database_url)
    execute(empty_database_url, "ALTER TABLE guild ADD COLUMN surplus INTEGER", "DROP INDEX ix_source_due")
    found = " ".join(drift(empty_database_url))
    assert "surplus" in found
    assert "ix_source_due" in found


def test_migrating_twice_changes_nothing(empty_database_url: str):
    migrate(empty_database_url)
    execute(empty_database_url, "INSERT INTO setting (key, value) VALUES ('a', '1')")
    migrate(empty_database_url)
    assert schema_is_current(empty_database_url)
    assert drift(empty_database_url) == []


def test_processes_that_migrate_at_once_do_not_collide(empty_database_url: str):
    arguments = [sys.executable, "-m", "db.migrations", "check", empty_database_url]
    root = Path(__file__).parents[2]
    processes = [subprocess.Popen(arguments, cwd=root, stderr=subprocess.PIPE) for _ in range(2)]
    errors = [process.communicate()[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0], errors
    assert schema_is_current(empty_database_url)


def test_an_empty_database_is_not_current(empty_database_url: str):
    assert schema_revision(empty_database_url) is None
    assert not schema_is_current(empty_database_url)


def test_a_newer_schema_is_refused(empty_database_url: str):
    migrate(empty_database_url)
    execute(empty_database_url, "UPDATE alembic_version SET version_num = '9999'")
    for ask in (migrate, schema_is_current, schema_revision):
        with pytest.raises(WrongSchema, match=r"9999.*newer T-Minus"):
            ask(empty_database_url)


def test_what_sqlite_cannot_open_is_told_with_what_that_may_mean(tmp_path: Path):
    with pytest.raises(Unreachable, match=r"unable to open database file \(is there room on the disk"):
        schema_revision(f"sqlite:///{tmp_path}")


def test_a_failed_migration_leaves_nothing_behind(empty_database_url: str):
    execute(empty_database_url, "CREATE TABLE trace (id INTEGER)")
    with pytest.raises(Exception, match="exists"):
        migrate(empty_database_url)
    assert set(schema(empty_database_url)) == {"trace"}


def test_migrations_can_be_taken_back(empty_database_url: str):
    migrate(empty_database_url)
    with db.migrations._connected(empty_database_url) as connection:
        command.downgrade(db.migrations._config(connection), "base")
    assert schema(empty_database_url) == {}
    assert schema_revision(empty_database_url) is None


def test_newest_is_the_trees_only_head():
    config = Config()
    config.set_main_option("script_location", str(Path(db.migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_heads() == [NEWEST]


def test_an_unreachable_database_is_one_line_without_its_password(tmp_path):
    with pytest.raises(Unreachable) as caught:
        migrate("postgresql://user:secret@127.0.0.1:1/none")
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)
    (tmp_path / "folder").mkdir()
    with pytest.raises(Unreachable):
        migrate(f"sqlite:///{tmp_path / 'folder'}")


def test_command_line_checks_for_drift(empty_database_url: str, capsys):
    assert main(["check", empty_database_url]) == 0
    execute(empty_database_url, "DROP INDEX ix_source_due")
    assert main(["check", empty_database_url]) == 1
    assert "ix_source_due" in capsys.readouterr().out
    assert main([]) == 2

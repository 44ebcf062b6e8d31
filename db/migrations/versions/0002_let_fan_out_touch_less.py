"""Let fan-out touch less.

A new delivery is checked against no foreign key and enters four indexes instead of eight. What the keys did when a
parent was deleted, triggers do now. On SQLite the table is rebuilt, because nothing can be taken from it otherwise.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_KEYS = {
    "launch_id": ("launch", "CASCADE"),
    "notice_id": ("notice", "CASCADE"),
    "route_id": ("route", "SET NULL"),
    "subscription_id": ("subscription", "SET NULL"),
    "target_id": ("target", "CASCADE"),
}
_WHOLE_INDEXES = (("launch_id",), ("route_id",), ("subscription_id",), ("target_id", "sent_at"))
_HALVES = ("state IN (0, 1, 2)", "state > 2")
_WHEN_DELETED = {
    "notice": ("DELETE FROM delivery WHERE notice_id = OLD.id",),
    "target": tuple(f"DELETE FROM delivery WHERE target_id = OLD.id AND {half}" for half in _HALVES),
    **{
        table: tuple(
            f"UPDATE delivery SET {table}_id = NULL"
            f" WHERE target_id = OLD.target_id AND {half} AND {table}_id = OLD.id"
            for half in _HALVES
        )
        for table in ("route", "subscription")
    },
}


def upgrade() -> None:
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        for column, (table, _) in _KEYS.items():
            batch_op.drop_constraint(op.f(f"fk_delivery_{column}_{table}"), type_="foreignkey")
        batch_op.drop_constraint(op.f("uq_delivery_token"), type_="unique")
        for columns in _WHOLE_INDEXES:
            batch_op.drop_index(_name(columns))
        batch_op.create_index("ix_delivery_closed", ["target_id", "sent_at"], **_where("state > 2"))
        batch_op.create_index("uq_delivery_token", ["token"], unique=True, **_where("token IS NOT NULL"))
    with op.batch_alter_table("live_card", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_live_card_delivery_id"), ["delivery_id"], unique=False)
    with op.batch_alter_table("guild", schema=None) as batch_op:
        batch_op.create_index("ix_guild_left", ["id"], unique=False, **_where("left_at IS NOT NULL"))
    for statement in _triggers(op.get_bind().dialect.name):
        op.execute(statement)


def downgrade() -> None:
    postgresql = op.get_bind().dialect.name == "postgresql"
    for table in _WHEN_DELETED:
        op.execute(f"DROP TRIGGER {table}_deleted" + (f" ON {table}" if postgresql else ""))
        if postgresql:
            op.execute(f"DROP FUNCTION {table}_deleted")
    with op.batch_alter_table("guild", schema=None) as batch_op:
        batch_op.drop_index("ix_guild_left")
    with op.batch_alter_table("live_card", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_live_card_delivery_id"))
    _without_orphans()
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.drop_index("uq_delivery_token")
        batch_op.drop_index("ix_delivery_closed")
        for columns in _WHOLE_INDEXES:
            batch_op.create_index(_name(columns), list(columns), unique=False)
        batch_op.create_unique_constraint(op.f("uq_delivery_token"), ["token"])
        for column, (table, action) in _KEYS.items():
            name = op.f(f"fk_delivery_{column}_{table}")
            batch_op.create_foreign_key(name, table, [column], ["id"], ondelete=action)


def _name(columns: tuple[str, ...]) -> str:
    return str(op.f(f"ix_delivery_{'_'.join(columns)}"))


def _where(condition: str) -> dict[str, sa.TextClause]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def _without_orphans() -> None:
    """Drop what the keys would refuse: rows that a fan-out wrote while their target was deleted."""
    for column, (table, action) in _KEYS.items():
        # NULL is not in an empty table either
        orphaned = f"{column} IS NOT NULL AND {column} NOT IN (SELECT id FROM {table})"
        change = "DELETE FROM delivery" if action == "CASCADE" else f"UPDATE delivery SET {column} = NULL"
        op.execute(f"{change} WHERE {orphaned}")


def _triggers(dialect: str) -> list[str]:
    found = []
    for table, actions in _WHEN_DELETED.items():
        name, body = f"{table}_deleted", "; ".join(actions)
        if dialect == "postgresql":
            found += [
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body}; RETURN NULL; END $$",
                f"CREATE TRIGGER {name} AFTER DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
            ]
        else:
            found.append(f"CREATE TRIGGER {name} AFTER DELETE ON {table} BEGIN {body}; END")
    return found

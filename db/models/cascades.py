"""What becomes of outbox rows when what they speak of is deleted.

It is the half of a foreign key that fan-out does not pay for: deleting a notice or a target deletes its deliveries, and
deleting a route or a subscription leaves them without one, so that they are not sent. The other half, a check of each
inserted row, is missing: a target may be deleted while a fan-out that saw it is under way. Such a row is
dropped when it comes up (`db.standings.of` does not know it).
"""

from typing import Any

from sqlalchemy import Connection, event, text

from db.models.base import Base

# Both halves of a target's rows, as the two partial indexes spell them.
_HALVES = ("state IN (0, 1, 2)", "state > 2")

WHEN_DELETED = {
    "notice": ("DELETE FROM delivery WHERE notice_id = OLD.id",),
    "target": tuple(f"DELETE FROM delivery WHERE target_id = OLD.id AND {half}" for half in _HALVES),  # noqa: S608
    **{
        table: tuple(
            f"UPDATE delivery SET {table}_id = NULL"  # noqa: S608
            f" WHERE target_id = OLD.target_id AND {half} AND {table}_id = OLD.id"
            for half in _HALVES
        )
        for table in ("route", "subscription")
    },
}


def statements(dialect: str) -> list[str]:
    """Return the statements that create the triggers on this kind of database."""
    found = []
    for table, actions in WHEN_DELETED.items():
        name, body = f"{table}_deleted", "; ".join(actions)
        if dialect == "postgresql":
            found += [
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body}; RETURN NULL; END $$",
                f"CREATE TRIGGER {name} AFTER DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
            ]
        else:
            found.append(f"CREATE TRIGGER {name} AFTER DELETE ON {table} BEGIN {body}; END")
    return found


@event.listens_for(Base.metadata, "after_create")
def _created(_: object, connection: Connection, **__: Any) -> None:
    for statement in statements(connection.dialect.name):
        connection.execute(text(statement))

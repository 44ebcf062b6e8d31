"""Keep no more than is used.

Who asks to be forgotten leaves what they set up for a guild, without their name. On SQLite a table that changes is
built anew, and with it goes the trigger that deletes for `route`.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_NAMING = ("launch_override", "mute", "route")
_HALVES = ("state IN (0, 1, 2)", "state > 2")
_ROUTE_DELETED = "; ".join(
    f"UPDATE delivery SET route_id = NULL WHERE target_id = OLD.target_id AND {half} AND route_id = OLD.id"
    for half in _HALVES
)


def upgrade() -> None:
    for table in _NAMING:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.alter_column("created_by", existing_type=sa.BigInteger(), nullable=True)
    _with_its_trigger()


def downgrade() -> None:
    """Write 0, which is nobody, where somebody was forgotten."""
    for table in _NAMING:
        op.execute(f"UPDATE {table} SET created_by = 0 WHERE created_by IS NULL")
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.alter_column("created_by", existing_type=sa.BigInteger(), nullable=False)
    _with_its_trigger()


def _with_its_trigger() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"CREATE TRIGGER route_deleted AFTER DELETE ON route BEGIN {_ROUTE_DELETED}; END")

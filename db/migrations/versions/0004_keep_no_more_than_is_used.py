"""Keep no more than is used.

Who asks to be forgotten leaves what they set up for a guild, without their name. What nothing wrote or nothing read is
dropped. On SQLite a table that changes is built anew, and with `route` its trigger goes.
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
    with op.batch_alter_table("launch", schema=None) as batch_op:
        batch_op.drop_column("rumour")
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_column("dm_channel_id")
    op.drop_table("scheduled_event")


def downgrade() -> None:
    """Write 0, which is nobody, where somebody was forgotten."""
    row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "scheduled_event",
        sa.Column("id", row_id, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("launch_id", row_id, nullable=False),
        sa.Column("event_id", sa.BigInteger(), nullable=False),
        sa.Column("shown_version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [f"{table}_id"], [f"{table}.id"], name=op.f(f"fk_scheduled_event_{table}_id_{table}"), ondelete="CASCADE"
            )
            for table in ("guild", "launch")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scheduled_event")),
        sa.UniqueConstraint("guild_id", "launch_id", name=op.f("uq_scheduled_event_guild_id_launch_id")),
    )
    op.create_index(op.f("ix_scheduled_event_launch_id"), "scheduled_event", ["launch_id"], unique=False)
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("dm_channel_id", sa.BigInteger(), nullable=True))
    with op.batch_alter_table("launch", schema=None) as batch_op:
        batch_op.add_column(sa.Column("rumour", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    for table in _NAMING:
        op.execute(f"UPDATE {table} SET created_by = 0 WHERE created_by IS NULL")
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.alter_column("created_by", existing_type=sa.BigInteger(), nullable=False)
    _with_its_trigger()


def _with_its_trigger() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"CREATE TRIGGER route_deleted AFTER DELETE ON route BEGIN {_ROUTE_DELETED}; END")

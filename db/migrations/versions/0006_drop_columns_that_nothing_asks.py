"""Drop columns that nothing asks.

Nobody could mute a route, or a launch for a while only; when a guild was joined or an article edited was noted and
never looked up. SQLite drops a column without building the table anew, which would cost a route its trigger.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_UNUSED = {"article": "edited_at", "mute": "until", "route": "muted_until"}


def upgrade() -> None:
    for table, column in _UNUSED.items():
        op.drop_column(table, column)
    op.drop_column("guild", "joined_at")


def downgrade() -> None:
    """Say of guilds that they joined now: when they did is forgotten."""
    with op.batch_alter_table("guild", schema=None) as batch_op:
        batch_op.add_column(sa.Column("joined_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE guild SET joined_at = CURRENT_TIMESTAMP")
    with op.batch_alter_table("guild", schema=None) as batch_op:
        batch_op.alter_column("joined_at", existing_type=sa.DateTime(timezone=True), nullable=False)
    for table, column in _UNUSED.items():
        op.add_column(table, sa.Column(column, sa.DateTime(timezone=True), nullable=True))

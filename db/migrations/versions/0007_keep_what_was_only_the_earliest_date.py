"""Keep of a change whether the date before it, and the one after it, was only the earliest.

What holds of each launch is known, so its newest revision learns it; what older ones said is not.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_COLUMNS = ("not_before", "was_not_before")


def upgrade() -> None:
    for name in _COLUMNS:
        op.add_column("revision", sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute(
        "UPDATE revision SET not_before = true WHERE id IN (SELECT max(revision.id) FROM revision JOIN launch"
        " ON launch.id = launch_id AND launch.not_before"
        " WHERE revision.guild_id IS NULL OR launch.guild_id IS NOT NULL GROUP BY launch_id)"
    )


def downgrade() -> None:
    for name in _COLUMNS:
        op.drop_column("revision", name)

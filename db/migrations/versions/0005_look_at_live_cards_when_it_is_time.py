"""Look at live cards when it is time, instead of at all of them every few seconds.

Those that are not known to say that their launch is over are looked at once after the migration, oldest first.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("live_card", schema=None) as batch_op:
        batch_op.add_column(sa.Column("next_look", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f("ix_live_card_next_look"), ["next_look"], unique=False)
    op.execute(
        "UPDATE live_card SET next_look = updated_at WHERE EXISTS (SELECT 1 FROM launch"
        " WHERE launch.id = live_card.launch_id AND (ended_at IS NULL OR ended_at > live_card.updated_at))"
    )
    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_revision_created_at"), ["created_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_revision_created_at"))
    with op.batch_alter_table("live_card", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_live_card_next_look"))
        batch_op.drop_column("next_look")

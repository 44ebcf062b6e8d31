"""Let a guild say that two launches are one: its correction of the one points to the other."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_KEY = "fk_launch_override_same_as_id_launch"
_INDEX = "ix_launch_override_same_as_id"


def upgrade() -> None:
    row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    with op.batch_alter_table("launch_override", schema=None) as batch_op:
        batch_op.add_column(sa.Column("same_as_id", row_id, nullable=True))
        batch_op.create_foreign_key(op.f(_KEY), "launch", ["same_as_id"], ["id"], ondelete="CASCADE")
        batch_op.create_index(op.f(_INDEX), ["same_as_id"], unique=False)


def downgrade() -> None:
    """Let what was hidden be followed again."""
    op.execute("DELETE FROM launch_override WHERE same_as_id IS NOT NULL")
    with op.batch_alter_table("launch_override", schema=None) as batch_op:
        batch_op.drop_index(op.f(_INDEX))
        batch_op.drop_constraint(op.f(_KEY), type_="foreignkey")
        batch_op.drop_column("same_as_id")

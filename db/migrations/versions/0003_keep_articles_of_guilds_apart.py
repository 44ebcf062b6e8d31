"""Keep the articles of guilds apart.

What was read for guilds alone is known by its source and its address from now on, so that no feed which a guild added
changes what others read. Articles that the catalogue has as well stay the catalogue's.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "UPDATE article SET url_key = CAST(COALESCE(source_id, 0) AS VARCHAR) || ':' || url_key"
        " WHERE NOT EXISTS (SELECT 1 FROM article_brand JOIN brand ON brand.id = article_brand.brand_id"
        " WHERE article_brand.article_id = article.id AND brand.guild_id IS NULL)"
    )


def downgrade() -> None:
    """Leave the keys: several articles may have one address by now, and a key says nothing but which is which."""

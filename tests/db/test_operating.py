"""The statements that docs/operating.md gives to operators run as they stand, on both databases."""

import re
from pathlib import Path

from sqlalchemy import text

from db.engine import Database

PAGE = Path(__file__).parents[2] / "docs" / "operating.md"


async def test_every_statement_for_operators_runs_as_it_stands(database: Database):
    blocks = re.findall(r"```sql\n(.*?)```", PAGE.read_text(), re.DOTALL)
    statements = [statement.strip() for block in blocks for statement in block.split(";") if statement.strip()]
    assert len(statements) == 10
    for statement in statements:
        async with database.begin() as session:
            await session.execute(text(statement))

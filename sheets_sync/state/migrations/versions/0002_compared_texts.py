"""Which diary texts have been compared, so that no process does it twice."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the table of compared texts."""
    op.add_column(
        "workbooks", sa.Column("compared_by", sa.String, nullable=False, server_default="")
    )
    op.create_table(
        "compared_texts",
        sa.Column("workbook", sa.String, primary_key=True),
        sa.Column("fingerprint", sa.LargeBinary(16), primary_key=True),
        sa.Column("alike", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )

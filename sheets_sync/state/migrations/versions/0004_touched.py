"""The ids that a sync has written and not yet seen to stand where they belong."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column to the workbooks."""
    op.add_column("workbooks", sa.Column("touched", sa.Text, nullable=False, server_default=""))

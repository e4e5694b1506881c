from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from sheets_sync.state.database import MIGRATIONS, SCHEMA, Database
from sheets_sync.state.tables import metadata


def test_the_migrations_make_the_tables(database: Database) -> None:
    with database.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_opening_looks_for_the_newest_migration(database: Database) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [SCHEMA]
    with database.read() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == SCHEMA

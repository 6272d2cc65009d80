"""The store's schema moved forward to the one that this legation knows, from whichever released one it has."""

from pathlib import Path

from sqlalchemy import inspect, select, text
from sqlalchemy.exc import DBAPIError

from legation.records.errors import StoreError
from legation.store.failing import explain
from legation.store.link import Link

# The newest migration; a test holds it against the folder, so that opening a store that is up to date loads no Alembic.
HEAD = "0001"
FOLDER = Path(__file__).parent / "migrations"
VERSION = select(text("version_num")).select_from(text("alembic_version"))


def bring_forward(link: Link) -> None:
    """Make the tables where there are none, move older ones forward, in one transaction. Raises StoreError for a newer store."""
    if find_version(link) == HEAD:
        return
    if link.readonly:
        raise StoreError(f"The store {link.place} was made by an older legation. Open it once for writing, which brings it forward.")
    with link.writing():
        # Another process may have done it while we waited.
        version = find_version(link)
        if version != HEAD:
            _migrate(link, version)


def find_version(link: Link) -> str | None:
    """The schema that a store has, None where it is empty. Raises StoreError where it is another program's database."""
    try:
        names = set(inspect(link.connection).get_table_names())
    except DBAPIError as error:
        raise explain(error.orig, link.place) or error from error
    if "alembic_version" in names:
        version: str | None = link.value(VERSION)
        return version
    if names:
        raise StoreError(f"{link.place} is a database of another program. Name another file, or an empty database.")
    return None


def _migrate(link: Link, version: str | None) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    settings = Config(attributes={"connection": link.connection})
    # A percent sign in a path would be read as a reference to another setting.
    settings.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(settings).walk_revisions()}
    if version is not None and version not in known:
        raise StoreError(
            f"The store {link.place} was written by a newer legation (schema {version}, this one knows {HEAD}). Install the newer legation."
        )
    try:
        command.upgrade(settings, "head")
    except DBAPIError as error:
        raise explain(error.orig, link.place) or error from error

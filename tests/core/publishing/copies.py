"""Copies of a migrated database, for processes that a test starts, and may kill."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from django.conf import settings
from django.db import OperationalError, connection, connections

WAIT_SECONDS = 10

_RANDOM = {
    ("wagtailcore_pagelogentry", "uuid"),
    ("wagtailcore_modellogentry", "uuid"),
    ("django_session", "session_key"),
    ("django_session", "session_data"),
    ("destination_head_stamp", "stamp"),
    ("destination_ledger_state", "stamp"),
}


def is_sqlite() -> bool:
    return connection.vendor == "sqlite"


def current_database() -> str:
    """Return the name, or the path, of the database that this process works on."""
    return str(connection.settings_dict["NAME"])


def bind(database: str) -> None:
    """Let this process, and its threads, work on another database of the same server."""
    connections.close_all()
    settings.DATABASES["default"]["NAME"] = database
    connections.databases["default"]["NAME"] = database
    connection.settings_dict["NAME"] = database


@contextmanager
def copy_of(source: str) -> Iterator[str]:
    """Lend a copy of a database without connections."""
    target = f"{source}.{token_hex(4)}" if is_sqlite() else f"destination_copy_{token_hex(6)}"
    copy_database(source, target)
    try:
        yield target
    finally:
        drop_database(target)


def copy_database(source: str, target: str) -> None:
    """Copy a database, after closing this thread's own connection.

    Raises:
        OperationalError: on PostgreSQL, another client stays connected to it.
    """
    connections.close_all()
    if is_sqlite():
        with closing(sqlite3.connect(source)) as original, closing(sqlite3.connect(target)) as copy:
            original.backup(copy)
        return None
    deadline = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            return _on_the_server(f"CREATE DATABASE {target} TEMPLATE {source}")
        except OperationalError:
            # A client that was killed stays connected until its server process has noticed.
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def digest_of_all_rows() -> str:
    """Return the same text for two databases only if each table holds the same rows in both.

    The random numbers of Wagtail's log entries, of sessions and of stamps, which nothing reads here, do not count.
    """
    digest = sha256()
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - the tables of our own
            columns = [column[0] for column in cursor.description]
            kept = [number for number, name in enumerate(columns) if (table, name) not in _RANDOM]
            rows = sorted(repr([row[number] for number in kept]) for row in cursor.fetchall())
            digest.update(repr((table, rows)).encode())
    return digest.hexdigest()


def drop_database(database: str) -> None:
    """Remove a database, whoever is connected to it."""
    if is_sqlite():
        for suffix in ("", "-wal", "-shm", "-journal"):
            with suppress(FileNotFoundError):
                Path(database + suffix).unlink()
    else:
        _on_the_server(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")


def _on_the_server(statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


def process_environment() -> dict[str, str]:
    """Return the surroundings of a process that works as the tests do."""
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}

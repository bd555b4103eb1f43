"""A picture of the whole database and the media folder, put back in milliseconds.

For tests that start many times from one state and need real commits, so that neither a rollback nor
rebuilding the state is enough.
"""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection, transaction

#: Wagtail's search index: it fills itself again, and its tables have triggers and types of their own.
_LEFT_EMPTY = "wagtailsearch_"


class Snapshot:
    """Every row of every table as it was when this was made, and every file."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[list[str], list[tuple[Any, ...]]]] = {}
        with connection.cursor() as cursor:
            for table in _tables():
                if not table.startswith(_LEFT_EMPTY):
                    cursor.execute(f"SELECT * FROM {_quote(table)}")  # noqa: S608 - names come from the models
                    names = [column[0] for column in cursor.description]
                    self._rows[table] = (names, cursor.fetchall())
        folders = (Path(settings.MEDIA_ROOT), Path(settings.PRIVATE_ROOT))
        found = (path for folder in folders for path in folder.rglob("*") if path.is_file())
        self._files = {path: path.read_bytes() for path in found}

    def restore(self) -> None:
        """Put rows and files back, and forget what the process remembers of others."""
        with transaction.atomic(), connection.cursor() as cursor:
            for table in _tables():
                cursor.execute(f"DELETE FROM {_quote(table)}")  # noqa: S608 - names come from the models
            for table, (names, rows) in self._rows.items():
                if rows:
                    columns, places = ", ".join(map(_quote, names)), ", ".join(["%s"] * len(names))
                    cursor.executemany(
                        f"INSERT INTO {_quote(table)} ({columns}) VALUES ({places})",  # noqa: S608 - as above
                        rows,
                    )
        for path, content in self._files.items():
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        cache.clear()
        ContentType.objects.clear_cache()


def _tables() -> list[str]:
    return connection.introspection.django_table_names(only_existing=True, include_views=False)


def _quote(name: str) -> str:
    return str(connection.ops.quote_name(name))

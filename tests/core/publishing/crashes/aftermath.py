"""What is found after a crash, by a process that begins with one sweep."""

import io
import re
from collections import Counter
from typing import Any

import orjson
from django.core.management import call_command
from django.db import connection
from wagtail.images import get_image_model
from wagtail.models import Page, PageLogEntry, PageViewRestriction, Revision

from destination_cms.models import ARModel, Audio, BaseMap, Mark, Publication
from destination_cms.projections.images import missing_presets
from destination_cms.projections.published_files import is_without_copy
from destination_cms.publishing.public_copies import public_storage
from tests.feed import Replica

from .town import Town

#: Wagtail writes redirects after the commit of a change of slug, and so loses them in a crash; sessions are
#: saved after the answer, and sizes of pictures are made when the ledger says that they are needed. Each sweep
#: has a stamp, and what a crash leaves to the next one is one sweep less.
_OTHER_TABLES = {
    "django_session",
    "wagtailredirects_redirect",
    get_image_model().get_rendition_model()._meta.db_table,
    "destination_image_facts",
    "destination_head_stamp",
}

#: The ledger's tables, less what stands there for such a redirect.
_WITHOUT_REDIRECTS = {
    "destination_publication": "kind <> 'redirect'",
    "destination_tally": "kind <> 'redirect'",
    "destination_edge": "source_key NOT LIKE 'redirect:%%'",
}

#: What of a picture, and of a recording, is worked out by a task.
_MADE_LATER = {"files", "search_files", "dominant_color", "blur_data_url", "file"}


def look(town: Town) -> dict[str, Any]:
    """Sweep once, and return what the editing side and the public side are then.

    Keys: ``differences`` that a reconcile would repair, ``is_synced`` whether the app that synced
    before is equal to one that starts afresh, ``public`` (records by key), ``pages`` (by primary
    key), ``rows`` (number by table), and ``unsized``: public pictures without all sizes, and recordings
    without a public copy, that a reconcile does not have made; and recordings and base maps whose own file is lost.
    """
    call_command("sweep_publications", stdout=io.StringIO())
    differences = _dry_run()
    marks = Mark.objects.count()
    town.replica.sync()
    fresh = Replica()
    fresh.sync()
    found = {
        "differences": differences,
        "marks": marks,
        "is_synced": town.replica.digests == fresh.digests and town.replica.records == fresh.records,
        "public": {key: _face(record) for key, record in sorted(fresh.records.items()) if not _is_redirect(record)},
        "pages": _pages(),
        "rows": _rows(),
        "unsized": [],
    }
    if _unsized(town):
        call_command("reconcile_publications", verbosity=0, stdout=io.StringIO())
        found["unsized"] = _unsized(town)
    return found


def _dry_run() -> int:
    output = io.StringIO()
    call_command("reconcile_publications", "--dry-run", stdout=output)
    found = re.match(r"(\d+) differences", output.getvalue())
    assert found, output.getvalue()
    return int(found[1])


def _is_redirect(record: dict[str, Any]) -> bool:
    """Say whether a crash may cost a record; that what is left is in the feed is seen by ``differences``."""
    return bool(record["kind"] == "redirect")


def _face(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record without what differs from one run of the same edit to the next."""
    face = {name: value for name, value in record.items() if not name.endswith("published_at")}
    # All runs have the same folder, in which the name of a base map's file is taken; its content is in ``sha256``.
    left_out = _MADE_LATER | ({"name"} if record["kind"] == "base_map" else set())
    face["payload"] = {name: value for name, value in record["payload"].items() if name not in left_out}
    return face


def _pages() -> dict[str, Any]:
    """Return what an edit changes of each page, its log and its schedule included."""
    columns = ("live", "expired", "path", "url_path", "title", "has_unpublished_changes")
    pages = {str(page.pk): [getattr(page, column) for column in columns] for page in Page.objects.all()}
    restricted = PageViewRestriction.objects.values_list("page")
    scheduled = Revision.objects.filter(approved_go_live_at__isnull=False).values_list("object_id")
    for rows in (restricted, Revision.objects.values_list("object_id"), scheduled):
        counts = Counter(str(pk) for (pk,) in rows)
        for pk, page in pages.items():
            page.append(counts[pk])
    for pk, action in PageLogEntry.objects.order_by("pk").values_list("page", "action"):
        if str(pk) in pages:
            pages[str(pk)].append(action)
    return pages


def _rows() -> dict[str, int]:
    """Return the number of rows of each table that an edit writes in its transaction."""
    tables = [
        name for name in connection.introspection.table_names() if name not in _OTHER_TABLES and "_fts" not in name
    ]
    quote = connection.ops.quote_name
    counts = (
        f"SELECT '{name}', count(*) FROM {quote(name)} WHERE {_WITHOUT_REDIRECTS.get(name, '1 = 1')}"  # noqa: S608 - no input
        for name in sorted(tables)
    )
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(counts), [])
        return dict(cursor.fetchall())


def _unsized(town: Town) -> list[str]:
    lacks = {"image": missing_presets, "audio": _is_without_file, "ar_model": _is_without_file}
    rows = Publication.objects.filter(kind__in=lacks, is_withdrawn=False)
    # All runs have the same files, and some of them delete this one's.
    others = [
        *Audio.objects.exclude(pk=town.recording.pk),
        *ARModel.objects.exclude(pk=town.model.pk),
        *BaseMap.objects.all(),
    ]
    lost = [row.file.name for row in others if not row.file.storage.exists(row.file.name)]
    return [*(str(row.uuid) for row in rows if lacks[row.kind](orjson.loads(row.payload))), *lost]


def _is_without_file(payload: Any) -> bool:
    """Return whether a recording or a model names no public copy, or one that is not there."""
    return is_without_copy(payload) or not public_storage().exists(payload["file"]["name"])

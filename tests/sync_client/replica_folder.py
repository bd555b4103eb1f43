"""Reading a replica as an app would: from its files, without the client's modules."""

import json
from pathlib import Path
from typing import Any

from .feed_server import ModelSite, checksum_of, digest_of


def read_records(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the records of a replica by key text; each file must be where its key says."""
    records = {}
    for path in sorted((folder / "records").rglob("*")):
        if path.is_file():
            line = json.loads(path.read_text(encoding="utf-8"))
            kind, uuid_text, locale = line["key"].split(":")
            assert path == folder / "records" / kind / (locale or "_") / f"{uuid_text}.json"
            records[line["key"]] = line["record"]
    return records


def read_state(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "state.json").read_text())


def assert_same_set(folder: Path, site: ModelSite) -> None:
    """See that files and state are exactly what a site has published."""
    records = read_records(folder)
    assert records == site.records
    state = read_state(folder)
    assert state["applying"] is None
    assert state["position"]["count"] == len(records)
    assert state["position"]["checksum"] == site.checksum


def assert_own_checkpoint(folder: Path) -> None:
    """See that the files are what the folder's own state says they are."""
    position = read_state(folder)["position"]
    digests = {key: digest_of(record) for key, record in read_records(folder).items()}
    assert (position["count"], position["checksum"]) == (len(digests), checksum_of(digests))

"""The sync client that ships with the product follows the feed that ships with it, over a real socket."""

import json
from pathlib import Path
from typing import Any

import pytest
from wagtail.models import Site

from destination_cms.sync_client.cli import main
from tests.destination import Destination, publish
from tests.snapshot import Snapshot


@pytest.fixture
def server(destination: Destination, live_server: Any) -> str:
    """The address of a server that answers for the destination."""
    Site.objects.update(hostname="localhost")
    return str(live_server.url)


def sync(server: str, folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    """Run the client once and return its summary."""
    assert main([server, str(folder), "--json", *options]) == 0
    return json.loads(capsys.readouterr().out)  # type: ignore[no-any-return]


def held(folder: Path, kind: str) -> list[str]:
    return sorted(path.name for path in (folder / "records" / kind).rglob("*.json"))


def test_it_mirrors_resumes_and_fetches_only_what_changed(
    destination: Destination, server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = destination.image()
    spots = [destination.spot(f"Spot {number}", cover_image=picture) for number in range(7)]
    destination.circuit("Circuit", spots)

    first = sync(server, tmp_path, capsys, "--limit", "3")
    again = sync(server, tmp_path, capsys)
    publish(spots[0], teaser="Changed")
    spots[1].unpublish()
    after = sync(server, tmp_path, capsys)

    assert (first["count"], first["written_count"], first["deleted_count"]) == (10, 10, 0)
    assert (again["written_count"], again["deleted_count"]) == (0, 0)
    assert (after["written_count"], after["deleted_count"]) == (2, 1)
    assert len(held(tmp_path, "spot")) == 6
    assert len(held(tmp_path, "image")) == len(held(tmp_path, "circuit")) == 1


def test_it_starts_again_after_a_new_epoch(
    destination: Destination, server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from destination_cms.publishing.reconcile import reconcile_publications

    destination.spot()
    sync(server, tmp_path, capsys)
    reconcile_publications(has_new_epoch=True)

    assert sync(server, tmp_path, capsys)["count"] == 2


def test_it_starts_again_after_a_restored_backup_that_was_edited_on(
    destination: Destination, server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spot = destination.spot("Fort")
    backup = Snapshot()
    publish(destination.spot("Lost"), teaser="Changed")
    assert sync(server, tmp_path, capsys)["count"] == 3
    backup.restore()
    for number in range(4):
        publish(spot, teaser=f"Edited {number}")

    summary = sync(server, tmp_path, capsys)

    assert summary["restarts"] == ["EPOCH_CHANGED"]
    assert (summary["count"], summary["deleted_count"]) == (2, 1)

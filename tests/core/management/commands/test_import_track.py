from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from tests.core.geo.tracks.files import WAY, gpx
from tests.destination import Destination, fresh

pytestmark = pytest.mark.django_db

NEAR, FAR = ((2.27, 48.82), (2.271, 48.82)), ((2.28, 48.82), (2.281, 48.82))


def run(page: Any, path: Path, *arguments: str) -> str:
    told = StringIO()
    with override("en"):
        call_command("import_track", str(getattr(page, "pk", page)), str(path), *arguments, stdout=told)
    return told.getvalue()


def written(folder: Path, data: bytes) -> Path:
    path = folder / "way.gpx"
    path.write_bytes(data)
    return path


def test_a_file_becomes_a_draft_or_is_published(destination: Destination, tmp_path: Path) -> None:
    page, path = destination.circuit("Loop"), written(tmp_path, gpx(WAY))

    assert "“Loop” was saved as a draft." in run(page, path)
    assert fresh(page).track is None
    assert fresh(page).get_latest_revision_as_object().track_source["filename"] == "way.gpx"

    assert "way.gpx (GPX) holds 1 line." in run(page, path, "--publish", "--reverse")
    assert fresh(page).track["coordinates"] == [list(point) for point in reversed(WAY)]


def test_a_dry_run_changes_nothing(destination: Destination, tmp_path: Path) -> None:
    page = destination.circuit("Loop")
    revision = page.latest_revision_id

    assert "Length: 184\u00a0m," in run(page, written(tmp_path, gpx(WAY)), "--dry-run")
    assert fresh(page).latest_revision_id == revision


def test_lines_are_chosen_or_joined(destination: Destination, tmp_path: Path) -> None:
    page, path = destination.circuit("Loop"), written(tmp_path, gpx(NEAR, FAR))

    with pytest.raises(CommandError, match="choose some with --lines"):
        run(page, path)
    run(page, path, "--lines", "2,1", "--publish")
    assert [position[0] for position in fresh(page).track["coordinates"]] == [2.28, 2.281, 2.27, 2.271]


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"x" * 21_000_000])
def test_a_bad_file_is_refused_with_its_name(destination: Destination, tmp_path: Path, data: bytes) -> None:
    with pytest.raises(CommandError, match=r"way\.gpx"):
        run(destination.circuit(), written(tmp_path, data))


def test_only_a_page_with_a_track_is_taken(destination: Destination, tmp_path: Path) -> None:
    path = written(tmp_path, gpx(WAY))

    with pytest.raises(CommandError, match="There is no page 999999"):
        run(999_999, path)
    with pytest.raises(CommandError, match="that has a track"):
        run(destination.home, path)
    with pytest.raises(CommandError, match="No such file"):
        run(destination.circuit(), tmp_path / "none.gpx")

import json
from pathlib import Path

import pytest

from destination_cms.sync_client.replica import FolderRefused, Replica, check_replica, prepare_folder

URL = "https://cms.example.org"


def test_a_folder_is_made_where_there_is_none(tmp_path: Path):
    folder = tmp_path / "a" / "b"
    prepare_folder(folder)

    replica = Replica(folder, URL)

    assert replica.position.token == ""
    check_replica(folder)


def test_a_folder_with_other_files_is_never_touched(folder: Path):
    folder.mkdir()
    (folder / "records").mkdir()
    (folder / "records" / "holiday.jpg").write_text("mine")

    with pytest.raises(FolderRefused, match="not empty"):
        prepare_folder(folder)
    assert [path.name for path in folder.iterdir()] == ["records"]


def test_a_first_run_that_was_killed_at_once_leaves_a_folder_of_ours(folder: Path):
    folder.mkdir()
    (folder / "lock").touch()
    (folder / "state.json.tmp").touch()

    prepare_folder(folder)

    assert Replica(folder, URL).position.token == ""


def test_a_folder_mirrors_one_site(folder: Path):
    prepare_folder(folder)
    Replica(folder, URL)

    with pytest.raises(FolderRefused, match="mirrors https"):
        Replica(folder, "https://other.example.org")


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "null", '{"format": 1}', '{"format": 1, "site_url": "x", "position": [], "applying": null}'],
)
def test_a_state_that_cannot_be_read_is_told(folder: Path, content: str):
    folder.mkdir()
    (folder / "state.json").write_text(content)

    with pytest.raises(FolderRefused, match="damaged"):
        Replica(folder, URL)


def test_a_state_of_a_newer_version_is_told(folder: Path):
    prepare_folder(folder)
    Replica(folder, URL)
    state = json.loads((folder / "state.json").read_text())
    (folder / "state.json").write_text(json.dumps({**state, "format": 2}))

    with pytest.raises(FolderRefused, match="format 2"):
        Replica(folder, URL)


def test_a_folder_that_is_not_a_replica_is_told(folder: Path):
    with pytest.raises(FolderRefused, match="not a replica"):
        check_replica(folder)
    assert not folder.exists()

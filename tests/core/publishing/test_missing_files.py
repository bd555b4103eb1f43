"""What public images and recordings lack is asked for, of each kind by its own task, and nothing else."""

from typing import Any

import pytest

from destination_cms.publishing import missing_files
from destination_cms.publishing.missing_files import request_missing_files


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    monkeypatch.setattr(missing_files, "request_renditions", lambda pks: found.update(images=pks))
    monkeypatch.setattr(missing_files, "request_public_copies", lambda sources: found.update(copies=sources))
    return found


def test_each_kind_is_asked_for_by_its_own_task(asked: dict[str, list[Any]]) -> None:
    payloads: dict[str, Any] = {
        "image:1": {"files": []},
        "audio:2": {"file": None},
        "audio:3": {"file": {"name": "recordings/a.0123456789abcdef.mp3"}},
        "ar_model:2": {"file": None},
    }

    request_missing_files(payloads)

    assert asked == {"images": [1], "copies": ["audio:2", "ar_model:2"]}


def test_nothing_is_asked_for_where_nothing_is_missing(asked: dict[str, list[Any]]) -> None:
    request_missing_files({"audio:3": {"file": {"name": "recordings/a.0123456789abcdef.mp3"}}})

    assert asked == {}

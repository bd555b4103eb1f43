"""The demo's schedule goes on in one process, whatever happens in one run."""

from typing import Any

import pytest
from django.core.management import call_command

from demo.seed.management.commands import run_schedule


@pytest.mark.django_db
def test_a_run_that_fails_is_reported_and_the_next_one_comes(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    runs: list[str] = []

    def run(name: str, **options: Any) -> None:
        runs.append(name)
        if len(runs) == 1:
            raise RuntimeError("the database is locked")

    monkeypatch.setattr(run_schedule, "call_command", run)
    call_command("run_schedule", every=0, runs=3)

    assert runs == ["publish_scheduled"] * 3
    assert "the database is locked" in caplog.text

"""What a sweep takes, and what it leaves for the next batch."""

from typing import Any

import pytest

from destination_cms.models import Mark
from destination_cms.models.ledger import MarkScope
from destination_cms.publishing import sweep
from destination_cms.publishing.plan import Plan

pytestmark = pytest.mark.django_db


def test_a_change_in_the_middle_of_a_sweep_is_swept_too(monkeypatch: pytest.MonkeyPatch) -> None:
    swept: list[set[str]] = []

    def be_overtaken(sources: set[str], *arguments: Any, **options: Any) -> Plan:
        if not swept:
            Mark.objects.create(scope=MarkScope.SOURCE, target="page:1")
        swept.append(sources)
        return Plan()

    monkeypatch.setattr(sweep, "plan_and_write", be_overtaken)
    Mark.objects.create(scope=MarkScope.SOURCE, target="page:1")

    sweep.sweep_publications()

    assert swept == [{"page:1"}, {"page:1"}]
    assert not Mark.objects.exists()


def test_equal_marks_are_swept_once(monkeypatch: pytest.MonkeyPatch) -> None:
    swept: list[set[str]] = []

    def note(sources: set[str], *arguments: Any, **options: Any) -> Plan:
        swept.append(sources)
        return Plan()

    monkeypatch.setattr(sweep, "plan_and_write", note)
    Mark.objects.bulk_create(Mark(scope=MarkScope.SOURCE, target="page:1") for _ in range(5))

    sweep.sweep_publications()

    assert swept == [{"page:1"}]

"""What tests of marks and sweeps share."""

import pytest

from destination_cms.models import Mark
from destination_cms.publishing import sweep


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list of how many marks each sweep finds; they are kept."""
    found: list[int] = []
    monkeypatch.setattr(sweep, "sweep_after_commit", lambda: found.append(Mark.objects.count()))
    return found

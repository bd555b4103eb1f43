"""GraphQL over HTTP, as its own audit sees it."""

import pytest

from .workshop import Workshop

pytestmark = pytest.mark.clients

AUDITS = 61


def test_every_audit_is_met(workshop: Workshop) -> None:
    results = workshop.ask("audit.mjs")

    assert [result for result in results if result["status"] != "ok"] == []
    assert len({result["id"] for result in results}) == AUDITS

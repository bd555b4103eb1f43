"""What a Django developer declares is what the core knows, whatever the order of apps."""

import logging
from typing import Any

import pytest

from destination_cms.registry import get_verticals
from destination_cms.verticals import Vertical
from tests.declared import also_declared


def test_verticals_are_sorted_by_name() -> None:
    with also_declared(Vertical(name="zoos"), Vertical(name="airports")):
        names = list(get_verticals())

    assert names == sorted(names)
    assert {"airports", "zoos", "events"} <= set(names)


def test_an_answer_that_is_no_vertical_takes_nothing_down() -> None:
    """The checks tell of it: E001."""
    known = get_verticals()

    with also_declared(None, "events", object()):
        assert get_verticals() == known


def test_a_site_may_log_what_is_registered(settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    settings.DESTINATION_CMS = {"TRACE": True}

    with caplog.at_level(logging.INFO, logger="destination_cms"):
        get_verticals()

    assert any(message.startswith("verticals: ") and "events" in message for message in caplog.messages)

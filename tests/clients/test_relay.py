"""Relay: what its compiler makes of the served schema, and how its store keeps what it reads."""

import pytest

from .seed import SPOT_COUNT
from .workshop import Workshop

pytestmark = pytest.mark.clients


@pytest.fixture(scope="module")
def relay(workshop: Workshop) -> Workshop:
    """Return the workshop with Relay's documents compiled against the schema that is served."""
    workshop.run("node", "introspect.mjs")
    (workshop.folder / "relay/generated").mkdir()
    workshop.run("relay-compiler")
    workshop.run("tsc", "--project", "relay/tsconfig.json")
    return workshop


def test_a_connection_grows_and_a_card_is_read_again(relay: Workshop) -> None:
    answer = relay.ask("relay/scroll.js")

    assert answer == {"sizes": [5, 10, SPOT_COUNT], "distinct": SPOT_COUNT, "last": "Œuvre 09"}


def test_the_store_keeps_the_languages_of_a_page_apart(relay: Workshop) -> None:
    answer = relay.ask("relay/switch.js")

    assert answer["titles"] == ["La promenade des arts", "The arts walk"]
    assert answer["translations"] == [["The arts walk"], ["La promenade des arts"]]
    assert answer["headings"] == [["L'artiste"], ["The artist"]]
    assert answer["warnings"] == []

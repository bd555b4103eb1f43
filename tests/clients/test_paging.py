"""The Python client gql pages a list to its end while editors publish and withdraw in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import pytest
from wagtail.models import Page

from tests.destination import Destination

from .workshop import HERE

pytestmark = pytest.mark.clients

PAGE = 3
ORDERS = [
    pytest.param([{"field": "TITLE"}], id="title"),
    pytest.param([{"field": "TITLE", "direction": "DESC"}], id="title down"),
    pytest.param([{"field": "FIRST_PUBLISHED_AT"}], id="oldest"),
    pytest.param([{"field": "FIRST_PUBLISHED_AT", "direction": "DESC"}], id="newest"),
]


@pytest.fixture
def ask(api: str) -> Iterator[Callable[..., Any]]:
    """Return what asks the list; gql checks the query against the schema that is served first."""
    from gql import Client, GraphQLRequest
    from gql.transport.httpx import HTTPXTransport

    document = (HERE / "documents/all-spots.graphql").read_text()
    with Client(transport=HTTPXTransport(url=api), fetch_schema_from_transport=True) as session:

        def execute(**variables: Any) -> Any:
            request = GraphQLRequest(document, variable_values={"locale": "en", **variables})
            return session.execute(request)["spots"]

        yield execute


@dataclass
class Newsroom:
    """Editors who are busy with the list while it is read; half of its titles are equal."""

    destination: Destination
    home: Page
    public: dict[str, Any] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    _numbers: Iterator[int] = field(default_factory=count)

    def publish(self) -> str:
        number = next(self._numbers)
        title = f"Place {number}" if number % 2 else "The same place"
        spot = self.destination.spot(title, self.home)
        uuid = str(spot.translation_key)
        self.public[uuid] = spot
        self.touched.add(uuid)
        return uuid

    def withdraw(self, uuid: str) -> None:
        self.public.pop(uuid).unpublish()
        self.touched.add(uuid)

    def disturb(self, seen: list[str]) -> None:
        """Publish one, and withdraw one that was seen and one that was not."""
        self.publish()
        for is_seen in (True, False):
            uuid = next((uuid for uuid in self.public if (uuid in seen) is is_seen and uuid not in self.touched), None)
            if uuid:
                self.withdraw(uuid)

    def close(self) -> None:
        for uuid in list(self.public):
            self.withdraw(uuid)


@pytest.fixture
def newsroom(site: Destination) -> Iterator[Newsroom]:
    room = Newsroom(site, site.home.get_translation(site.en))
    for _ in range(12):
        room.publish()
    room.touched.clear()
    yield room
    room.close()


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("is_backward", [False, True], ids=["forward", "backward"])
def test_nothing_comes_twice_and_nothing_that_stayed_is_missed(
    ask: Callable[..., Any], newsroom: Newsroom, order: list[dict[str, str]], *, is_backward: bool
) -> None:
    size, onward, cursor, more = (
        ("last", "before", "startCursor", "hasPreviousPage")
        if is_backward
        else ("first", "after", "endCursor", "hasNextPage")
    )
    before = [node["uuid"] for node in ask(first=100, orderBy=order)["nodes"]]
    seen: list[str] = []
    place: dict[str, str] = {}
    for _ in range(50):
        page = ask(**{size: PAGE, "orderBy": order, **place})
        uuids = [node["uuid"] for node in page["nodes"]]
        seen = [*uuids, *seen] if is_backward else [*seen, *uuids]
        if not page["pageInfo"][more]:
            break
        place = {onward: page["pageInfo"][cursor]}
        newsroom.disturb(seen)

    assert len(seen) == len(set(seen))
    stayed = [uuid for uuid in before if uuid not in newsroom.touched]
    assert [uuid for uuid in seen if uuid in stayed] == stayed
    assert len(newsroom.touched) >= 6
    assert len(stayed) >= 4

"""A translation is the content itself: one id, one type, whichever way it is reached."""

from tests.core.graphql.test_lists import ask
from tests.destination import Destination

QUERY = """query($slug: String!) {
  spot(slug: $slug) { translations { __typename id locale title path ... on Spot { address } } }
}"""


def test_a_translation_is_the_node_of_its_id(destination: Destination) -> None:
    spot = destination.spot("Un lieu", address="Ici 1")
    copy = spot.copy_for_translation(destination.en, copy_parents=True)
    copy.title, copy.address = "A place", "Here 1"
    copy.save_revision().publish()

    (translation,) = ask(QUERY, slug=spot.slug)["spot"]["translations"]
    node = ask("query($id: ID!) { node(id: $id) { __typename id } }", id=translation["id"])["node"]

    assert node == {"__typename": "Spot", "id": translation["id"]}
    assert translation == {
        **node,
        "locale": "en",
        "title": "A place",
        "path": f"/en/{spot.slug}/",
        "address": "Here 1",
    }

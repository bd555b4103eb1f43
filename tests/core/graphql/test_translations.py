"""A translation is the content itself: one id, one type, whichever way it is reached."""

from tests.core.graphql.test_lists import ask
from tests.destination import Destination

QUERY = """query($slug: String!) {
  spot(slug: $slug) { translations { __typename id locale title path ... on Spot { address } } }
}"""


def test_things_of_several_kinds_each_have_their_translations(destination: Destination) -> None:
    spot, loop = destination.spot("Un lieu"), destination.circuit("Une boucle")
    for page in (spot, loop):
        page.copy_for_translation(destination.en, copy_parents=True).save_revision().publish()
    ids = [
        ask(f'{{ {kind}(slug: "{page.slug}") {{ id }} }}')[kind]["id"]
        for kind, page in (("circuit", loop), ("spot", spot))
    ]

    asked = """query($ids: [ID!]!) {
      nodes(ids: $ids) { ... on Content { translations { locale } } }
      spots { nodes { translations { locale } } }
    }"""
    told = ask(asked, ids=ids)

    assert [node["translations"] for node in told["nodes"]] == [[{"locale": "en"}]] * 2
    assert told["spots"]["nodes"] == [{"translations": [{"locale": "en"}]}]


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

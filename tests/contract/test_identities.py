"""What an id leads to is the same on every way to it: a cache that keeps things by id (Apollo, urql, Relay) is right."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone
from graphql import (
    GraphQLObjectType,
    execute_sync,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
    is_required_argument,
    is_union_type,
    parse,
)
from wagtail.contrib.redirects.models import Redirect

from destination_cms.graphql.reading.context import Context
from destination_cms.graphql.reading.reader import Reader
from destination_cms.graphql.schema import get_schema
from destination_cms.graphql.types.blocks import Block
from destination_cms.graphql.types.records import RecordType
from destination_cms.images.renditions import make_renditions
from destination_cms.models import LedgerSite
from tests.destination import Destination
from tests.site_snippets import add_identity

#: What fields take that cannot be without.
REQUIRED = {"preset": "CARD", "at": '"2026-06-01T00:00:00Z"'}
DEPTH = 4


def with_an_id() -> list[GraphQLObjectType]:
    types = get_schema().type_map.values()
    return [each for each in types if isinstance(each, GraphQLObjectType) and "id" in each.fields]


@pytest.mark.parametrize("shown", with_an_id(), ids=lambda each: each.name)
def test_every_type_with_an_id_shows_a_record_or_a_block_of_one(shown: Any) -> None:
    """Records and blocks hold nothing of the way that led to them."""
    assert issubclass(shown.graphene_type, RecordType) or Block in shown.graphene_type._meta.interfaces


def selection(shown: Any, depth: int) -> str:
    """Return everything of a type down to a depth; of content behind an interface, what has no parts."""
    if is_abstract_type(shown):
        members = get_schema().get_possible_types(shown)
        depth = depth if is_union_type(shown) else 0
        return " ".join(f"... on {each.name} {{ {selection(each, depth)} }}" for each in members)
    return " ".join(["__typename", *_fields(shown, depth)])


def _fields(shown: Any, depth: int) -> Iterator[str]:
    for name, field in shown.fields.items():
        given = ", ".join(f"{arg}: {REQUIRED[arg]}" for arg, item in field.args.items() if is_required_argument(item))
        call = f"{name}({given})" if given else name
        if is_leaf_type(get_named_type(field.type)):
            yield call
        elif depth > 0:
            yield f"{call} {{ {selection(get_named_type(field.type), depth - 1)} }}"


class Seen:
    """The values that were seen of things, by type, id and field."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str, str], list[Any]] = defaultdict(list)

    def take(self, value: Any, owner: tuple[str, str] | None = None, at: str = "") -> None:
        """Note each leaf under the nearest thing with an id above it."""
        if isinstance(value, list):
            for number, item in enumerate(value):
                self.take(item, owner, f"{at}.{number}")
        elif isinstance(value, dict):
            if "id" in value:
                owner, at = (value["__typename"], value["id"]), ""
            for name, item in value.items():
                self.take(item, owner, f"{at}.{name}")
        elif owner is not None:
            known = self.values[(*owner, at)]
            if value not in known:
                known.append(value)


@pytest.fixture
def site(destination: Destination) -> LedgerSite:
    english = destination.home.copy_for_translation(destination.en)
    english.save_revision().publish()
    image = destination.image("A bridge", credit="Someone")
    make_renditions.func(image.pk)
    body = [("heading", "Pont"), ("picture", {"image": image, "alt": "Un détail", "caption": "Ici"})]
    french = destination.event("Pont", cover_image=image, cover_image_alt="Un pont", body=body)
    other = destination.event("Bridge", english, cover_image=image, cover_image_alt="A bridge", links=[french])
    destination.event("Nearby", links=[french, other])
    type(other).objects.filter(pk=other.pk).update(translation_key=french.translation_key)
    add_identity(destination, cover_image=image, cover_image_alt="La ville")
    Redirect.add_redirect("/old", french)
    other.refresh_from_db()
    other.save_revision().publish()
    return LedgerSite.objects.get()


def test_nothing_under_an_id_depends_on_the_way_to_it(site: LedgerSite) -> None:
    schema = get_schema()
    seen = Seen()
    calls = [(name, f'locale: "{tag}"') for name in ("events", "pages") for tag in ("fr", "en")]
    calls += [("site", 'locale: "fr"'), *(("route", f'path: "/old", locale: "{tag}"') for tag in ("fr", "en"))]
    assert schema.query_type

    def run(name: str, arguments: str) -> None:
        shown = get_named_type(schema.query_type.fields[name].type)  # type: ignore[union-attr]
        document = parse(f"{{ {name}({arguments}) {{ {selection(shown, DEPTH)} }} }}")
        answer = execute_sync(schema, document, context_value=Context(Reader(site, timezone.now())))
        assert not answer.errors, answer.errors
        seen.take(answer.data)

    for name, arguments in calls:
        run(name, arguments)
    for _, id_, _ in [*seen.values]:
        run("node", f'id: "{id_}"')

    told = {name for name, _, _ in seen.values}
    assert {"Event", "Image", "Page", "PictureBlock", "SiteIdentity", "Redirect"} <= told
    assert {at: values for at, values in seen.values.items() if len(values) > 1} == {}

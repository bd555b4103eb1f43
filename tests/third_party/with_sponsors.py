"""An app that adds to what others have: run by ``test_guide_apps.py`` on a site that has it installed."""

import json
from dataclasses import replace
from typing import Any

from django.core import checks
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail import hooks

from circuits.models import CircuitPage, SpotPage
from destination_cms.checks.extensions import check_subclasses
from destination_cms.checks.panels import check_panels
from destination_cms.models import Publication
from destination_cms.models.links import linkable_models
from destination_cms.projections.kinds import get_kinds
from destination_cms.publishing.reconcile import reconcile_publications
from destination_cms.testing import assert_vertical_contract
from destination_cms.verticals import HOOK_NAME
from tests.core.admin.people import editor
from tests.declared import also_declared
from tests.destination import Destination, publish
from tests.feed import Replica, summary
from tests.payload_schemas import record_faults, schema_at

from .sponsors.index import SponsoredCircuitIndex
from .sponsors.models import SponsoredCircuitPage
from .sponsors.vertical import vertical
from .sponsors.wagtail_hooks import register_sponsors

FIELDS = "title sponsorName sponsorTier sponsoredSince sponsorLogo { alt image { title } }"


def ask(query: str, **variables: Any) -> dict[str, Any]:
    response = Client().post("/graphql/", {"query": query, "variables": variables}, content_type="application/json")
    body = response.json()
    assert "errors" not in body, body
    return body["data"]


def titles(arguments: str) -> list[str]:
    return [node["title"] for node in ask(f"{{ circuits({arguments}) {{ nodes {{ title }} }} }}")["circuits"]["nodes"]]


def sponsored(destination: Destination, title: str = "The walk of the bank", **fields: Any) -> SponsoredCircuitPage:
    known = {"slug": title.lower().replace(" ", "-"), "sponsor_name": "The bank", "sponsor_tier": "GOLD"}
    return destination._add(SponsoredCircuitPage(title=title, teaser="Along the river.", **{**known, **fields}))


def test_an_installation_with_it_is_sound():
    found = [message for message in checks.run_checks() if str(message.id).startswith("destination_cms.")]

    assert [message.id for message in found] == ["destination_cms.W006"]


def test_it_keeps_the_contract(destination: Destination):
    assert_vertical_contract(
        vertical,
        make={
            "SponsoredCircuitPage": lambda parent: SponsoredCircuitPage(
                sponsor_name="The bank",
                sponsored_since=2019,
                sponsor_logo=destination.image(),
                body=[("callout", {"text": "Mind the step", "link": parent})],
            )
        },
    )


def test_it_is_published_under_the_kind_that_it_extends(destination: Destination):
    plain = destination.circuit("A plain walk")
    page = sponsored(destination, sponsor_logo=destination.image("The bank's logo"), sponsored_since=2019)

    answer = ask(
        """query ($slug: String!, $path: String!) {
          circuit(slug: $slug, locale: "fr") { FIELDS }
          route(path: $path) { __typename ... on RouteContent { content { __typename ... on Circuit { FIELDS } } } }
          circuits(locale: "fr") { totalCount nodes { FIELDS } }
        }""".replace("FIELDS", FIELDS),
        slug=page.slug,
        path=f"/fr/{page.slug}/",
    )

    shown = {
        "title": page.title,
        "sponsorName": "The bank",
        "sponsorTier": "GOLD",
        "sponsoredSince": 2019,
        "sponsorLogo": {"alt": "The bank", "image": {"title": "The bank's logo"}},
    }
    hidden = {**dict.fromkeys(shown), "title": plain.title}
    assert answer["circuit"] == shown
    assert answer["circuits"] == {"totalCount": 2, "nodes": [hidden, shown]}
    assert answer["route"]["content"] == {"__typename": "Circuit", **shown}


def test_apps_get_it_with_what_it_adds_and_without_it_when_it_goes(destination: Destination):
    plain = destination.circuit("A plain walk")
    page = sponsored(destination)
    replica = Replica()
    replica.sync()

    record = replica.records[f"circuit:{page.translation_key}:fr"]
    of_plain = replica.records[f"circuit:{plain.translation_key}:fr"]["payload"]
    assert (
        record["payload"].items()
        >= {"sponsor_name": "The bank", "sponsor_tier": "GOLD", "practice_mode": "WALK"}.items()
    )
    assert record["version"] == get_kinds()["circuit"].version
    assert not [name for name in of_plain if name.startswith("sponsor")]
    assert [fault for found in replica.records.values() for fault in record_faults(found)] == []
    assert record_faults({**record, "payload": {**record["payload"], "sponsor_tier": "TIN"}})

    publish(page, sponsor_name="The brewery")
    assert summary(replica.sync()) == {("circuit", "upsert")}
    page.unpublish()
    assert summary(replica.sync()) == {("circuit", "WITHDRAWN")}
    assert not SponsoredCircuitIndex.objects.exists()


def test_the_list_is_filtered_and_ordered_by_what_it_adds(destination: Destination):
    destination.circuit("Plain")
    sponsored(destination, "Gold", sponsored_since=2010)
    sponsored(destination, "Silver", sponsor_tier="SILVER", sponsored_since=2020)
    sponsored(destination, "Silver too", sponsor_tier="SILVER")

    assert titles("filter: {sponsorTier: {eq: SILVER}}") == ["Silver", "Silver too"]
    assert titles("filter: {sponsorTier: {in: [GOLD, SILVER]}, practiceMode: {eq: WALK}}") == [
        "Gold",
        "Silver",
        "Silver too",
    ]
    assert titles("filter: {not: {sponsorTier: {eq: SILVER}}}") == ["Gold", "Plain"]
    # What has no value comes last either way.
    assert titles("orderBy: [{field: SPONSORED_SINCE}, {field: TITLE}]") == ["Gold", "Silver", "Plain", "Silver too"]
    assert titles("orderBy: [{field: SPONSORED_SINCE, direction: DESC}, {field: TITLE}]") == [
        "Silver", "Gold", "Plain", "Silver too"
    ]  # fmt: skip


def test_a_list_is_paged_past_those_that_have_no_value(destination: Destination):
    for name in ("Plain a", "Plain b"):
        destination.circuit(name)
    sponsored(destination, "Gold", sponsored_since=2010)
    query = """query ($after: String) { circuits(first: 1, after: $after, orderBy: [{field: SPONSORED_SINCE}]) {
      edges { cursor node { title } } pageInfo { hasNextPage } } }"""

    seen, cursor = [], None
    while True:
        page = ask(query, after=cursor)["circuits"]
        seen += [edge["node"]["title"] for edge in page["edges"]]
        cursor = page["edges"][-1]["cursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break

    assert seen[0] == "Gold"
    assert sorted(seen) == ["Gold", "Plain a", "Plain b"]


def test_its_block_stands_in_every_text_and_has_a_type_of_its_own(destination: Destination):
    spot = destination.spot("The fort", body=[("callout", {"text": "Mind the step", "link": None})])
    page = destination.circuit(
        "A plain walk", body=[("heading", "Begin"), ("callout", {"text": "Closed", "link": spot})]
    )
    query = """query ($slug: String!) { circuit(slug: $slug, locale: "fr") { body {
      __typename ... on Block { blockType }
      ... on CalloutBlock { text link { __typename title } } } } }"""

    heading, callout = ask(query, slug=page.slug)["circuit"]["body"]

    assert heading == {"__typename": "HeadingBlock", "blockType": "heading"}
    assert callout == {
        "__typename": "CalloutBlock",
        "blockType": "callout",
        "text": "Closed",
        "link": {"__typename": "Spot", "title": "The fort"},
    }
    spot.unpublish()
    assert ask(query, slug=page.slug)["circuit"]["body"][1]["link"] is None
    payload = json.loads(Publication.objects.get(kind="circuit").payload)
    assert payload["body"][1].items() >= {"type": "callout", "text": "Closed", "link": None}.items()
    replica = Replica()
    replica.sync()
    assert [fault for record in replica.records.values() for fault in record_faults(record)] == []
    blocks = schema_at("schema/circuit.json")["$defs"]["BodyBlock"]["oneOf"]
    assert {"$ref": "#/$defs/CalloutBlock.callout"} in blocks


def test_its_preset_joins_those_of_the_core(destination: Destination):
    image = destination.image()
    page = sponsored(destination, sponsor_logo=image)
    query = """query ($slug: String!) { circuit(slug: $slug, locale: "fr") { sponsorLogo { image {
      logo: rendition(preset: LOGO) { preset width } card: rendition(preset: CARD) { preset }
      renditions(presets: [LOGO]) { preset }
    } alt responsive(preset: LOGO) { src } } } }"""

    logo = ask(query, slug=page.slug)["circuit"]["sponsorLogo"]
    image = logo["image"]

    assert image["logo"]["preset"] == "LOGO"
    assert image["card"] == {"preset": "CARD"}
    assert {item["preset"] for item in image["renditions"]} == {"LOGO"}
    assert (logo["alt"], bool(logo["responsive"]["src"])) == ("The bank", True)


def test_editors_find_it_beside_the_others(destination: Destination):
    destination.circuit("A plain walk")
    page = sponsored(destination)
    person = editor()

    rows = person.rows("/admin/destination/circuit/")
    assert len(rows) == 2
    assert any(page.title in row for row in rows)
    assert page.title in person.source(reverse("destination_choose_circuit:choose"))
    form = person.source(f"/admin/pages/{page.pk}/edit/")
    assert 'name="sponsor_name"' in form
    assert "callout" in form


def test_it_may_be_linked_to_and_stand_where_a_circuit_may():
    assert SponsoredCircuitPage in linkable_models()
    assert SponsoredCircuitPage.allowed_parent_page_models() == CircuitPage.allowed_parent_page_models()


def test_stops_of_it_mark_it(destination: Destination):
    spot = destination.spot("The fort")
    page = sponsored(destination)
    replica = Replica()
    replica.sync()

    page.stops.create(spot=spot, sort_order=0)
    page.save_revision().publish()

    assert ("circuit", "upsert") in summary(replica.sync())
    stops = replica.records[f"circuit:{page.translation_key}:fr"]["payload"]["stops"]
    assert [stop["spot"] for stop in stops] == [{"ref": f"spot:{spot.translation_key}:fr"}]


def test_reconcile_agrees_with_the_sweep(destination: Destination):
    sponsored(destination)
    destination.circuit("A plain walk")

    assert reconcile_publications(is_dry_run=True).count == 0


def test_a_list_costs_the_same_for_3_and_for_12(destination: Destination):
    logo = destination.image()
    counts = []
    for total in (3, 12):
        for number in range(SponsoredCircuitPage.objects.count(), total):
            sponsored(destination, f"Walk {number:02}", sponsor_logo=logo)
        with CaptureQueriesContext(connection) as queries:
            answer = ask(f"{{ circuits(first: 100) {{ nodes {{ {FIELDS} body {{ __typename }} }} }} }}")
        assert len(answer["circuits"]["nodes"]) == total
        counts.append(len([query for query in queries if query["sql"].startswith("SELECT")]))

    assert counts[0] == counts[1]


def test_without_its_declaration_the_subclass_is_told():
    hooks.search_for_hooks()
    known = hooks._hooks[HOOK_NAME]
    hooks._hooks[HOOK_NAME] = [entry for entry in known if entry[0] is not register_sponsors]
    try:
        (message,) = check_subclasses(None)
    finally:
        hooks._hooks[HOOK_NAME] = known

    assert message.id == "destination_cms.W010"
    assert message.msg == (
        "destination_sponsors.SponsoredCircuitPage is a subclass of the page of the kind 'circuit', and is published as a "
        "plain page."
    )


def test_a_field_that_is_forgotten_in_its_panels_is_told():
    (extension,) = vertical.extensions
    forgetful = replace(vertical, name="others", extensions=(replace(extension, fields_without_panel=()),))

    with also_declared(forgetful):
        messages = check_panels(None)

    assert [message.msg for message in messages] == [
        "destination_sponsors.SponsoredCircuitPage.contract_number stands in no panel: editors cannot fill it in."
    ]


def test_spots_know_nothing_of_it(destination: Destination):
    destination.spot("The fort")

    assert SpotPage.objects.exists()
    assert not SponsoredCircuitIndex.objects.exists()

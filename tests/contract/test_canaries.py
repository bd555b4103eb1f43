"""Promise 1: what is a draft, private, expired or another site's stands in no byte of any answer."""

import json
import re
from typing import Any

import pytest
from django.urls import path

from destination_cms import urls
from destination_cms.projections.kinds import get_kinds, is_page_kind
from destination_cms.publishing.reconcile import reconcile_publications
from tests.feed import Replica

from .canaries import Leak
from .canary_site import CanarySite, counts_of
from .endpoints import WALKS, endpoint_names
from .graphql_walk import GraphQLWalk
from .planted_leaks import MISTAKES, Mistake

pytestmark = pytest.mark.django_db

#: What the interface promises and a page whose class the schema does not know never has.
NEVER_SAID = {("Page", "teaser"), ("Page", "cover")}
REFERENCE = re.compile(r'"ref": "([^"]+)"')


def test_nothing_hidden_is_in_any_byte_and_every_field_has_spoken(site: CanarySite) -> None:
    stranger = site.stranger()
    for walk in WALKS.values():
        walk(stranger)
    assert stranger.unseen == NEVER_SAID


def test_the_feed_is_as_silent_when_it_is_asked_first(site: CanarySite) -> None:
    WALKS["sync_changes"](site.stranger())


def test_totals_do_not_know_what_is_hidden(site: CanarySite) -> None:
    stranger = site.stranger()
    assert GraphQLWalk(stranger.client, stranger.guesses).totals() == site.totals
    replica = Replica()
    replica.sync()
    assert counts_of(replica) == site.counts


def test_another_host_sees_its_own_site_and_no_other(site: CanarySite) -> None:
    records = Replica(host="other.example")
    records.sync()
    shared = of_every_site(records.records)
    titles = {record["title"] for key, record in records.records.items() if key not in shared}
    assert titles
    assert [title for title in titles if not title.removeprefix("/").startswith("kanari")] == []


def kind_of(key: str) -> str:
    return key.partition(":")[0]


def of_every_site(records: dict[str, Any]) -> set[str]:
    """Return the keys of the notices and organisations, which belong to every site, and of all that they lead to."""
    found: set[str] = set()
    following = {key for key in records if kind_of(key) in {"notice", "organisation"}}
    while following:
        found |= following
        texts = "".join(json.dumps(records[key]["payload"]) for key in following)
        # A page is never of every site, whoever leads to it.
        following = {key for key in set(REFERENCE.findall(texts)) & set(records) - found if is_shared(key)}
    return found


def is_shared(key: str) -> bool:
    return not is_page_kind(get_kinds()[kind_of(key)])


def test_every_kind_has_hidden_things_to_look_for(site: CanarySite) -> None:
    planted = {key.partition(":")[0] for key in site.guesses.hidden_keys}
    assert planted == set(get_kinds())


def test_every_endpoint_is_walked() -> None:
    assert set(endpoint_names(urls.urlpatterns)) == set(WALKS)


def test_a_new_endpoint_is_noticed() -> None:
    patterns = [*urls.urlpatterns, path("leak/", lambda request: None)]
    assert set(endpoint_names(patterns)) - set(WALKS) == {"leak/"}


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_every_gate_that_is_taken_out_is_noticed(
    site: CanarySite, mistake: Mistake, monkeypatch: pytest.MonkeyPatch
) -> None:
    mistake.make(monkeypatch)
    if mistake.is_reconciled:
        reconcile_publications(is_restart=True)
    for name in mistake.shown_by:
        with pytest.raises(Leak):
            WALKS[name](site.stranger())

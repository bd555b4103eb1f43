"""A reader is answered by the site that Wagtail would answer with."""

from typing import Any

import pytest
from django.test import RequestFactory
from wagtail.models import Site

from destination_cms.sites import read_state, site_of_request
from tests.destination import Destination


@pytest.fixture
def three(destination: Destination) -> dict[str, Site]:
    """The default site, one with a host of its own, and one on another port of that host."""
    root = destination.section("Other")
    destination.event(parent=root)
    sites = {
        "default": destination.site,
        "own": Site.objects.create(hostname="own.example", port=80, root_page=root),
        "port": Site.objects.create(hostname="own.example", port=8080, root_page=root),
    }
    destination.event()
    return sites


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("testserver", "default"),
        ("own.example", "own"),
        ("own.example:8080", "port"),
        ("own.example:9999", "default"),
        ("unknown.example", "default"),
        ("own.example.evil.example", "default"),
    ],
)
def test_the_site_is_the_one_that_wagtail_finds(three: dict[str, Site], host: str, name: str) -> None:
    request = RequestFactory().get("/", headers={"host": host}, SERVER_PORT=host.partition(":")[2] or "80")

    found = site_of_request(request)

    assert found is not None
    assert found.pk == three[name].pk == Site.find_for_request(request).pk


def test_a_host_with_one_site_is_found_on_any_port(destination: Destination) -> None:
    destination.event()
    request = RequestFactory().get("/", headers={"host": "testserver:8443"}, SERVER_PORT="8443")

    assert site_of_request(request).pk == destination.site.pk  # type: ignore[union-attr]


def test_without_a_default_site_a_strange_host_has_none(destination: Destination) -> None:
    destination.event()
    destination.site.is_default_site = False
    destination.site.save()
    destination.event()
    request = RequestFactory().get("/", headers={"host": "unknown.example"})

    assert site_of_request(request) is None
    assert read_state(request) is None


def test_a_read_starts_at_the_head_of_the_ledger(destination: Destination) -> None:
    def head() -> Any:
        state = read_state(RequestFactory().get("/"))
        assert state is not None
        return state.site.pk, state.epoch, state.head, state.stamp

    destination.event()
    site, epoch, number, stamp = head()
    destination.event()

    assert (site, epoch) == (destination.site.pk, head()[1])
    assert head()[2] > number
    assert head()[3] != stamp

"""The words of the trade: what French offices and venues call kinds, prices and packages."""

import pytest
from django.utils.translation import override

from mice import choices
from mice.graphql.parts import PricePeriod
from mice.models import MiceOfferPage, PriceLine
from tests.destination import Destination

from .offers import ask, full_offer


@pytest.mark.parametrize(
    ("label", "french"),
    [
        (choices.OfferKind.INCENTIVE.label, "Voyage de stimulation (incentive)"),
        (choices.PricePeriod.DAY_DELEGATE.label, "Journée d’étude"),
        (choices.PricePeriod.SEMI_RESIDENTIAL.label, "Semi-résidentiel"),
        (choices.PricePeriod.RESIDENTIAL.label, "Résidentiel"),
        (dict(choices.VAT_LABELS)["YES"], "TTC"),
        (dict(choices.VAT_LABELS)["NO"], "HT"),
        (PriceLine._meta.get_field("label").verbose_name, "libellé du tarif"),
        (MiceOfferPage._meta.verbose_name, "offre tourisme d’affaires"),
        (MiceOfferPage._meta.get_field("contact_email").verbose_name, "adresse électronique du service"),
    ],
)
def test_french_uses_the_words_of_the_trade(label: object, french: str) -> None:
    with override("fr"):
        assert str(label) == french


def test_seminar_packages_are_published(destination: Destination) -> None:
    packages = ["DAY_DELEGATE", "SEMI_RESIDENTIAL", "RESIDENTIAL"]
    page = full_offer(destination)
    page.kind = "SERVICE"
    page.price_lines = [
        PriceLine(label=package, amount=89, period=package, sort_order=number)
        for number, package in enumerate(packages)
    ]
    for line in page.price_lines.all():
        line.clean_fields(exclude=["offer"])
    offer = destination._add(page)

    found = ask("query($s: String) { miceOffer(slug: $s) { prices { period } seo { jsonLd } } }", s=offer.slug)

    assert [price["period"] for price in found["miceOffer"]["prices"]] == packages
    units = [price["priceSpecification"]["unitText"] for price in found["miceOffer"]["seo"]["jsonLd"]["offers"]]
    assert units == ["person / day", "person / 24 hours", "person / 24 hours"]


def test_every_period_is_in_the_api() -> None:
    assert set(PricePeriod._meta.enum.__members__) == set(choices.PricePeriod.values)

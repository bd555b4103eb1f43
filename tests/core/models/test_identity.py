"""Who a site is, in the reader's language."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from destination_cms.models import SiteIdentity, SocialLink
from tests.destination import Destination, fresh, publish
from tests.feed import Replica
from tests.site_snippets import add_identity

from .test_menus import ask

SITE = """query($locale: Locale) { site(locale: $locale) {
  locale name tagline contactEmail phone socialLinks { network url } shareImage { alt image { title } }
} }"""


def test_a_site_says_who_it_is_in_each_language(destination: Destination) -> None:
    publish(destination.home.copy_for_translation(destination.en), slug="en")
    identity = add_identity(
        destination,
        "Smart Issy",
        tagline="La ville de demain",
        contact_email="contact@example.org",
        phone="+33 1 41 23 87 00",
        cover_image=destination.image("The fort"),
        cover_image_alt="Des murs",
    )
    identity.social_links = [SocialLink(network="MASTODON", url="https://example.org/@issy", sort_order=0)]
    identity.save()
    add_identity(
        destination,
        "Smart Issy",
        tagline="Tomorrow’s town",
        locale=destination.en,
        translation_key=identity.translation_key,
    )

    assert (
        ask(SITE)["site"]
        == ask(SITE, locale="fr")["site"]
        == {
            "locale": "fr",
            "name": "Smart Issy",
            "tagline": "La ville de demain",
            "contactEmail": "contact@example.org",
            "phone": "+33 1 41 23 87 00",
            "socialLinks": [{"network": "MASTODON", "url": "https://example.org/@issy"}],
            "shareImage": {"alt": "Des murs", "image": {"title": "The fort"}},
        }
    )
    assert ask(SITE, locale="en")["site"] == {
        "locale": "en",
        "name": "Smart Issy",
        "tagline": "Tomorrow’s town",
        "contactEmail": None,
        "phone": None,
        "socialLinks": [],
        "shareImage": None,
    }
    replica = Replica()
    replica.sync()
    assert replica.records[f"site_identity:{identity.translation_key}:fr"]["payload"]["phone"] == "+33 1 41 23 87 00"


def test_a_draft_says_nothing_and_another_site_says_its_own(destination: Destination) -> None:
    other = Destination.create("other.example", is_default=False, slug="other")
    add_identity(other, "Elsewhere")
    identity = add_identity(destination)
    assert (ask(SITE)["site"]["name"], ask(SITE, "other.example")["site"]["name"]) == ("Issy", "Elsewhere")

    fresh(identity).unpublish()

    assert ask(SITE)["site"] is None


def test_a_site_has_one_identity_in_a_language(destination: Destination) -> None:
    add_identity(destination).clean()
    SiteIdentity(site=destination.site, locale=destination.en, name="Issy").clean()
    with override("fr"), pytest.raises(ValidationError) as refusal:
        SiteIdentity(site=destination.site, locale=destination.fr, name="Issy").clean()
    assert refusal.value.message_dict == {
        "site": ["Ce site a déjà une identité dans cette langue\u00a0: modifiez celle-là."]
    }


@pytest.mark.parametrize("phone", ["call me", "+", "33 1 41\n"])
def test_a_phone_number_is_a_number(destination: Destination, phone: str) -> None:
    identity = SiteIdentity(site=destination.site, locale=destination.fr, name="Issy", phone=phone)
    with override("fr"), pytest.raises(ValidationError, match="chiffres"):
        identity.clean_fields(exclude=["translation_key"])

"""Who the site is."""

from typing import Any

import graphene

from ..kinds import IDENTITY_KIND
from ..models.identity import SocialNetwork as SocialNetworkChoices
from .context import reader_of
from .enums import enum_of
from .interfaces import Node
from .reader import Record
from .scalars import URL, Locale
from .types import ImageUse, Use, cover_of

SocialNetwork = enum_of(SocialNetworkChoices, "SocialNetwork", "Where an account is.")


class SocialLink(graphene.ObjectType):
    """An account of the destination on a social network."""

    network = SocialNetwork(required=True, description="Which network it is.")
    url = URL(required=True, description="Whole address of the account.")


class SiteIdentity(graphene.ObjectType):
    """Who the site is, in one language: what a front-end shows in its header, its footer and its page head."""

    class Meta:
        interfaces = (Node,)

    locale = Locale(required=True, description="Language of the texts.")
    name = graphene.String(required=True, description="Name of the destination as plain text.")
    tagline = graphene.String(required=True, description="One sentence as plain text; empty when there is none.")
    contact_email = graphene.String(description="Shared mailbox (RFC 5322 address); null when there is none.")
    phone = graphene.String(description="Phone number as people write it; null when there is none.")
    social_links = graphene.List(
        graphene.NonNull(SocialLink), required=True, description="Accounts on social networks, in the editor's order."
    )
    share_image = graphene.Field(
        ImageUse, description="Picture for shared links to pages without one of their own; null when there is none."
    )

    @staticmethod
    def resolve_locale(record: Record, info: Any) -> str:
        return record.row.locale

    @staticmethod
    def resolve_name(record: Record, info: Any) -> str:
        return record.row.title

    @staticmethod
    def resolve_tagline(record: Record, info: Any) -> str:
        return str(record.payload["tagline"])

    @staticmethod
    def resolve_contact_email(record: Record, info: Any) -> str | None:
        return record.payload["contact_email"] or None

    @staticmethod
    def resolve_phone(record: Record, info: Any) -> str | None:
        return record.payload["phone"] or None

    @staticmethod
    def resolve_social_links(record: Record, info: Any) -> list[dict[str, str]]:
        return record.payload["social_links"]  # type: ignore[no-any-return]

    @staticmethod
    def resolve_share_image(record: Record, info: Any) -> Use | None:
        return cover_of(record, "share_image")


class IdentityQuery(graphene.ObjectType):
    """Who the site is."""

    site = graphene.Field(
        SiteIdentity,
        description="Who the site is; null when its editors have not said it in the language.",
        locale=Locale(description="Language; the site's main one when absent."),
    )

    @staticmethod
    def resolve_site(root: Any, info: Any, locale: str | None = None) -> Record | None:
        reader = reader_of(info)
        return reader.by_slug(IDENTITY_KIND, locale or reader.site.default_locale, "")

"""Site identity: a translatable, standalone snippet of a site."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PublishingPanel
from wagtail.models import DraftStateMixin, RevisionMixin

from ..localize import OWN_SCHEDULE, same_in_every_language
from .fields import phone_field
from .menus import SiteSnippetMixin
from .mixins import IllustratedMixin
from .rows import OrderedRow

__all__ = ["SiteIdentity", "SocialLink", "SocialNetwork"]


class SocialNetwork(models.TextChoices):
    BLUESKY = "BLUESKY", _("Bluesky")
    FACEBOOK = "FACEBOOK", _("Facebook")
    INSTAGRAM = "INSTAGRAM", _("Instagram")
    LINKEDIN = "LINKEDIN", _("LinkedIn")
    MASTODON = "MASTODON", _("Mastodon")
    TIKTOK = "TIKTOK", _("TikTok")
    X = "X", _("X")
    YOUTUBE = "YOUTUBE", _("YouTube")
    OTHER = "OTHER", _("Other")


# A site setting of Wagtail's has one row per site and no language; a snippet is translated, drafted
# and scheduled like everything else.
class SiteIdentity(IllustratedMixin, SiteSnippetMixin, DraftStateMixin, RevisionMixin, ClusterableModel):
    """Name, contact and share image of a site in one language; schema.org ``Organization``."""

    name = models.CharField(
        _("public name"), max_length=120, help_text=_("As visitors know the destination; 120 characters at most.")
    )
    tagline = models.CharField(
        _("tagline"), max_length=250, blank=True, help_text=_("One sentence below the name; 250 characters at most.")
    )
    contact_email = models.EmailField(
        _("contact e-mail"), blank=True, help_text=_("A shared mailbox; its address is public.")
    )
    phone = phone_field()

    override_translatable_fields: ClassVar = [*same_in_every_language("phone"), *OWN_SCHEDULE]

    panels: ClassVar = [
        FieldPanel("site"),
        MultiFieldPanel([FieldPanel("name"), FieldPanel("tagline")], heading=_("Identity")),
        FieldRowPanel([FieldPanel("contact_email"), FieldPanel("phone")], heading=_("Contact")),
        InlinePanel("social_links", heading=_("Social networks"), label=_("Social network")),
        MultiFieldPanel(
            [
                FieldPanel("cover_image", heading=_("Picture")),
                FieldPanel("cover_image_alt", heading=_("Alternative text")),
            ],
            heading=_("Picture for shared links"),
            help_text=_("For shared links to pages without a picture of their own."),
        ),
        PublishingPanel(),
    ]

    class Meta(SiteSnippetMixin.Meta):
        db_table = "destination_site_identity"
        verbose_name = _("site identity")
        verbose_name_plural = _("site identities")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a second identity of a site in one language.

        Raises:
            ValidationError: keyed by ``site``.
        """
        super().clean()
        if self.site_id and self.others_of_site().exists():
            raise ValidationError({"site": _("This site has an identity in this language already: edit that one.")})


class SocialLink(OrderedRow):
    """An account of the destination on a network."""

    identity = ParentalKey(
        SiteIdentity, verbose_name=_("site identity"), on_delete=models.CASCADE, related_name="social_links"
    )
    network = models.CharField(_("network"), max_length=20, choices=SocialNetwork.choices)
    url = models.URLField(_("address"), max_length=500, help_text=_("The whole address of the account, with https://."))

    panels: ClassVar = [FieldRowPanel([FieldPanel("network"), FieldPanel("url")])]

    class Meta(OrderedRow.Meta):
        db_table = "destination_social_link"
        verbose_name = _("social network")
        verbose_name_plural = _("social networks")

    def __str__(self) -> str:
        return f"{self.get_network_display()}: {self.url}"

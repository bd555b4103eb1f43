"""Menus: standalone snippets of a site, from which a front-end builds its navigation."""

import re
from typing import Any, ClassVar

import swapper
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, PublishingPanel
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin

from ..localize import OWN_SCHEDULE, same_in_every_language
from .drafts import KeptDraftMixin, is_kept_as_draft
from .links import LinkedPagePanel
from .reference_keys import reference_key
from .rows import TranslatableRow

__all__ = ["Menu", "MenuItem", "SiteSnippetMixin"]

#: What a front-end may put into a link; no scripts. A path is one of its own pages that is none of Wagtail's.
_ADDRESS = re.compile(r"(https?://[^\s/]+\S*|mailto:\S+@\S+|tel:[+0-9][0-9.()-]*|/(?!/)\S*)", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Say whether a text is an address that an entry may lead to, and a front-end may put into an ``href``."""
    return _ADDRESS.fullmatch(text) is not None


class SiteSnippetMixin(TranslatableMixin):
    """A snippet that one site has at most one of, in each language."""

    site = models.ForeignKey("wagtailcore.Site", verbose_name=_("site"), on_delete=models.CASCADE, related_name="+")

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def others_of_site(self) -> models.QuerySet[Any]:
        """Return the other rows of this site and language."""
        found: models.QuerySet[Any] = type(self)._default_manager.filter(site=self.site_id, locale=self.locale_id)
        return found.exclude(pk=self.pk)


#: What editors call the menus that most sites have.
_USUAL_NAMES = {"MAIN": _("Main menu"), "FOOTER": _("Footer menu")}


class Menu(KeptDraftMixin, SiteSnippetMixin, DraftStateMixin, RevisionMixin, ClusterableModel):
    """A menu of a site in one language; front-ends ask for it by its handle. Schema.org ``SiteNavigationElement``."""

    handle = models.CharField(
        _("handle"),
        max_length=40,
        default="MAIN",
        validators=[
            RegexValidator(
                r"^[A-Z][A-Z0-9_]*\Z", _("Write the handle in capitals, digits and underscores, such as MAIN.")
            )
        ],
        help_text=_("The name by which front-ends ask for it, such as MAIN or FOOTER; 40 characters at most."),
    )

    override_translatable_fields: ClassVar = [
        *same_in_every_language("handle", overridable=False),
        *OWN_SCHEDULE,
    ]

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("handle"), FieldPanel("site")], heading=_("Place")),
        InlinePanel("items", heading=_("Entries"), label=_("Entry")),
        PublishingPanel(),
    ]

    class Meta(SiteSnippetMixin.Meta):
        db_table = "destination_menu"
        verbose_name = _("menu")
        verbose_name_plural = _("menus")

    def __str__(self) -> str:
        return str(_USUAL_NAMES.get(self.handle, self.handle))

    def clean(self) -> None:
        """Refuse a handle that another menu of the site has in this language.

        Raises:
            ValidationError: keyed by ``handle``.
        """
        super().clean()
        if self.others_of_site().filter(handle=self.handle).exists():
            message = _("This site has a menu “%(handle)s” in this language already: edit that one.")
            raise ValidationError(
                {"handle": ValidationError(message, code="handle_taken", params={"handle": self.handle})}
            )


class MenuItem(TranslatableRow):
    """One entry of a menu: a page, or an address.

    ``is_below`` states the level, instead of rows inside rows, so that entries can be dragged between levels.
    """

    menu = ParentalKey(Menu, verbose_name=_("menu"), on_delete=models.CASCADE, related_name="items")
    label = models.CharField(
        _("text"),
        max_length=120,
        blank=True,
        help_text=_("Empty: the title of the page; 120 characters at most."),
    )
    # Not CASCADE: what is below the entry would slip below the one before it.
    page = reference_key(
        swapper.get_model_name("wagtailcore", "Page"),
        _("page"),
        _("Visitors see the entry once this page is published, in their language where there is one."),
    )
    address = models.CharField(
        _("address"),
        max_length=500,
        blank=True,
        help_text=_("In place of a page: https://…, mailto:…, tel:…, or a path of the front-end such as /search."),
    )
    is_below = models.BooleanField(
        _("below the entry before it"),
        default=False,
        help_text=_("One level: all entries with this tick belong to the last one without it."),
    )

    override_translatable_fields: ClassVar = same_in_every_language("address")

    panels: ClassVar = [
        FieldPanel("label"),
        FieldRowPanel([LinkedPagePanel("page"), FieldPanel("address")], heading=_("Leads to")),
        FieldPanel("is_below"),
    ]

    class Meta(TranslatableRow.Meta):
        db_table = "destination_menu_item"
        verbose_name = _("menu entry")
        verbose_name_plural = _("menu entries")

    def __str__(self) -> str:
        return self.label or self.address

    def clean(self) -> None:
        """Refuse an entry that leads nowhere, to two places, or to something that is not an address.

        The entries of a draft may lead nowhere: one that is new does.

        Raises:
            ValidationError: keyed by ``page``, ``address`` or ``label``.
        """
        super().clean()
        if self.address and not is_address(self.address):
            message = _("“%(value)s” is not an address: begin with https://, mailto:, tel: or a single slash.")
            raise ValidationError(
                {"address": ValidationError(message, code="no_address", params={"value": self.address})}
            )
        if is_kept_as_draft(self):
            return
        if self.page_id and self.address:
            raise ValidationError({"address": _("The entry leads to a page already: remove the page or the address.")})
        if not self.page_id and not self.address:
            raise ValidationError({"page": _("The entry leads nowhere: choose a page, or write an address.")})
        if self.address and not self.label.strip():
            raise ValidationError({"label": _("Give the address a text: it has no title of its own.")})

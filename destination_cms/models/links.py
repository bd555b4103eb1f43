"""The content link: a row of a page that leads to other content, whatever app that belongs to."""

from typing import Any, ClassVar

import swapper
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, MultipleChooserPanel
from wagtail.models import AbstractPage

from ..base_page import page_model, text_page_model
from ..registry import declared_items
from ..verticals import Kind, KindExtension
from .reference_keys import reference_key
from .rows import TranslatableRow

__all__ = ["ContentLinkMixin", "LinkedContentPanel", "LinkedPagePanel", "content_links_panel", "linkable_models"]

CONTENT_CHOOSER_HOOK = "destination_content_chooser"
PAGE_CHOOSER_HOOK = "destination_page_chooser"


def linkable_models() -> list[type[models.Model]]:
    """Return the page classes that are published as content, text pages first, then by the name of their vertical."""
    verticals = [
        *(kind.model for kind in declared_items(Kind)),
        *(item.model for item in declared_items(KindExtension)),
    ]
    found = [text_page_model(), *verticals]
    return [model for model in found if model is not None and issubclass(model, AbstractPage)]


class LinkedPagePanel(FieldPanel):
    """Choose any page, such as a home page or a section, from a list with images and states."""

    #: Wagtail hook whose function returns the widget: the admin knows the models, and they know nothing of it.
    hook_name = PAGE_CHOOSER_HOOK

    def get_form_options(self) -> dict[str, Any]:
        """Return the options of a field panel, with the chooser."""
        options: dict[str, Any] = super().get_form_options()
        for widget in hooks.get_hooks(self.hook_name):
            options["widgets"] = {**options.get("widgets", {}), self.field_name: widget()}
        return options


class LinkedContentPanel(LinkedPagePanel):
    """Choose a page of any kind that is published as content; the chooser offers no others."""

    hook_name = CONTENT_CHOOSER_HOOK


def content_links_panel(relation_name: str = "links", **options: Any) -> MultipleChooserPanel:
    """Return the panel of a page for its content links, several of which are chosen at a time.

    Args:
        relation_name: the related name of the row's ``ParentalKey``.
        options: as for ``InlinePanel``; ``heading`` and ``label`` are "Links" and "Link" unless given.
    """
    return MultipleChooserPanel(
        relation_name, chooser_field_name="content", **{"heading": _("Links"), "label": _("Link"), **options}
    )


class ContentLinkMixin(TranslatableRow):
    """One link to a page of any registered kind, in the editor's order.

    A subclass adds the ``ParentalKey`` to its page, and its kind names the relation in ``prefetch``.
    What the public sees of it is ``destination_cms.projections.content.project_links``. Where the linked page is
    deleted the row stays, with its words, and visitors do not see it.
    """

    content = reference_key(
        swapper.get_model_name("wagtailcore", "Page"),
        _("content"),
        _("Visitors see the link once this page is published, in their language where there is one."),
        blank=False,
    )
    label = models.CharField(
        _("title of the link"),
        max_length=120,
        blank=True,
        help_text=_("Empty: the page's own title; 120 characters at most."),
    )
    note = models.CharField(
        _("note"),
        max_length=250,
        blank=True,
        help_text=_("Why this is worth following, 250 characters at most."),
    )

    panels: ClassVar = [LinkedContentPanel("content"), FieldPanel("label"), FieldPanel("note")]

    class Meta(TranslatableRow.Meta):
        abstract = True
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def clean(self) -> None:
        """Refuse a page that is never published as content, such as a home page, and the page that the link is on.

        Raises:
            ValidationError: keyed by ``content``.
        """
        super().clean()
        page = page_model()._default_manager.filter(pk=self.content_id).select_related("content_type").first()
        own = self._own_page()
        # Its translation is shown to visitors in their language: as the page itself.
        if page is not None and own is not None and page.translation_key == own.translation_key:
            message = _("“%(title)s” is this page itself: link to another one.")
            params = {"title": page.get_admin_display_title()}
            raise ValidationError({"content": ValidationError(message, code="links_to_itself", params=params)})
        allowed = linkable_models()
        if page is not None and page.specific_class not in allowed:
            names = sorted({str(model._meta.verbose_name) for model in allowed})
            message = _(
                "“%(title)s” cannot be linked to: it is a page of the type “%(type)s”. Choose a page of one of these "
                "types: %(types)s."
            )
            params = {
                "title": page.get_admin_display_title(),
                "type": capfirst(page.page_type_display_name),
                "types": ", ".join(names),
            }
            raise ValidationError({"content": ValidationError(message, code="not_linkable", params=params)})

    def _own_page(self) -> Any:
        """Return the page that the row is on; ``None`` while a form does not know it."""
        parent = next(field for field in self._meta.concrete_fields if isinstance(field, ParentalKey))
        return getattr(self, parent.name, None)

"""The editing side: the fields in a mixin, Wagtail's page on top."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Page

from destination_cms.models import BodyMixin, ContentLinkMixin, IllustratedMixin, TeaserMixin, content_links_panel
from destination_cms.models.checked_rows import CheckedRowsMixin
from destination_cms.models.headless import HeadlessMixin

from .index import EventIndex

__all__ = ["EventIndex", "EventLink", "EventMixin", "EventPage"]


class EventMixin(TeaserMixin, IllustratedMixin, BodyMixin):
    """Something that happens; schema.org ``Event``."""

    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"))
    venue = models.CharField(_("venue"), max_length=250, blank=True, help_text=_("Name and address on one line."))
    related_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("related page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse an event that ends before it starts.

        Raises:
            ValidationError: keyed by ``ends_at``.
        """
        super().clean()
        if None not in (self.starts_at, self.ends_at) and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": _("The event ends before it starts.")})


class EventPage(EventMixin, CheckedRowsMixin, HeadlessMixin, Page):  # type: ignore[misc] # save() of a page
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("teaser"),
        EventMixin.cover_panel,
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldPanel("venue"),
        PageChooserPanel("related_page"),
        FieldPanel("body"),
        content_links_panel(),
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")


class EventLink(ContentLinkMixin):
    """A link to what belongs to the event, such as the place where it begins."""

    event = ParentalKey(EventPage, verbose_name=_("event"), on_delete=models.CASCADE, related_name="links")

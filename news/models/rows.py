"""Inline rows of an article, each in the editor's order."""

from typing import ClassVar

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from destination_cms.localize import same_in_every_language
from destination_cms.models import ContentLinkMixin
from destination_cms.models.reference_keys import reference_key
from destination_cms.models.rows import OrderedRow, TranslatableRow

ARTICLE = "destination_news.NewsArticlePage"


class ArticleSection(OrderedRow):
    """A section of the article; the first one is its main section."""

    article = ParentalKey(ARTICLE, on_delete=models.CASCADE, related_name="sections")
    section = reference_key("destination_news.Section", _("section"), blank=False)

    panels: ClassVar = [FieldPanel("section")]

    class Meta(OrderedRow.Meta):
        verbose_name = _("section")
        verbose_name_plural = _("sections")


class ArticleEventTag(OrderedRow):
    """An event that the article is about."""

    article = ParentalKey(ARTICLE, on_delete=models.CASCADE, related_name="event_tags")
    event_tag = reference_key("destination_cms.EventTag", _("event tag"), blank=False)

    panels: ClassVar = [FieldPanel("event_tag")]

    class Meta(OrderedRow.Meta):
        verbose_name = _("event tag")
        verbose_name_plural = _("event tags")


class ArticleDistrict(OrderedRow):
    """A district that the article is about."""

    article = ParentalKey(ARTICLE, on_delete=models.CASCADE, related_name="districts")
    district = reference_key("destination_cms.District", _("district"), blank=False)

    panels: ClassVar = [FieldPanel("district")]

    class Meta(OrderedRow.Meta):
        verbose_name = _("district")
        verbose_name_plural = _("districts")


class ArticleAuthor(TranslatableRow):
    """An author of the article; schema.org ``Person`` with ``affiliation``."""

    article = ParentalKey(ARTICLE, on_delete=models.CASCADE, related_name="authors")
    name = models.CharField(_("name"), max_length=120, help_text=_("120 characters at most."))
    role = models.CharField(
        _("role"), max_length=120, blank=True, help_text=_("For example: translation. 120 characters at most.")
    )
    organisation = models.CharField(
        _("organisation"), max_length=120, blank=True, help_text=_("120 characters at most.")
    )

    employer = reference_key(
        "destination_cms.Organisation",
        _("employer"),
        _("An organisation that has an entry of its own; readers are led to it."),
    )

    override_translatable_fields: ClassVar = same_in_every_language("name", "organisation")

    panels: ClassVar = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("role"), FieldPanel("organisation")]),
        FieldPanel("employer"),
    ]

    class Meta(TranslatableRow.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")


class ArticleCorrection(TranslatableRow):
    """A correction of the article, with its date; schema.org ``correction``."""

    article = ParentalKey(ARTICLE, on_delete=models.CASCADE, related_name="corrections")
    # The row of a draft may be new; one without a moment is not shown.
    corrected_at = models.DateTimeField(
        _("corrected at"),
        null=True,
        help_text=_("Readers see the latest correction first, regardless of the order here."),
    )
    text = models.TextField(
        _("correction"),
        validators=[MaxLengthValidator(600)],
        help_text=_("The error and its correction; plain text, 600 characters at most."),
    )

    panels: ClassVar = [FieldPanel("corrected_at"), FieldPanel("text")]

    class Meta(TranslatableRow.Meta):
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")


class ArticleLink(ContentLinkMixin):
    """Content that the article mentions: a spot, a circuit, an offer."""

    article = ParentalKey(ARTICLE, on_delete=models.CASCADE, related_name="links")


class ArticleReadAlso(ContentLinkMixin):
    """An article that the editor recommends to read next."""

    article = ParentalKey(ARTICLE, on_delete=models.CASCADE, related_name="read_also")

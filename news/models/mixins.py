"""Fields of news, free of ``Page``."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from destination_cms.localize import same_in_every_language
from destination_cms.models.choice_lists import ChoiceListField
from destination_cms.models.mixins import BodyMixin, IllustratedMixin, TeaserMixin

from ..choices import Audience, CommentsPolicy


class NewsIndexMixin(TeaserMixin, IllustratedMixin):
    """A page of articles; schema.org ``CollectionPage``."""

    class Meta:
        abstract = True


class NewsArticleMixin(TeaserMixin, IllustratedMixin, BodyMixin):
    """A trade news article; schema.org ``NewsArticle``."""

    displayed_at = models.DateTimeField(
        _("displayed date"),
        null=True,
        blank=True,
        help_text=_("The date that readers see. If empty, the date of the first publication."),
    )
    cover_credit = models.CharField(
        _("credit of the cover image"),
        max_length=120,
        blank=True,
        help_text=_("If empty, the credit of the image in the library; 120 characters at most."),
    )
    audiences = ChoiceListField(_("written for"), choices=Audience.choices, blank=True)
    comments_policy = models.CharField(
        _("comments"), max_length=20, choices=CommentsPolicy.choices, default=CommentsPolicy.CLOSED
    )

    override_translatable_fields: ClassVar = same_in_every_language("cover_credit")

    class Meta:
        abstract = True

"""Fields of news, free of ``Page``."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from destination_cms.models.choice_lists import ChoiceListField
from destination_cms.models.mixins import BodyMixin, IllustratedMixin, TeaserMixin
from destination_cms.translation import same_in_every_language

from ..choices import Audience, CommentsPolicy


class NewsIndexMixin(TeaserMixin, IllustratedMixin):
    """A page that articles stand on; schema.org ``CollectionPage``."""

    class Meta:
        abstract = True


class NewsArticleMixin(TeaserMixin, IllustratedMixin, BodyMixin):
    """A piece of trade news; schema.org ``NewsArticle``."""

    displayed_at = models.DateTimeField(
        _("displayed date"),
        null=True,
        blank=True,
        help_text=_("What readers see as the date of the article. Empty: when it was first published here."),
    )
    cover_credit = models.CharField(
        _("credit of the cover picture"),
        max_length=120,
        blank=True,
        help_text=_("Empty: the credit that the picture has in the library; 120 characters at most."),
    )
    audiences = ChoiceListField(_("written for"), choices=Audience.choices, blank=True)
    comments_policy = models.CharField(
        _("comments"), max_length=20, choices=CommentsPolicy.choices, default=CommentsPolicy.CLOSED
    )

    override_translatable_fields: ClassVar = same_in_every_language("cover_credit")

    class Meta:
        abstract = True

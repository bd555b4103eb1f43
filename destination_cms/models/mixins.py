"""Fields that several kinds of content share. Abstract, and free of ``Page``.

A site that builds its own base page takes these mixins and puts its page class on top.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.images import get_image_model_string

from ..blocks import BodyField
from .drafts import KeptDraftMixin, is_kept_as_draft
from .reference_keys import reference_key
from .refusals import refuse_together

__all__ = ["BodyMixin", "IllustratedMixin", "TeaserMixin"]


class TeaserMixin(models.Model):
    """A short text for lists and cards, at most 300 characters."""

    teaser = models.CharField(
        _("teaser"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences for lists and cards, 300 characters at most."),
    )

    class Meta:
        abstract = True


class IllustratedMixin(KeptDraftMixin):
    """A cover image with the alternative text of this use.

    The text belongs to the use and not to the image: the same image answers another
    question on another page (WCAG 2.2, technique H37).
    """

    cover_image = reference_key(get_image_model_string(), _("cover picture"))
    cover_image_alt = models.CharField(
        _("alternative text of the cover picture"),
        max_length=250,
        blank=True,
        help_text=_("What the picture shows, for those who cannot see it; 250 characters at most."),
    )

    class Meta:
        abstract = True

    cover_panel = MultiFieldPanel(
        [
            FieldPanel("cover_image", heading=_("Picture")),
            FieldPanel("cover_image_alt", heading=_("Alternative text")),
        ],
        heading=_("Cover picture"),
    )

    def clean(self) -> None:
        """Refuse a cover image without alternative text, unless it is a draft.

        Raises:
            ValidationError: keyed by ``cover_image_alt``, and by what the next class refuses.
        """
        refuse_together(super().clean, self._refuse_undescribed_cover)

    def _refuse_undescribed_cover(self) -> None:
        if self.cover_image_id and not self.cover_image_alt.strip() and not is_kept_as_draft(self):
            raise ValidationError(
                {"cover_image_alt": _("Describe the cover picture in a few words: it has no alternative text.")}
            )


class BodyMixin(models.Model):
    """The long text, as typed blocks."""

    body: Any = BodyField(verbose_name=_("text"), blank=True)

    class Meta:
        abstract = True

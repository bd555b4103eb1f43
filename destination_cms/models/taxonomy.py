"""Words that several kinds of content share: snippets, published while something public uses them."""

from typing import ClassVar

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PublishingPanel
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin

from .mixins import IllustratedMixin


class DistrictKind(models.TextChoices):
    ECO_DISTRICT = "ECO_DISTRICT", _("Eco-district")
    NEIGHBOURHOOD = "NEIGHBOURHOOD", _("Neighbourhood")
    STATION_AREA = "STATION_AREA", _("Station area")


class District(IllustratedMixin, TranslatableMixin, DraftStateMixin, RevisionMixin, models.Model):
    """A part of the town; Geotrek ``District``, schema.org ``Place``."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, allow_unicode=True)
    kind = models.CharField(_("kind"), max_length=20, choices=DistrictKind.choices, default=DistrictKind.NEIGHBOURHOOD)
    description = models.TextField(
        _("description"),
        blank=True,
        validators=[MaxLengthValidator(300)],
        help_text=_("Plain text, 300 characters at most."),
    )

    panels: ClassVar = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("kind"),
        FieldPanel("description"),
        IllustratedMixin.cover_panel,
        PublishingPanel(),
    ]

    class Meta(TranslatableMixin.Meta):
        db_table = "destination_district"
        verbose_name = _("district")
        verbose_name_plural = _("districts")

    def __str__(self) -> str:
        return self.name

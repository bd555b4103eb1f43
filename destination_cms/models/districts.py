"""Districts: parts of the town with an outline, facts and a text."""

from typing import Any, ClassVar

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, PublishingPanel
from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin

from ..blocks import RICH_TEXT_FEATURES
from ..localize import OWN_SCHEDULE
from .facts import FactRow
from .mixins import IllustratedMixin
from .shape_fields import ShapeField
from .unique_names import refuse_taken_names

__all__ = ["District", "DistrictFact", "DistrictKind"]


class DistrictKind(models.TextChoices):
    ECO_DISTRICT = "ECO_DISTRICT", _("Eco-district")
    NEIGHBOURHOOD = "NEIGHBOURHOOD", _("Neighbourhood")
    STATION_AREA = "STATION_AREA", _("Station area")


class District(IllustratedMixin, TranslatableMixin, DraftStateMixin, RevisionMixin, ClusterableModel):
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
    text = RichTextField(_("text"), blank=True, features=RICH_TEXT_FEATURES)
    outline: Any = ShapeField(
        _("outline"),
        kinds=("Polygon",),
        null=True,
        blank=True,
        help_text=_("A GeoJSON polygon, as a map tool writes it: one ring, 500 positions at most."),
    )

    override_translatable_fields: ClassVar = OWN_SCHEDULE

    panels: ClassVar = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("kind")]),
        FieldPanel("description"),
        IllustratedMixin.cover_panel,
        FieldPanel("text"),
        InlinePanel("facts", heading=_("Facts"), label=_("Fact")),
        FieldPanel("outline"),
        PublishingPanel(),
    ]

    class Meta(TranslatableMixin.Meta):
        db_table = "destination_district"
        verbose_name = _("district")
        verbose_name_plural = _("districts")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a name or a slug that another district has in this language.

        Raises:
            ValidationError: keyed by ``name`` or ``slug``.
        """
        super().clean()
        refuse_taken_names(self, "name", "slug")


class DistrictFact(FactRow):
    """A fact of a district: homes, the year it began."""

    district = ParentalKey(District, verbose_name=_("district"), on_delete=models.CASCADE, related_name="facts")

    class Meta(FactRow.Meta):
        db_table = "destination_district_fact"

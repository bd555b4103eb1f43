"""Organisations: head offices, partners and hosts, which content of every vertical may name."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PublishingPanel
from wagtail.images import get_image_model_string
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin

from ..localize import OWN_SCHEDULE, same_in_every_language
from ..siret import SIRET_DIGITS, is_siret, siret_digits
from .drafts import KeptDraftMixin, is_kept_as_draft
from .fields import LocationField
from .publication_index import PublicationIndex, list_indexes
from .reference_keys import reference_key
from .unique_names import refuse_taken_names
from .widgets import LocationWidget

__all__ = ["Organisation", "OrganisationIndex", "OrganisationKind", "OrganisationVisits"]


class OrganisationKind(models.TextChoices):
    HEAD_OFFICE = "HEAD_OFFICE", _("Head office")
    COMPANY = "COMPANY", _("Company")
    INSTITUTION = "INSTITUTION", _("Public institution")
    ASSOCIATION = "ASSOCIATION", _("Association")
    OTHER = "OTHER", _("Other")


class OrganisationVisits(models.TextChoices):
    UNKNOWN = "UNKNOWN", _("Unknown")
    OPEN = "OPEN", _("Open to visitors")
    ON_REQUEST = "ON_REQUEST", _("On request")
    OPEN_DAYS = "OPEN_DAYS", _("On open days")
    NONE = "NONE", _("Not open to visitors")


class Organisation(KeptDraftMixin, TranslatableMixin, DraftStateMixin, RevisionMixin, models.Model):
    """A company, an institution or an association; schema.org ``Organization``, DATAtourisme ``Organisation``."""

    name = models.CharField(_("name"), max_length=120, help_text=_("As people know it; 120 characters at most."))
    slug = models.SlugField(_("slug"), max_length=120, allow_unicode=True)
    kind = models.CharField(
        _("kind"), max_length=20, choices=OrganisationKind.choices, default=OrganisationKind.COMPANY
    )
    legal_name = models.CharField(
        _("legal name"), max_length=200, blank=True, help_text=_("As it is registered; 200 characters at most.")
    )
    siret = models.CharField(
        _("SIRET"), max_length=20, blank=True, help_text=_("14 digits, of the establishment at this address.")
    )
    description = models.TextField(
        _("description"),
        blank=True,
        validators=[MaxLengthValidator(600)],
        help_text=_("Plain text, 600 characters at most."),
    )
    website = models.URLField(_("website"), blank=True)
    logo = reference_key(get_image_model_string(), _("logo"), _("Its alternative text is the name."))
    address = models.CharField(_("address"), max_length=250, blank=True)
    location = LocationField(_("position"), null=True, blank=True)
    district = reference_key("destination_cms.District", _("district"))
    visits = models.CharField(
        _("visits"), max_length=20, choices=OrganisationVisits.choices, default=OrganisationVisits.UNKNOWN
    )
    visit_note = models.CharField(
        _("how to visit"),
        max_length=250,
        blank=True,
        help_text=_("Who to ask and when, without names of persons; 250 characters at most."),
    )

    override_translatable_fields: ClassVar = [
        *same_in_every_language("name", "slug", "legal_name", "siret", "website", "address"),
        *OWN_SCHEDULE,
    ]

    panels: ClassVar = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("slug")]),
        FieldPanel("description"),
        FieldPanel("logo"),
        FieldPanel("website"),
        MultiFieldPanel(
            [FieldPanel("address"), FieldPanel("location", widget=LocationWidget), FieldPanel("district")],
            heading=_("The place"),
        ),
        MultiFieldPanel([FieldPanel("visits"), FieldPanel("visit_note")], heading=_("Visits")),
        FieldRowPanel([FieldPanel("legal_name"), FieldPanel("siret")], heading=_("Registration")),
        PublishingPanel(),
    ]

    class Meta(TranslatableMixin.Meta):
        db_table = "destination_organisation"
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a name or a slug that is taken in this language, and a SIRET that is not one, unless it is a draft.

        Raises:
            ValidationError: keyed by ``name``, ``slug`` or ``siret``.
        """
        super().clean()
        self.siret = siret_digits(self.siret)
        refuse_taken_names(self, "name", "slug")
        if not self.siret or is_kept_as_draft(self):
            return
        if len(self.siret) != SIRET_DIGITS or not self.siret.isdigit():
            message = _("A SIRET has %(limit)d digits; this has %(count)d characters.")
            params = {"limit": SIRET_DIGITS, "count": len(self.siret)}
            raise ValidationError({"siret": ValidationError(message, code="length", params=params)})
        if not is_siret(self.siret):
            message = _("%(siret)s is not a SIRET: a digit is wrong or two are swapped. Compare it with the register.")
            raise ValidationError({"siret": ValidationError(message, code="luhn", params={"siret": self.siret})})


class OrganisationIndex(PublicationIndex):
    """Index row of an organisation; ``district`` is the district's key, empty for none."""

    kind = models.CharField(max_length=20, choices=OrganisationKind.choices)
    visits = models.CharField(max_length=20, choices=OrganisationVisits.choices)
    district = models.CharField(max_length=120, blank=True)

    payload_columns = ("kind", "visits")

    class Meta:
        db_table = "destination_organisation_index"
        indexes = list_indexes("destination_organisation", filters=("kind", "visits", "district"), has_place=True)

"""Notices of availability: a closure, a diversion, works or an event, with its dates and its place."""

from datetime import datetime
from typing import Any, ClassVar

import swapper
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin

from ..choices_availability import AvailabilityState, NoticeKind, NoticeSeverity
from ..localize import OWN_SCHEDULE, same_in_every_language
from .drafts import KeptDraftMixin, is_kept_as_draft
from .links import LinkedContentPanel
from .notice_panels import NoticeReachPanel
from .publication_index import PublicationIndex, list_indexes
from .reference_keys import reference_key
from .rows import OrderedRow
from .shape_fields import ShapeField
from .track_fields import TrackField
from .track_widgets import TrackWidget

__all__ = ["AvailabilityNotice", "AvailabilityNoticeIndex", "NoticeTarget"]


class AvailabilityNotice(KeptDraftMixin, TranslatableMixin, DraftStateMixin, RevisionMixin, ClusterableModel):
    """Something that closes, diverts or limits circuits, stops, spots, districts or venues for some time.

    It is told ahead of its beginning, and disappears at its end: ``expire_at`` is always ``ends_at``. Its place marks
    every circuit whose track or stops it touches; see ``destination_cms.projections.availability``.
    """

    title = models.CharField(
        _("title"), max_length=120, help_text=_("For example: the bridge is closed; 120 characters at most.")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=NoticeKind.choices, default=NoticeKind.CLOSURE)
    effect = models.CharField(
        _("effect"),
        max_length=10,
        choices=AvailabilityState.choices,
        default=AvailabilityState.CLOSED,
        help_text=_("What it makes of the circuits, spots and districts that it touches."),
    )
    severity = models.CharField(
        _("severity"), max_length=20, choices=NoticeSeverity.choices, default=NoticeSeverity.MINOR
    )
    starts_at = models.DateTimeField(_("from"), default=timezone.now)
    ends_at = models.DateTimeField(
        _("until"),
        null=True,
        blank=True,
        help_text=_("From this moment it no longer holds; empty until further notice."),
    )
    reason = models.TextField(
        _("reason"),
        blank=True,
        validators=[MaxLengthValidator(600)],
        help_text=_("What visitors should know; plain text, 600 characters at most."),
    )
    source = models.CharField(
        _("source"), max_length=200, blank=True, help_text=_("Who says so, such as the town's road service.")
    )
    source_url = models.URLField(_("address of the source"), blank=True)
    place: Any = ShapeField(
        _("place"),
        null=True,
        blank=True,
        help_text=_(
            "A GeoJSON point, line or polygon, such as a bridge: all circuits whose track or stops come within "
            "25 metres of it, and all spots there, are marked."
        ),
    )
    district = reference_key("destination_cms.District", _("district"), _("If it is about a district as a whole."))
    event_tag = reference_key("destination_cms.EventTag", _("event"), _("If an event is the cause."))
    detour_text = models.TextField(
        _("detour in words"),
        blank=True,
        validators=[MaxLengthValidator(1_000)],
        help_text=_("The way around; plain text, 1,000 characters at most."),
    )
    detour_track: Any = TrackField(_("detour on the map"), null=True, blank=True)

    override_translatable_fields: ClassVar = [*same_in_every_language("source_url"), *OWN_SCHEDULE]

    panels: ClassVar = [
        NoticeReachPanel(),
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("effect"), FieldPanel("severity")]),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldPanel("reason"),
        FieldRowPanel([FieldPanel("source"), FieldPanel("source_url")]),
        MultiFieldPanel([FieldPanel("place"), FieldPanel("district"), FieldPanel("event_tag")], heading=_("Where")),
        InlinePanel("targets", heading=_("Circuits, spots and offers that it is about"), label=_("Page")),
        MultiFieldPanel(
            [FieldPanel("detour_text"), FieldPanel("detour_track", widget=TrackWidget)], heading=_("Detour")
        ),
    ]

    class Meta(TranslatableMixin.Meta):
        db_table = "destination_notice"
        verbose_name = _("notice of availability")
        verbose_name_plural = _("notices of availability")

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save as Django does; what is over is no longer public."""
        self.expire_at = self.ends_at
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse a notice that is over, or over before it begins, or that diverts to nowhere, unless it is a draft.

        Raises:
            ValidationError: keyed by field.
        """
        super().clean()
        self.expire_at = self.ends_at
        if is_kept_as_draft(self):
            return
        errors: dict[str, ValidationError] = {}
        if self.ends_at is not None and self.ends_at <= self.starts_at:
            message = _("It ends at %(ends_at)s; it must not end before it begins, at %(starts_at)s.")
            params = {"ends_at": _moment(self.ends_at), "starts_at": _moment(self.starts_at)}
            errors["ends_at"] = ValidationError(message, code="ends_before_start", params=params)
        elif self.ends_at is not None and self.ends_at <= timezone.now():
            message = _("It was over at %(ends_at)s; only what is to come, or has begun, is published.")
            params = {"ends_at": _moment(self.ends_at)}
            errors["ends_at"] = ValidationError(message, code="over", params=params)
        if self.effect == AvailabilityState.DIVERTED and not self.detour_text and not self.detour_track:
            message = _("Say where the diversion leads, in words or on the map.")
            errors["detour_text"] = ValidationError(message, code="required")
        if errors:
            raise ValidationError(errors)


def _moment(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")


class NoticeTarget(OrderedRow):
    """A page that a notice is about, wherever it lies; its translations too."""

    notice = ParentalKey(
        AvailabilityNotice, verbose_name=_("notice of availability"), on_delete=models.CASCADE, related_name="targets"
    )
    content = reference_key(swapper.get_model_name("wagtailcore", "Page"), _("page"), blank=False)

    panels: ClassVar = [LinkedContentPanel("content")]

    class Meta(OrderedRow.Meta):
        db_table = "destination_notice_target"
        verbose_name = _("page")
        verbose_name_plural = _("pages")


class AvailabilityNoticeIndex(PublicationIndex):
    """Index row of a notice; ``district`` is the district's key, empty for none."""

    kind = models.CharField(max_length=20, choices=NoticeKind.choices)
    effect = models.CharField(max_length=10, choices=AvailabilityState.choices)
    severity = models.CharField(max_length=20, choices=NoticeSeverity.choices)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    district = models.CharField(max_length=120, blank=True)

    class Meta:
        db_table = "destination_notice_index"
        indexes = list_indexes(
            "destination_notice", orders=("starts_at",), filters=("kind", "effect", "severity", "district")
        )

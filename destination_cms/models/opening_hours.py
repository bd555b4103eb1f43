"""Opening hours of a page or a snippet: rows that anybody can fill in, or a text in OpenStreetMap's syntax."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel

from ..choices import Month, PublicHolidayHours, Weekday
from ..hours.evaluation import syntax_fault
from ..hours.reading import rules_of
from ..hours.rules import State, timetable
from ..hours.writing import osm_text
from ..localize import same_in_every_language
from .choice_lists import ChoiceListField, ChoiceListPanel
from .clock_fields import ClockField
from .drafts import is_kept_as_draft
from .opening_times import rule_of, time_errors
from .rows import TranslatableRow

__all__ = ["OpeningHoursMixin", "OpeningTimeRow", "opening_hours_panels", "opening_hours_text"]

_HOLIDAYS = {
    PublicHolidayHours.AS_USUAL: None,
    PublicHolidayHours.CLOSED: State.CLOSED,
    PublicHolidayHours.UNKNOWN: State.UNKNOWN,
}


class OpeningTimeRow(TranslatableRow):
    """One line of a timetable: on these days, from then to then, in this part of the year; or closed.

    A subclass adds a ``ParentalKey`` whose ``related_name`` is ``opening_times``.
    """

    days = ChoiceListField(_("days"), choices=Weekday.choices, blank=True, help_text=_("None for every day."))
    is_closed = models.BooleanField(_("closed on these days"), default=False)
    opens_at = ClockField(_("opens at"), null=True, blank=True, help_text=_("For example 9:30, 9h30 or 18h."))
    closes_at = ClockField(
        _("closes at"),
        null=True,
        blank=True,
        help_text=_("00:00 is midnight; from 00:00 to 00:00 is the whole day. An earlier hour is on the next day."),
    )
    from_month = models.CharField(_("from month"), max_length=10, choices=Month.choices, blank=True)
    until_month = models.CharField(
        _("to month"), max_length=10, choices=Month.choices, blank=True, help_text=_("Empty for one month only.")
    )
    from_on = models.DateField(_("from date"), null=True, blank=True)
    until_on = models.DateField(_("to date"), null=True, blank=True, help_text=_("Empty for one day only."))
    is_yearly = models.BooleanField(
        _("every year"), default=False, help_text=_("Whether these dates count every year, whatever their year.")
    )
    note = models.CharField(
        _("note on these hours"),
        max_length=120,
        blank=True,
        help_text=_("For example: last admission at 17:15; 120 characters at most."),
    )

    panels: ClassVar = [
        ChoiceListPanel("days"),
        FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at"), FieldPanel("is_closed")]),
        FieldRowPanel([FieldPanel("from_month"), FieldPanel("until_month")]),
        FieldRowPanel([FieldPanel("from_on"), FieldPanel("until_on"), FieldPanel("is_yearly")]),
        FieldPanel("note"),
    ]

    class Meta(TranslatableRow.Meta):
        abstract = True
        verbose_name = _("opening time")
        verbose_name_plural = _("opening times")

    def clean(self) -> None:
        """Refuse a line that says no hours, or of which it is not clear when it counts. A draft is kept as it is.

        Raises:
            ValidationError: keyed by field.
        """
        super().clean()
        if not is_kept_as_draft(self) and (errors := time_errors(self)):
            raise ValidationError(errors)


class OpeningHoursMixin(models.Model):
    """Opening hours, unknown until they are stated; DATAtourisme ``OpeningHoursSpecification``."""

    public_holidays = models.CharField(
        _("public holidays"),
        max_length=10,
        choices=PublicHolidayHours.choices,
        default=PublicHolidayHours.UNKNOWN,
        help_text=_("What the lines mean on public holidays."),
    )
    opening_hours_osm = models.CharField(
        _("opening hours for experts"),
        max_length=500,
        blank=True,
        help_text=_(
            "Only what the lines cannot say, in the syntax of OpenStreetMap (opening_hours), 500 characters at most: "
            "Mo-Fr 09:00-18:00. It counts instead of the lines."
        ),
    )
    opening_hours_note = models.CharField(
        _("opening hours in words"),
        max_length=250,
        blank=True,
        help_text=_("What else visitors should know, such as “closed in heavy weather”; 250 characters at most."),
    )

    override_translatable_fields: ClassVar = same_in_every_language("opening_hours_osm")

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a text that is not OpenStreetMap's syntax, and one that readers would see no words of.

        Raises:
            ValidationError: keyed by field.
        """
        super().clean()
        # Pasted texts have spaces at their ends and of other kinds.
        self.opening_hours_osm = " ".join(self.opening_hours_osm.split())
        text = self.opening_hours_osm
        if not text or is_kept_as_draft(self):
            return
        if (place := syntax_fault(text)) is not None:
            message = _(
                "“%(rest)s” (from character %(place)d) is not OpenStreetMap's syntax. Correct it, or leave this field "
                "empty and fill in the lines."
            )
            params = {"rest": text[place - 1 : place + 19] or text[-20:], "place": place}
            raise ValidationError({"opening_hours_osm": ValidationError(message, code="syntax", params=params)})
        if rules_of(text) is None and not self.opening_hours_note:
            message = _("Say these hours in words too: they cannot be put into words automatically.")
            raise ValidationError({"opening_hours_note": ValidationError(message, code="words")})


def opening_hours_text(thing: Any) -> str:
    """Return the opening hours of a thing with ``OpeningHoursMixin`` and rows, in OpenStreetMap's syntax; or nothing."""
    if thing.opening_hours_osm:
        return str(thing.opening_hours_osm)
    rules = [rule for row in thing.opening_times.all() if (rule := rule_of(row))]
    return osm_text(timetable(rules, _HOLIDAYS[thing.public_holidays]))


def opening_hours_panels() -> list[Any]:
    """Return the panels of the opening hours of a page: its lines, and what they cannot say."""
    return [
        InlinePanel("opening_times", heading=_("Opening hours"), label=_("Opening time"), classname="collapsed"),
        MultiFieldPanel(
            [
                HelpPanel(
                    _(
                        "Lines of the same days add up: one for the morning, one for the afternoon. Lines with months "
                        "or dates replace the others there. Without lines the hours are unknown."
                    )
                ),
                FieldPanel("public_holidays"),
                FieldPanel("opening_hours_note"),
                FieldPanel("opening_hours_osm"),
            ],
            heading=_("Public holidays and special hours"),
            classname="collapsed",
        ),
    ]

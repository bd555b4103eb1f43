"""Shared taxonomy: snippets, published while something public uses them."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PublishingPanel
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin

from ..localize import OWN_SCHEDULE, same_in_every_language
from ..long_dates import long_date
from .drafts import KeptDraftMixin, is_kept_as_draft
from .links import content_links_panel
from .unique_names import refuse_taken_names


class Theme(KeptDraftMixin, TranslatableMixin, DraftStateMixin, RevisionMixin, models.Model):
    """What circuits are about, such as nature or history; Geotrek ``Theme``, DATAtourisme ``hasTheme``."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, allow_unicode=True)
    description = models.TextField(
        _("description"),
        blank=True,
        validators=[MaxLengthValidator(300)],
        help_text=_("Plain text, 300 characters at most."),
    )

    override_translatable_fields: ClassVar = OWN_SCHEDULE

    panels: ClassVar = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description"), PublishingPanel()]

    class Meta(TranslatableMixin.Meta):
        db_table = "destination_theme"
        verbose_name = _("theme")
        verbose_name_plural = _("themes")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a name or a slug that another theme has in this language.

        Raises:
            ValidationError: keyed by ``name`` or ``slug``.
        """
        super().clean()
        refuse_taken_names(self, "name", "slug")


class EventTag(KeptDraftMixin, TranslatableMixin, DraftStateMixin, RevisionMixin, ClusterableModel):
    """An event that content is about, as people write it in brackets: [TOTEC19]; schema.org ``Event``.

    A mega-event also says which districts it affects, what it leads to, and, once it is over, what came back.
    """

    label = models.CharField(
        _("tag"), max_length=40, help_text=_("As people write it: TOTEC19. 40 characters at most.")
    )
    series = models.CharField(
        _("series"), max_length=80, blank=True, help_text=_("What all its editions are called; 80 characters at most.")
    )
    year = models.PositiveSmallIntegerField(
        _("year of this edition"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1900), MaxValueValidator(2200)],
        help_text=_("Between 1900 and 2200."),
    )
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Empty for an event of one day; never before the first day.")
    )
    place = models.CharField(
        _("place"), max_length=120, blank=True, help_text=_("Venue and town on one line; 120 characters at most.")
    )

    override_translatable_fields: ClassVar = [*same_in_every_language("label"), *OWN_SCHEDULE]

    panels: ClassVar = [
        FieldPanel("label", heading=_("Tag")),
        FieldRowPanel([FieldPanel("series"), FieldPanel("year")], heading=_("Edition")),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]), FieldPanel("place")],
            heading=_("When and where"),
        ),
        InlinePanel("districts", heading=_("Districts that it affects"), label=_("District")),
        InlinePanel("places_elsewhere", heading=_("Places outside of the destination"), label=_("Place")),
        content_links_panel(),
        InlinePanel("facts", heading=_("What came back"), label=_("Fact")),
        PublishingPanel(),
    ]

    class Meta(TranslatableMixin.Meta):
        db_table = "destination_event_tag"
        verbose_name = _("event tag")
        verbose_name_plural = _("event tags")

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        """Take the brackets off the tag; refuse one that exists, and an event that ends
        before it starts, unless it is a draft.

        Raises:
            ValidationError: keyed by ``label``, ``ends_on`` or ``starts_on``.
        """
        super().clean()
        self._clean_label()
        if not is_kept_as_draft(self):
            self._clean_days()

    def _clean_label(self) -> None:
        # People write a tag in brackets, and so do front-ends.
        label = self.label.strip()
        if label.startswith("[") and label.endswith("]"):
            label = label[1:-1].strip()
        self.label = label
        if not label or "[" in label or "]" in label:
            message = _("Write the tag without brackets, such as TOTEC19: they are added where it is shown.")
            raise ValidationError({"label": ValidationError(message, code="brackets")})
        refuse_taken_names(self, "label")

    def _clean_days(self) -> None:
        if self.ends_on is None:
            return
        if self.starts_on is None:
            raise ValidationError({"starts_on": _("The event has a last day: name its first day too.")})
        if self.ends_on < self.starts_on:
            message = _("The last day is %(ends_on)s; it must not lie before the first day, %(starts_on)s.")
            days = {"ends_on": long_date(self.ends_on), "starts_on": long_date(self.starts_on)}
            raise ValidationError({"ends_on": ValidationError(message, code="ends_before_start", params=days)})

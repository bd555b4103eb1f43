"""Sections of articles: snippets that are public while a public article has them."""

from typing import ClassVar

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PublishingPanel
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin

from destination_cms.localize import OWN_SCHEDULE
from destination_cms.models.drafts import KeptDraftMixin
from destination_cms.models.unique_names import refuse_taken_names


class Section(KeptDraftMixin, TranslatableMixin, DraftStateMixin, RevisionMixin, models.Model):
    """A section of the news; schema.org ``articleSection``."""

    name = models.CharField(_("name"), max_length=80, help_text=_("80 characters at most."))
    slug = models.SlugField(_("slug"), max_length=80, allow_unicode=True)
    description = models.TextField(
        _("description"),
        blank=True,
        validators=[MaxLengthValidator(300)],
        help_text=_("Plain text, 300 characters at most."),
    )

    override_translatable_fields: ClassVar = OWN_SCHEDULE

    panels: ClassVar = [
        FieldPanel("name", heading=_("Name of the section")),
        FieldPanel("slug", heading=_("URL slug")),
        FieldPanel("description", heading=_("Description of the section")),
        PublishingPanel(),
    ]

    class Meta(TranslatableMixin.Meta):
        db_table = "destination_news_section"
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Reject a name or slug that another section has in this language.

        Raises:
            ValidationError: keyed by ``name`` or ``slug``.
        """
        super().clean()
        refuse_taken_names(self, "name", "slug")

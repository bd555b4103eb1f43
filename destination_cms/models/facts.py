"""Facts of a district or an event: a number with its source and the day on which it was checked."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from ..localize import same_in_every_language
from .past_dates import refuse_future
from .rows import TranslatableRow

__all__ = ["FactRow"]


class FactRow(TranslatableRow):
    """One dated and sourced fact, such as “homes: 1,600”.

    A subclass adds a ``ParentalKey`` whose ``related_name`` is ``facts``.
    """

    label = models.CharField(
        _("what is counted"), max_length=80, help_text=_("For example: homes, visitors; 80 characters at most.")
    )
    value = models.CharField(
        _("value"), max_length=60, help_text=_("As it is read, such as 1,600 or 2009; 60 characters at most.")
    )
    unit = models.CharField(_("unit"), max_length=30, blank=True, help_text=_("For example: t, m², %."))
    source = models.CharField(_("source"), max_length=200, help_text=_("Who says so; 200 characters at most."))
    source_url = models.URLField(_("address of the source"), blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True, help_text=_("When this was last compared."))

    override_translatable_fields: ClassVar = same_in_every_language("source_url")

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("label"), FieldPanel("value"), FieldPanel("unit")]),
        FieldRowPanel([FieldPanel("source"), FieldPanel("source_url"), FieldPanel("checked_on")]),
    ]

    class Meta(TranslatableRow.Meta):
        abstract = True
        verbose_name = _("fact")
        verbose_name_plural = _("facts")

    def clean(self) -> None:
        """Refuse a day in the future.

        Raises:
            ValidationError: keyed by ``checked_on``.
        """
        super().clean()
        refuse_future("checked_on", self.checked_on)

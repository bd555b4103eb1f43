"""What editors should look at, page by page, as the sweep found it."""

import swapper
from django.db import models

__all__ = ["PageWarning"]


class PageWarning(models.Model):
    """A warning about a public page: a row for each, which holds from ``starts_on`` on.

    ``code`` and ``values`` are those of ``ContentWarning``: the sentence is written in the language of its reader. Rows
    of pages that are deleted or no longer public go with the sweep, which is told of both.
    """

    # No constraint: the sweep writes rows of pages that another transaction may be deleting, and removes them then.
    page = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        on_delete=models.CASCADE,
        db_constraint=False,
        related_name="+",
    )
    kind = models.CharField(max_length=64)
    code = models.CharField(max_length=64)
    values = models.JSONField(default=dict)
    starts_on = models.DateField()

    class Meta:
        db_table = "destination_page_warning"
        indexes = [
            models.Index("starts_on", "id", name="destination_warning_start"),
            models.Index("kind", "starts_on", "id", name="destination_warning_kind"),
            models.Index("code", "starts_on", "id", name="destination_warning_code"),
        ]

    def __str__(self) -> str:
        return f"page:{self.page_id}: {self.code}"

"""What is known of a translated page: the texts that it was translated from, and whether they have changed."""

import swapper
from django.db import models

__all__ = ["TranslationState"]


class TranslationState(models.Model):
    """State of a page that is a translation of another one.

    ``texts`` holds the digests of the source's texts that this translation was last published for, by path.
    ``facts`` holds the values of the source that the overridable fields followed last, by path. ``changed`` holds
    the digests of the source's texts that are new or different, the last of them since ``outdated_at``; the translation
    is outdated while there are any.
    """

    page = models.OneToOneField(
        swapper.get_model_name("wagtailcore", "Page"), primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    texts = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)
    changed = models.JSONField(default=dict)
    is_outdated = models.BooleanField(default=False, db_index=True)
    outdated_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "destination_translation_state"

    def __str__(self) -> str:
        return f"page:{self.page_id}"

"""The form of an article in the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from destination_cms.models.checked_rows import CheckedRowsPageForm

WITHOUT_SECTION = _(
    "Choose at least %(num)d section: an article without a section can be saved as a draft, but not published."
)


class NewsArticleForm(CheckedRowsPageForm):
    """Formset with an error message about sections instead of Django's about the number of forms."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Accept the arguments of any page form."""
        super().__init__(*args, **kwargs)
        if "sections" in self.formsets:
            self.formsets["sections"].error_messages["too_few_forms"] = WITHOUT_SECTION

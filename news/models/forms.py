"""The form of an article in the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

WITHOUT_SECTION = _("Choose at least %(num)d section: an article without one can be kept as a draft, not published.")


class NewsArticleForm(WagtailAdminPageForm):
    """Says what is missing in the words of news, where Django would count forms."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take the arguments of any page form."""
        super().__init__(*args, **kwargs)
        if "sections" in self.formsets:
            self.formsets["sections"].error_messages["too_few_forms"] = WITHOUT_SECTION

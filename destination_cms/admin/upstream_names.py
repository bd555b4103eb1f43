"""Names for what Wagtail's admin shows under the name of its variable, in English in every session."""

from functools import wraps
from typing import Any

from django.forms import Form
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.forms.choosers import LocaleFilterMixin
from wagtail.sites.views import IndexView

__all__ = ["name_upstream"]

_COLUMNS = {"port": _("Port"), "site_name": _("Site name"), "root_page": _("Root page")}


def name_upstream() -> None:
    """Give labels to the field of the password, the filter by language and the columns of sites. Called once."""
    LoginForm.base_fields["password"].label = _("Password")
    for column in IndexView.columns:
        column.label = _COLUMNS.get(column.name, column.label)
    made = LocaleFilterMixin.__init__

    @wraps(made)
    def named(form: Form, *args: Any, **kwargs: Any) -> None:
        made(form, *args, **kwargs)
        if "locale" in form.fields:
            form.fields["locale"].label = _("Locale")

    LocaleFilterMixin.__init__ = named

"""W020: a date of the admin is shown in a format that a language of the admin cannot read back."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage
from django.core.checks import Warning as CheckWarning
from django.utils.formats import get_format
from wagtail.admin.localization import get_available_admin_languages

SETTINGS = {
    "WAGTAIL_DATE_FORMAT": "DATE_INPUT_FORMATS",
    "WAGTAIL_DATETIME_FORMAT": "DATETIME_INPUT_FORMATS",
    "WAGTAIL_TIME_FORMAT": "TIME_INPUT_FORMATS",
}


def check_date_formats(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """W020, once for each setting at fault. Wagtail's own check asks for ``USE_L10N``, which Django no longer has."""
    return [
        CheckWarning(
            f"{name} is “{chosen}”, and Django does not read dates in this format in these languages of the admin: "
            f"{', '.join(unread)}. Saving an unchanged form then fails with an error about its dates.",
            hint=(
                f"Remove {name}: each session then uses the format of its language. Or add the format to "
                f"{formats_key} of these languages (FORMAT_MODULE_PATH)."
            ),
            id="destination_cms.W020",
        )
        for name, formats_key in SETTINGS.items()
        if (chosen := getattr(settings, name, None)) and (unread := _languages_without(chosen, formats_key))
    ]


def _languages_without(chosen: str, formats_key: str) -> list[str]:
    languages = [code for code, _label in get_available_admin_languages()]
    return [code for code in languages if chosen not in get_format(formats_key, lang=code, use_l10n=True)]

"""Template filter for dates in words."""

from datetime import date

from django import template

from ..long_dates import long_date as in_words

register = template.Library()


@register.filter(expects_localtime=True, is_safe=False)
def long_date(value: date | None) -> str:
    """Return a date or a moment in words; an empty string if there is none."""
    return in_words(value) if value else ""

"""What editors should check of restaurants, in the report "Content to check"."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from destination_cms.verticals import ContentWarning, WarningRules, WarningText


def find(pages: Sequence[Any]) -> dict[int, list[ContentWarning]]:
    """Return the warnings of restaurants by primary key."""
    return {
        page.pk: [
            ContentWarning(code="opens_on_few_days", values={"days": len(days)})
            for days in [{row.weekday for row in page.opening_hours.all()}]
            if len(days) < 3
        ]
        for page in pages
    }


RESTAURANT_WARNINGS = WarningRules(
    texts={
        "opens_on_few_days": WarningText(
            label=_("Open on few days"),
            sentence=_("It is said to open on %(days)d days of the week: are the hours complete?"),
        ),
    },
    find=find,
    place=lambda page: page.location,
)

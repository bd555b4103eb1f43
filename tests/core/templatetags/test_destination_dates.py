"""The filter for dates in words."""

from datetime import UTC, datetime

from django.template import Context, Template
from django.utils import timezone
from django.utils.translation import override


def test_a_template_shows_a_moment_in_local_time() -> None:
    template = Template("{% load destination_dates %}{{ moment|long_date }}{{ nothing|long_date }}")

    with override("fr"), timezone.override("Europe/Paris"):
        assert template.render(Context({"moment": datetime(2026, 12, 31, 23, 30, tzinfo=UTC)})) == "1er janvier 2027"

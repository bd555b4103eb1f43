"""Template tag of Wagtail's questions before a deletion."""

from typing import Any

from django import template

from ..admin.users_of import Link, users_of

register = template.Library()


@register.simple_tag(takes_context=True)
def destination_users(context: Any, usage_url: str) -> dict[str, list[Link] | int]:
    """Return ``links`` to what uses the thing with this usage listing, and how many ``more`` there are."""
    links, more = users_of(usage_url, context["request"].user)
    return {"links": links, "more": more}

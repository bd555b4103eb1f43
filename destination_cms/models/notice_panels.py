"""What a published notice marks, as its editor reads it above the form."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.panels import Panel

from .publication import Edge, Publication

__all__ = ["NoticeReachPanel"]

#: So many titles are named; a notice on a bridge marks a handful.
MOST_TITLES = 30


class NoticeReachPanel(Panel):
    """The titles of what is public and shows a notice, once it has been published."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one notice."""

        template_name = "destination_cms/panels/notice_reach.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Return the titles, and a sentence that says that there are none."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            notice = self.instance
            titles = _marked_titles(notice) if notice.pk is not None and notice.live else None
            return {
                **context,
                "titles": titles,
                "is_more": titles is not None and len(titles) == MOST_TITLES,
                "nothing": _(
                    "It marks nothing: no public circuit, spot, district or offer is within 25 m of its place."
                ),
            }


def _marked_titles(notice: Any) -> list[str]:
    """Return titles, each once however many sites show it; two statements."""
    key = f"notice:{notice.translation_key}:{notice.locale.language_code}"
    edges = Edge.objects.filter(target_key=key).values_list("source_key", flat=True)[: 10 * MOST_TITLES]
    uuids = {source.split(":")[1] for source in edges}
    rows = Publication.objects.filter(uuid__in=uuids, is_withdrawn=False, locale=notice.locale.language_code)
    shown = rows.filter(links__contains=key).order_by("title_key", "pk").values_list("title", flat=True)
    return list(dict.fromkeys(shown))[:MOST_TITLES]

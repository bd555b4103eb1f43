"""What the ledger tells editors: things that could not be published, and a scheduler that is late."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Revision

from .base_page import page_model
from .conf import get_settings
from .models import LedgerState, ProjectionFailure


def failure_notice(page: Any) -> str | None:
    """Return what to tell an editor who opens a page that could not be published, if that is so."""
    failure = ProjectionFailure.objects.filter(source=f"page:{page.pk}").first()
    if failure is None:
        return None
    return _(
        "The last change of this page could not be published (%(message)s). Visitors still see the last good version."
    ) % {"message": failure.message}


def overdue_count() -> int:
    """Return how many scheduled changes should have happened and have not, beyond the tolerated delay."""
    limit = timezone.now() - timedelta(minutes=get_settings()["SCHEDULER_LATE_MINUTES"])
    live = page_model()._default_manager.filter(live=True, expire_at__lt=limit).count()
    return int(live + Revision.objects.filter(approved_go_live_at__lt=limit).count())


def _edit_url(failure: ProjectionFailure) -> str | None:
    kind, _separator, pk = failure.source.partition(":")
    return reverse("wagtailadmin_pages:edit", args=[pk]) if kind == "page" and pk.isdigit() else None


class LedgerPanel(Component):
    """A panel on the front page; empty, and so invisible, while all is well."""

    name = "destination_ledger"
    template_name = "destination_cms/panels/ledger.html"
    order = 90

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        state = LedgerState.objects.filter(pk=1).first()
        return {
            "failures": [
                (failure, _edit_url(failure)) for failure in ProjectionFailure.objects.order_by("-failed_at")[:10]
            ],
            "overdue": overdue_count(),
            "scheduler_ran_at": state.scheduler_ran_at if state else None,
        }

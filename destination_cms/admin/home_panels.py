"""Panels of the admin's home page: failed publications, the day's work, and links to create content."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import Revision
from wagtail.permissions import policy_registry

from ..base_page import page_model
from ..conf import get_settings
from ..models import LedgerState, ProjectionFailure
from .columns import STYLES
from .filters import ANY_LANGUAGE
from .listings import ListingViewSet, listings, singular
from .states import GAP_LABELS, STATE_LABELS, gap_conditions, state_conditions, untranslated
from .things import count_things


def overdue_count() -> int:
    """Return how many scheduled changes should have happened and have not, beyond the tolerated delay."""
    limit = timezone.now() - timedelta(minutes=get_settings()["SCHEDULER_LATE_MINUTES"])
    live = page_model()._default_manager.filter(live=True, expire_at__lt=limit).count()
    return int(live + Revision.objects.filter(approved_go_live_at__lt=limit).count())


def _edit_url(failure: ProjectionFailure) -> str | None:
    kind, _separator, pk = failure.source.partition(":")
    return reverse("wagtailadmin_pages:edit", args=[pk]) if kind == "page" and pk.isdigit() else None


class LedgerPanel(Component):
    """Things that could not be published, and a scheduler that is late; empty, and so invisible, while all is well."""

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


Query = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A line of work, with the query of the listing that shows it."""

    name: str
    label: str | Promise
    icon: str
    query: Query


TASKS = (
    Task("failed", STATE_LABELS["failed"], "warning", (("state", "failed"),)),
    Task("overdue", STATE_LABELS["overdue"], "warning", (("state", "overdue"),)),
    Task("untranslated", _("To translate"), "globe", (("state", "live"), ("translation", ANY_LANGUAGE))),
    Task("outdated", STATE_LABELS["outdated"], "globe", (("state", "outdated"),)),
    Task("position", GAP_LABELS["position"], "crosshairs", (("lacking", "position"),)),
    Task("picture", GAP_LABELS["picture"], "image", (("lacking", "picture"),)),
    Task("waiting", _("Drafts waiting"), "draft", (("state", "draft"), ("state", "changed"))),
    Task("scheduled", STATE_LABELS["scheduled"], "calendar-alt", (("state", "scheduled"),)),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A task with what there is to do: for each kind that has some, a number, a name and an address."""

    task: Task
    counts: list[tuple[int, Any, str]]


class WorkPanel(Component):
    """Pending tasks of this editor, and links to create content; empty when there are neither."""

    name = "destination_work"
    template_name = "destination_cms/admin/work_panel.html"
    order = 95

    def __init__(self, user: Any) -> None:
        """Take the user, whose explorable pages are counted."""
        self.user = user

    @property
    def media(self) -> Any:
        """The styles of the listings."""
        return STYLES

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the lines and the links of the template."""
        return {"lines": list(lines_for(self.user)), "new": new_links(self.user)}


def lines_for(user: Any) -> Iterator[Line]:
    """Yield the tasks that have something to do, with one query for each kind of page."""
    counted = [(listing, counts_of(listing, user)) for listing in listings()]
    for task in TASKS:
        query = urlencode(task.query)
        counts = [
            (counts[task.name], _named(listing, counts[task.name]), f"{listing.index_path}?{query}")
            for listing, counts in counted
            if counts.get(task.name)
        ]
        if counts:
            yield Line(task, counts)


def _named(listing: ListingViewSet, number: int) -> Any:
    options = listing.model._meta
    # Never 0, so that one and many are the same in English and in French.
    return options.verbose_name if number == 1 else options.verbose_name_plural


def counts_of(listing: ListingViewSet, user: Any) -> dict[str, int]:
    """Return how many things of a kind each task has, among the pages that the user may explore.

    A thing counts once, in whatever languages it has the task.
    """
    model = listing.model
    states = state_conditions()
    conditions = {
        **{name: states[name] for name in ("failed", "overdue", "scheduled", "outdated")},
        "waiting": states["draft"] | states["changed"],
        "untranslated": states["live"] & untranslated(),
        **gap_conditions(model),
    }
    pages = policy_registry.get_by_type(model).explorable_instances(user)
    counted: dict[str, int] = model._default_manager.filter(pk__in=pages.values("pk")).aggregate(
        **{f"count_{name}": count_things(Q(condition)) for name, condition in conditions.items()}
    )
    return {name.removeprefix("count_"): number for name, number in counted.items()}


def new_links(user: Any) -> list[tuple[Any, str, str]]:
    """Return name, icon and address for each kind that the user may write somewhere."""
    policy = policy_registry.get_by_type(page_model())
    if not policy.user_has_permission(user, "add"):
        return []
    parents = policy.instances_user_has_permission_for(user, "add").order_by().values_list("content_type", flat=True)
    there = set(parents.distinct())
    links = []
    for listing in listings():
        allowed = ContentType.objects.get_for_models(*listing.model.allowed_parent_page_models()).values()
        if listing.kind.index is not None and there & {content_type.pk for content_type in allowed}:
            links.append((singular(listing.kind), listing.icon, reverse(listing.get_url_name("choose_parent"))))
    return links

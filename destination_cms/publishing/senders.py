"""Models whose deletion is heard.

Django deletes the rows of a model in one statement while no receiver hears of it; else it loads each and deletes one by one.
A receiver for all models made the deletion of a page three times as long: its reference index, search index and
translated strings were loaded too.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps

#: Book-keeping of other apps, by label: whole apps, or some of their models. Whatever is not named is heard, for an
#: adopter may publish any model.
_UNHEARD_APPS = frozenset(
    {"admin", "contenttypes", "django_tasks_db", "django_tasks_database", "modelsearch", "sessions", "wagtail_localize"}
)
_UNHEARD_MODELS = {
    "wagtailcore": frozenset(
        {
            *("comment", "commentreply", "grouppagepermission", "groupcollectionpermission", "modellogentry"),
            *("pagelogentry", "pagesubscription", "referenceindex", "revision", "task", "taskstate", "uploadedfile"),
            *("groupapprovaltask", "workflow", "workflowcontenttype", "workflowpage", "workflowstate", "workflowtask"),
        }
    ),
    "wagtailsearch": frozenset({"indexentry", "sqliteftsindexentry"}),
    # Written by the sweep, or beside a page.
    "destination_cms": frozenset(
        {
            *("edge", "ledgersite", "ledgerstate", "mark", "pagetitle", "projectionfailure", "publication"),
            *("publicationmember", "publicpath", "tally", "translationstate", "withdrawnfile"),
        }
    ),
}


def heard_models() -> Iterator[Any]:
    """Yield the models whose deletion may change what is public. All apps must have loaded their models."""
    from ..models import PublicationIndex

    for model in apps.get_models():
        label, name = model._meta.app_label, model._meta.model_name
        is_unheard = label in _UNHEARD_APPS or name in _UNHEARD_MODELS.get(label, ())
        if not is_unheard and not issubclass(model, PublicationIndex):
            yield model

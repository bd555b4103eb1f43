"""After an upgrade, fill the columns of index rows and members that an older version did not write."""

from typing import Any

from django.apps import apps as installed_apps
from django.db import router
from django.db.models.signals import post_migrate

from ..models import PublicationIndex, PublicationMember
from ..models.publication_index import fill_index_rows
from ..models.publication_members import fill_members, fill_titles


def connect_index_upgrade(config: Any) -> None:
    """Let every ``migrate`` fill what it added: the index models of other verticals have migrations of their own."""
    post_migrate.connect(fill_after_migrate, sender=config, dispatch_uid="destination_cms.index_upgrade")


def fill_after_migrate(using: str, apps: Any = installed_apps, **kwargs: Any) -> None:
    """Fill the index rows of every vertical whose tables have the columns; the receiver of ``post_migrate``."""
    models = (model for model in installed_apps.get_models() if issubclass(model, PublicationIndex))
    for model in models:
        if router.allow_migrate_model(using, model) and _is_there(model, apps) and fill_index_rows(model, using):
            fill_members(model, using)
    if _has_titles(apps):
        fill_titles(using)


def _has_titles(apps: Any) -> bool:
    try:
        member = apps.get_model(PublicationMember._meta.label)
    except LookupError:
        return False
    return any(field.name == "title_key" for field in member._meta.get_fields())


def _is_there(model: type[PublicationIndex], apps: Any) -> bool:
    """Say whether the columns exist: ``migrate`` may have gone back to before them."""
    try:
        apps.get_model(PublicationMember._meta.label)
        state = apps.get_model(model._meta.label)
    except LookupError:
        return False
    return any(field.name == "site" for field in state._meta.get_fields())

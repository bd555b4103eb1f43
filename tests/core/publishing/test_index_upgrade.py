"""After an upgrade, the lists of every vertical are complete as soon as ``migrate`` is done."""

from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal

from destination_cms.models import Publication, PublicationMember
from destination_cms.models.publication_index import COPIED, copied_values
from destination_cms.models.publication_members import term_of
from destination_cms.projections.kinds import get_kinds
from tests.core.graphql.lists.rows import add_rows

pytestmark = pytest.mark.django_db


def test_migrate_fills_the_index_rows_that_an_older_version_wrote() -> None:
    index: Any = get_kinds()["event"].index
    (row,) = add_rows([{"kind": "event", "title_key": "fair", "slug": "\nA\nB\n", "latitude": 48.8}])
    index.objects.create(publication=row, starts_at=row.changed_at, ends_at=row.changed_at)

    for _ in range(2):
        emit_post_migrate_signal(verbosity=0, interactive=False, db="default", apps=apps)

    filled = index.objects.get()
    assert {name: getattr(filled, name) for name in COPIED} == copied_values(Publication.objects.get())
    assert (filled.site, filled.locale, filled.uuid) == (1, "fr", UUID(int=1))
    members = PublicationMember.objects.values_list("publication", "term", "site", "locale")
    assert set(members) == {(row.pk, term_of(index.lookup("slug"), value), 1, "fr") for value in "AB"}


def test_a_migrate_back_to_before_the_columns_is_left_alone() -> None:
    before = apps.get_app_config("auth")

    class Former:
        """The models as they were: none of ours."""

        @staticmethod
        def get_model(label: str, *_: Any) -> Any:
            raise LookupError(label)

        get_app_configs = apps.get_app_configs
        get_app_config = apps.get_app_config
        get_models = apps.get_models

    from destination_cms.publishing.index_upgrade import fill_after_migrate

    fill_after_migrate("default", Former(), sender=before)

"""A cache that knows more than the database: after a restored backup, or a task that was rolled back."""

from django.db import connection
from wagtail.images import get_image_model

from destination_cms.models import ImageFacts
from destination_cms.publishing.reconcile import reconcile_publications
from tests.destination import Destination
from tests.feed import Replica


def files_of(replica: Replica) -> list[str]:
    replica.sync()
    return [
        f"{file['preset']} {file['mime_type']} {file['width']}"
        for record in replica.records.values()
        if record["kind"] == "image"
        for file in record["payload"]["files"]
    ]


def test_a_file_that_only_the_cache_knows_is_made_again(destination: Destination):
    destination.spot(cover_image=destination.image())
    replica = Replica()
    files = files_of(replica)
    assert files
    with connection.cursor() as cursor:
        for model in (get_image_model().get_rendition_model(), ImageFacts):
            cursor.execute(f"DELETE FROM {model._meta.db_table}")  # noqa: S608 - the name is the model's

    reconcile_publications()

    assert files_of(replica) == files

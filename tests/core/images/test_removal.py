"""A withdrawn file goes once, also when the storage was away, and a name that was given again keeps its file."""

from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.images import get_image_model

from destination_cms.images.removal import remove_due_files
from destination_cms.models import WithdrawnFile
from tests.core.publishing.test_withdrawn_files import GRACE, NOW, addresses, photo, statuses
from tests.destination import Destination, fresh


def test_a_file_that_the_storage_keeps_is_tried_again(
    destination: Destination, time_machine: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    time_machine.move_to(NOW, tick=False)
    spot = destination.spot(cover_image=photo())
    given = addresses()
    fresh(spot).unpublish()
    time_machine.shift(GRACE * 2)
    with monkeypatch.context() as broken:
        storage = get_image_model().get_rendition_model()._meta.get_field("file").storage
        broken.setattr(type(storage), "delete", lambda *_: (_ for _ in ()).throw(OSError("read-only")))
        call_command("publish_scheduled")
    assert statuses(given) == {200}
    assert WithdrawnFile.objects.count() == len(given)

    call_command("publish_scheduled")

    assert statuses(given) == {404}


def test_a_name_that_was_given_again_keeps_its_file(destination: Destination) -> None:
    destination.spot(cover_image=photo())
    given = addresses()
    name = "images/" + min(given).rpartition("/")[2]
    WithdrawnFile.objects.create(name=name, remove_after=timezone.now())

    assert remove_due_files(timezone.now()) == 1
    assert statuses(given) == {200}

"""The command that removes withdrawn and orphaned files."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from wagtail.images import get_image_model

from destination_cms.models import ImageFacts
from tests.core.publishing.test_withdrawn_files import addresses, photo, public_folder, statuses
from tests.destination import Destination


def test_files_that_no_row_names_are_found_in_the_storage(
    destination: Destination, time_machine: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """A process that dies between the deletion of an image and Wagtail's task leaves its files."""
    destination.spot(cover_image=photo())
    given = addresses()
    folder = public_folder().pop().parent
    (folder / "theirs.txt").write_bytes(b"another program's")
    get_image_model().get_rendition_model().objects.all()._raw_delete(using="default")
    ImageFacts.objects.all().delete()
    time_machine.move_to(datetime.now(UTC) + timedelta(days=400), tick=False)

    call_command("remove_withdrawn_files", orphans=True)

    assert statuses(given) == {404}
    assert "files without a row removed." in capsys.readouterr().out
    assert (folder / "theirs.txt").exists()
    (folder / "theirs.txt").unlink()

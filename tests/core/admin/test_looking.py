"""To look at images in the admin makes thumbnails of Wagtail's, and writes nothing of ours."""

import pytest
from wagtail.images import get_image_model

from destination_cms.models import LedgerState, Mark
from tests.destination import Destination, fresh

from .people import editor


@pytest.mark.parametrize("path", ["/admin/images/", "/admin/images/chooser/"])
def test_a_list_of_images_leaves_the_ledger_alone(destination: Destination, path: str) -> None:
    image = destination.image()
    destination.spot(cover_image=image, cover_image_alt="A fort")
    person = editor()
    renditions = get_image_model().get_rendition_model().objects
    made, sweeps = renditions.count(), LedgerState.objects.get().sweeps

    person.source(path)

    assert renditions.count() > made
    assert not Mark.objects.exists()
    assert LedgerState.objects.get().sweeps == sweeps


def test_a_file_that_readers_are_shown_still_counts(destination: Destination) -> None:
    image = destination.image()
    destination.spot(cover_image=image, cover_image_alt="A fort")
    sweeps = LedgerState.objects.get().sweeps

    shown = fresh(image).renditions.filter(filter_spec__contains="format-").first()
    assert shown is not None
    shown.delete()

    assert LedgerState.objects.get().sweeps > sweeps

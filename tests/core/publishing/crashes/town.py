"""The content that is edited when the process is killed, an editor, and an app that has synced."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from circuits.models import SpotLayer
from destination_cms.models import Audio
from tests.core.audio.recordings import mp3, upload
from tests.core.models.test_ar_layers import add_layer
from tests.core.projections.test_availability import add_notice
from tests.core.publishing.machine.town import place_of, track_of
from tests.destination import Destination, publish
from tests.feed import Replica
from tests.site_snippets import add_base_map

DUE_AFTER = timedelta(hours=1)


@dataclass
class Town:
    """Everything that a killed edit may touch.

    Attributes:
        walk: a live circuit with a track and two live spots below it, which ``tour`` visits too. One of them and its
            stop have recordings.
        plan: a circuit that is a draft with a new slug and a track, above a live spot, with a picture of its own, and
            recordings, one of which nothing else plays.
        form: what the browser sends when an editor opens ``plan`` and changes nothing.
        recording: what one of those spots plays.
        base_map: of the site.
        model: what the layer of one of those spots shows.
        notice: a draft of one that closes ``walk``, whose track it touches.
        closing: a live spot that expires ``DUE_AFTER`` now; ``opening`` is a draft that goes live then.
    """

    client: Client
    replica: Replica
    elsewhere: Page
    walk: Any
    tour: Any
    plan: Any
    form: dict[str, Any]
    recording: Any
    base_map: Any
    model: Any
    notice: Any
    closing: Any
    opening: Any

    @classmethod
    def build(cls) -> "Town":
        destination = Destination.create()
        here, elsewhere = destination.section("Here"), destination.section("Elsewhere")
        district = destination.district()
        spoken = [
            Audio.objects.create(title=f"Voice {n}", language="fr", file=upload(mp3(n)), transcript="…")
            for n in (1, 2, 3)
        ]
        walk = destination.circuit("Walk", parent=here, track=track_of(0, 9))
        spots = [
            destination.spot(
                "Spot one",
                walk,
                cover_image=destination.image(),
                district=district,
                location=place_of(2),
                audio=spoken[0],
            ),
            destination.spot("Spot two", walk, location=place_of(7)),
        ]
        walk = _with_stops(walk, spots, [None, spoken[1]])
        tour = destination.circuit("Tour", spots, elsewhere)
        plan = destination.circuit(
            "Plan",
            spots,
            here,
            live=False,
            cover_image=destination.image(),
            cover_image_alt="A plan",
            track=track_of(9, 1),
        )
        for stop, audio in zip(plan.stops.all(), spoken[1:], strict=True):
            stop.audio = audio
        plan.save()
        plan.save_revision()
        destination.spot("Below the plan", plan)
        due = timezone.now() + DUE_AFTER
        closing = publish(destination.spot("Closing"), expire_at=due)
        opening = publish(destination.spot("Opening", live=False), go_live_at=due)
        base_map = add_base_map(destination)
        layer = add_layer(destination)
        publish(spots[0], layers=[SpotLayer(layer=layer)])
        begins, at = timezone.now() - DUE_AFTER, place_of(4)
        place = {"type": "Point", "coordinates": [at.longitude, at.latitude]}
        notice = add_notice(destination, place=place, live=False, starts_at=begins, ends_at=None)
        client = Client()
        client.force_login(get_user_model().objects.create_superuser("editor", "editor@example.org", "secret"))
        replica = Replica()
        replica.sync()
        form = _form_of(client, plan)
        return cls(
            client,
            replica,
            elsewhere,
            walk,
            tour,
            plan,
            form,
            spoken[0],
            base_map,
            layer.model,
            notice,
            closing,
            opening,
        )


def _with_stops(circuit: Any, spots: list[Any], heard: list[Any]) -> Any:
    stops, rows = circuit.stops.model, enumerate(zip(spots, heard, strict=True))
    circuit.stops = [stops(spot=spot, audio=audio, sort_order=order) for order, (spot, audio) in rows]
    circuit.save_revision().publish()
    return circuit


def _form_of(client: Client, page: Any) -> dict[str, Any]:
    """Return the fields of the edit form as a browser would send them."""
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    fields = querydict_from_html(response.content.decode(), form_id="page-edit-form")
    # The browser draws the blocks of a body itself; this one has none.
    return {name: fields.getlist(name) for name in fields} | nested_form_data({"body": streamfield([])})

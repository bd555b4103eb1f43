"""What an editor, or the scheduler, does while the process is killed."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.management.commands.publish_scheduled import Command as WagtailsOwnCommand
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from destination_cms.models.base_maps import OPENSTREETMAP
from tests.core.ar.models import glb
from tests.core.audio.recordings import mp3, upload
from tests.core.geo.base_maps.files import pmtiles
from tests.site_snippets import map_file

from .town import DUE_AFTER, Town

_RIGHTS = {"credit": "", "licence": "", "rights_until": ""}
ATOMIC = "destination_cms.middleware.AtomicAdminMiddleware"


@dataclass(frozen=True)
class Scenario:
    """One edit.

    Attributes:
        is_whole: all of the edit is there afterwards or nothing; else that holds for each page.
        later: how long after the last sync it happens.
    """

    act: Callable[[Town], None]
    is_whole: bool = True
    later: timedelta = timedelta(0)


def publish(town: Town) -> None:
    _post(town, "edit", town.plan, **town.form | {"title": "Plan, published", "slug": "new", "action-publish": "1"})


def unpublish(town: Town) -> None:
    _post(town, "unpublish", town.walk, include_descendants="on")


def move(town: Town) -> None:
    _post(town, "move_confirm", town.walk, town.elsewhere)


def delete(town: Town) -> None:
    _post(town, "delete", town.walk)


def set_privacy(town: Town) -> None:
    _post(town, "set_privacy", town.walk, restriction_type="login", password="")


def replace_recording(town: Town) -> None:
    """Upload another file for a recording that a spot plays."""
    audio = town.recording
    fields = {name: getattr(audio, name) for name in ("language", "transcript", "credit", "licence")}
    _post_recording(town, "edit", **fields, title="Another voice", rights_until="", file=upload(mp3(5)))


def delete_recording(town: Town) -> None:
    _post_recording(town, "delete")


def replace_base_map(town: Town) -> None:
    """Upload another base map for the site."""
    _post_base_map(
        town, "edit", site=town.base_map.site_id, attribution=OPENSTREETMAP, file=map_file(pmtiles(zooms=(0, 2)))
    )


def delete_base_map(town: Town) -> None:
    _post_base_map(town, "delete")


def replace_model(town: Town) -> None:
    """Upload another file for a model that a spot's layer shows."""
    file = SimpleUploadedFile("other.glb", glb(triangles=24))
    _post_snippet(town, "armodel", town.model, "edit", {"title": "Other", "file": file, **_RIGHTS})


def announce(town: Town) -> None:
    """Publish a notice that closes a circuit at once."""
    notice = town.notice
    told = {name: getattr(notice, name) for name in ("title", "kind", "effect", "severity")}
    empty = dict.fromkeys(("ends_at", "reason", "source", "source_url", "district", "event_tag", "detour_text"), "")
    moment = timezone.localtime(notice.starts_at).strftime("%Y-%m-%d %H:%M")
    rows = nested_form_data({"targets": inline_formset([])})
    shapes = {"place": json.dumps(notice.place), "detour_track": ""}
    fields = {**told, **empty, **shapes, **rows, "starts_at": moment, "action-publish": "1"}
    _post_snippet(town, "availabilitynotice", notice, "edit", fields)


def publish_scheduled(town: Town) -> None:
    call_command("publish_scheduled", stdout=io.StringIO())


def without_middleware(scenario: Scenario) -> Scenario:
    """Plant: the admin as Wagtail has it, where each statement may be a transaction of its own."""

    def act(town: Town) -> None:
        settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != ATOMIC]
        cookies = town.client.cookies
        town.client = Client()
        town.client.cookies = cookies
        scenario.act(town)

    return Scenario(act, scenario.is_whole, scenario.later)


def wagtails_own_command(town: Town) -> None:
    """Plant: the scheduler as Wagtail has it."""
    call_command(WagtailsOwnCommand(), stdout=io.StringIO())


SCENARIOS = {
    "publish": Scenario(publish),
    "unpublish": Scenario(unpublish),
    "move": Scenario(move),
    "delete": Scenario(delete),
    "set_privacy": Scenario(set_privacy),
    "replace_recording": Scenario(replace_recording),
    "delete_recording": Scenario(delete_recording),
    "replace_base_map": Scenario(replace_base_map),
    "delete_base_map": Scenario(delete_base_map),
    "replace_model": Scenario(replace_model),
    "announce": Scenario(announce),
    "publish_scheduled": Scenario(publish_scheduled, is_whole=False, later=2 * DUE_AFTER),
}
PLANTS = {f"{name} without middleware": without_middleware(SCENARIOS[name]) for name in ("unpublish", "set_privacy")}
PLANTS["wagtail's publish_scheduled"] = Scenario(wagtails_own_command, is_whole=False, later=2 * DUE_AFTER)


def _post_recording(town: Town, view: str, **fields: Any) -> None:
    _post_snippet(town, "audio", town.recording, view, fields)


def _post_base_map(town: Town, view: str, **fields: Any) -> None:
    _post_snippet(town, "basemap", town.base_map, view, fields)


def _post_snippet(town: Town, model: str, row: Any, view: str, fields: dict[str, Any]) -> None:
    response = town.client.post(reverse(f"wagtailsnippets_destination_cms_{model}:{view}", args=[row.pk]), fields)
    assert response.status_code == 302, response.content.decode()[:2000]


def _post(town: Town, view: str, *pages: Any, **fields: Any) -> None:
    response = town.client.post(reverse(f"wagtailadmin_pages:{view}", args=[page.pk for page in pages]), fields)
    is_done = response.status_code == 302 or response.json().get("step") == "set_privacy_done"
    assert is_done, response.content.decode()[:2000]

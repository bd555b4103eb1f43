"""A recording is public while a public stop or spot offers it, and its file goes when it is not."""

import os
from datetime import UTC, date, datetime, timedelta
from time import time
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from circuits.models import SpotPage
from destination_cms.models import Audio, Publication, WithdrawnFile
from destination_cms.publishing.reconcile import reconcile_publications
from tests.asking import ask
from tests.core.audio.recordings import m4a, upload
from tests.core.models.test_audio import recording
from tests.destination import Destination, fresh, publish
from tests.feed import Replica

AUDIO = """{ title language durationSeconds transcript credit licence file { url mimeType byteSize sha256 } }"""
STOPS = f"query($slug: String!) {{ circuit(slug: $slug) {{ stops {{ title audio {AUDIO} }} }} }}"
SPOT = f"query($slug: String!) {{ spot(slug: $slug) {{ title audio {AUDIO} }} }}"
NOW = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
GRACE = timedelta(minutes=61)


@pytest.fixture(autouse=True)
def clock(time_machine: Any) -> Any:
    time_machine.move_to(NOW, tick=False)
    return time_machine


def heard_at_stop(circuit: Any) -> Any:
    (stop,) = ask(STOPS, slug=circuit.slug)["circuit"]["stops"]
    return stop["audio"]


def operations(lines: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return sorted((line["op"], line["key"].partition(":")[0]) for line in lines)


def circuit_with(destination: Destination, audio: Audio, **fields: Any) -> Any:
    page = destination.circuit("The river", [destination.spot("Mill")], **fields)
    stop = page.stops.get()
    stop.audio = audio
    stop.save()
    return publish(fresh(page))


def test_a_stop_answers_its_recording(destination: Destination) -> None:
    audio = recording(credit="Office de tourisme", licence="CC BY 4.0")
    circuit = circuit_with(destination, audio)

    found = heard_at_stop(circuit)

    file = found.pop("file")
    assert found == {
        "title": "Le pont",
        "language": "fr",
        "durationSeconds": 2,
        "transcript": "Voici le pont.",
        "credit": "Office de tourisme",
        "licence": "CC BY 4.0",
    }
    assert (file["mimeType"], file["byteSize"], file["sha256"]) == ("audio/mpeg", audio.byte_size, audio.sha256)
    sent = Client().get(file["url"])
    assert b"".join(sent.streaming_content) == audio.file.open("rb").read()  # type: ignore[attr-defined]


def test_a_spot_answers_its_recording(destination: Destination) -> None:
    spot = destination.spot("Mill", audio=recording())
    silent = destination.spot("Fort")

    assert ask(SPOT, slug=spot.slug)["spot"]["audio"]["title"] == "Le pont"
    assert ask(SPOT, slug=silent.slug)["spot"]["audio"] is None


def test_a_recording_that_nothing_public_offers_is_in_no_answer(destination: Destination) -> None:
    audio = recording(title="Secret")
    destination.spot("Draft", live=False, audio=audio)

    replica = Replica()
    replica.sync()

    assert not [key for key in replica.records if key.startswith("audio:")]
    assert Audio.objects.get(pk=audio.pk).public_name == ""


def test_an_app_gets_a_recording_with_what_offers_it(destination: Destination) -> None:
    destination.spot("Mill", audio=recording())

    replica = Replica()
    replica.sync()

    (audio,) = (record for record in replica.records.values() if record["kind"] == "audio")
    assert audio["payload"]["file"]["name"].startswith("recordings/pont")
    assert replica.sync() == []


def test_a_removed_recording_is_a_tombstone_in_the_next_sync(destination: Destination) -> None:
    audio = recording()
    circuit = circuit_with(destination, audio)
    replica = Replica()
    replica.sync()

    audio.delete()

    changed = replica.sync()
    assert ("delete", "audio") in operations(changed)
    assert heard_at_stop(circuit) is None
    assert reconcile_publications(is_dry_run=True).count == 0


def test_another_file_changes_the_address(destination: Destination, time_machine: Any) -> None:
    audio = recording()
    circuit = circuit_with(destination, audio)
    former = heard_at_stop(circuit)["file"]["url"]

    audio = Audio.objects.get(pk=audio.pk)
    audio.file = upload(m4a(5), "pont.m4a")
    audio.save()

    found = heard_at_stop(circuit)
    assert (found["durationSeconds"], found["file"]["mimeType"]) == (5, "audio/mp4")
    assert found["file"]["url"] != former
    assert Client().get(former).status_code == 200
    time_machine.shift(GRACE)
    call_command("remove_withdrawn_files")
    assert (Client().get(former).status_code, Client().get(found["file"]["url"]).status_code) == (404, 200)


def test_the_file_goes_when_its_circuit_does(destination: Destination, time_machine: Any) -> None:
    audio = recording()
    circuit = circuit_with(destination, audio)
    address = heard_at_stop(circuit)["file"]["url"]
    fresh(circuit).unpublish()

    call_command("remove_withdrawn_files")
    assert Client().get(address).status_code == 200
    time_machine.shift(GRACE)
    call_command("remove_withdrawn_files")

    assert Client().get(address).status_code == 404
    assert Audio.objects.get().public_name == ""
    publish(fresh(circuit))
    assert Client().get(heard_at_stop(circuit)["file"]["url"]).status_code == 200


def test_a_copy_that_was_lost_on_the_way_is_made_by_the_next_look(destination: Destination) -> None:
    audio = recording()
    destination.spot("Mill", audio=audio)
    Audio.objects.update(public_name="")
    Publication.objects.filter(kind="audio").update(digest="")

    reconcile_publications()

    assert Audio.objects.get().public_name


def test_a_recording_whose_rights_end_is_not_heard(destination: Destination, time_machine: Any) -> None:
    circuit = circuit_with(destination, recording(rights_until=date(2026, 11, 30)))
    assert heard_at_stop(circuit) is not None

    time_machine.move_to("2026-11-30T23:00:01Z", tick=False)

    assert heard_at_stop(circuit) is None
    replica = Replica()
    replica.sync()
    assert not [key for key in replica.records if key.startswith("audio:")]


def test_orphans_are_removed_and_recordings_kept(destination: Destination, time_machine: Any) -> None:
    from destination_cms.publishing.public_copies import public_storage

    destination.spot("Mill", audio=recording())
    name = Audio.objects.get().public_name
    orphan = public_storage().save("recordings/old.0123456789abcdef.mp3", upload())
    # A file has the time of the machine, which is not the one of the tests.
    os.utime(public_storage().path(orphan), (time(), time()))
    time_machine.shift(GRACE)

    call_command("remove_withdrawn_files", "--orphans")

    assert not public_storage().exists(orphan)
    assert public_storage().exists(name)
    assert not WithdrawnFile.objects.exists()


def test_an_original_that_no_row_names_is_removed(destination: Destination, time_machine: Any) -> None:
    """Of an upload whose process died, or of a recording that was replaced by one."""
    kept = recording()
    storage = kept.file.storage
    orphan, foreign = (
        storage.save(f"audio/{folder}/old.mp3", upload()) for folder in ("0123456789abcdef", "of-another-program")
    )
    later = storage.save("audio/fedcba9876543210/new.mp3", upload())
    for name, moment in ((orphan, time()), (foreign, time()), (later, time() + GRACE.total_seconds() + 1)):
        os.utime(storage.path(name), (moment, moment))
    time_machine.shift(GRACE)

    call_command("remove_withdrawn_files", "--orphans")

    assert [storage.exists(name) for name in (kept.file.name, foreign, later, orphan)] == [True, True, True, False]


def test_a_recording_of_many_stops_is_read_once(destination: Destination, django_assert_max_num_queries: Any) -> None:
    audio = recording()
    spots = [destination.spot(f"Spot {number}", audio=audio) for number in range(8)]
    assert len(spots) == SpotPage.objects.count()

    with django_assert_max_num_queries(4):
        nodes = ask(f"{{ spots {{ nodes {{ title audio {AUDIO} }} }} }}")["spots"]["nodes"]

    assert {node["audio"]["title"] for node in nodes} == {"Le pont"}


@pytest.mark.parametrize("column", ["title", "transcript", "credit", "language"])
def test_a_change_of_a_recording_is_one_upsert(destination: Destination, column: str) -> None:
    audio = recording()
    circuit_with(destination, audio)
    replica = Replica()
    replica.sync()

    audio = Audio.objects.get(pk=audio.pk)
    setattr(audio, column, "en")
    audio.save()

    changed = replica.sync()
    assert operations(changed) == [("upsert", "audio")]

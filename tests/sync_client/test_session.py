import json
import shutil
from pathlib import Path

import pytest

from destination_cms.sync_client.feed import Feed
from destination_cms.sync_client.feed_errors import FeedMalformed, ServiceUnavailable, StreamCut, SyncResetRequired
from destination_cms.sync_client.inventory import SetMismatch
from destination_cms.sync_client.replica import Replica, prepare_folder
from destination_cms.sync_client.session import SET_MISMATCH, Outcome, run_sync

from .feed_server import Fault, FeedServer, ModelSite, canonical, key_of
from .replica_folder import assert_own_checkpoint, assert_same_set, read_records, read_state

SPOT = key_of("spot", 1)


class Client:
    """Syncs a folder; every sync reopens the folder, as a new process would."""

    def __init__(self, server: FeedServer, folder: Path) -> None:
        self.server = server
        self.folder = folder
        self.waits: list[float] = []

    def sync(self, *, limit: int = 100, retry_limit: int = 4) -> Outcome:
        prepare_folder(self.folder)
        feed = Feed(self.server.url, limit=limit, timeout_seconds=5)
        replica = Replica(self.folder, feed.site_url)
        return run_sync(replica, feed, retry_limit=retry_limit, sleep=self.waits.append)


@pytest.fixture
def client(server: FeedServer, folder: Path) -> Client:
    return Client(server, folder)


def test_a_first_sync_fetches_everything(client: Client, site: ModelSite):
    outcome = client.sync(limit=3)

    assert_same_set(client.folder, site)
    assert outcome == Outcome(
        is_changed=True,
        is_initial=True,
        page_count=3,
        row_count=8,
        written_count=8,
        count=8,
        checksum=site.checksum,
    )


def test_a_site_without_content_is_a_set_too(client: Client, server: FeedServer):
    outcome = client.sync()

    assert_same_set(client.folder, server.site)
    assert (outcome.count, outcome.checksum, outcome.is_changed) == (0, "0" * 64, False)


def test_then_only_what_changed_comes(client: Client, site: ModelSite):
    client.sync()
    site.publish(SPOT, "New title")
    site.publish(key_of("spot", 9))
    site.withdraw(key_of("spot", 2))
    site.withdraw(key_of("image", 0, ""), "DELETED")

    outcome = client.sync(limit=2)

    assert_same_set(client.folder, site)
    # Two spots lost the picture that was deleted.
    assert (outcome.is_initial, outcome.written_count, outcome.deleted_count) == (False, 4, 2)
    assert SPOT in read_records(client.folder)


def test_a_poll_without_news_becomes_a_304(client: Client, server: FeedServer, site: ModelSite):
    client.sync()
    assert client.sync().page_count == 1
    before = (client.folder / "state.json").read_bytes()

    outcome = client.sync()

    assert server.requests[-1]["headers"]["If-None-Match"]
    assert (outcome.page_count, outcome.is_changed, outcome.count) == (0, False, 8)
    assert (client.folder / "state.json").read_bytes() == before
    site.publish(SPOT, "News after the 304")
    assert client.sync().written_count == 1
    assert_same_set(client.folder, site)


def test_a_delete_of_something_unknown_is_passed_over(client: Client, site: ModelSite):
    client.sync()
    site.publish(key_of("spot", 9))
    site.withdraw(key_of("spot", 9))

    assert client.sync().deleted_count == 0
    assert_same_set(client.folder, site)


def test_a_record_that_comes_back_is_there_again(client: Client, site: ModelSite):
    client.sync()
    site.withdraw(SPOT)
    client.sync()
    assert SPOT not in read_records(client.folder)

    site.publish(SPOT)
    client.sync()

    assert_same_set(client.folder, site)


@pytest.mark.parametrize("seed", range(10))
def test_rows_in_any_order_and_more_than_once_lead_to_the_same_set(
    client: Client, server: FeedServer, site: ModelSite, seed: int
):
    server.faults.extend(Fault(shuffle_seed=seed, repeat=2) for _ in range(3))
    client.sync(limit=3)
    assert_same_set(client.folder, site)

    for number in range(3):
        site.publish(key_of("spot", number), "Newer", refs=(key_of("image", 1, ""),))
    site.withdraw(key_of("spot", 3))
    server.faults.extend(Fault(shuffle_seed=seed, repeat=2, replayed=4) for _ in range(4))
    client.sync(limit=2)
    assert_same_set(client.folder, site)


def test_an_old_answer_that_comes_again_does_not_bring_old_records_back(
    client: Client, server: FeedServer, site: ModelSite
):
    client.sync()
    old_row = site.rows[SPOT]
    site.publish(SPOT, "Newer")
    client.sync()
    site.publish(key_of("spot", 2), "Newer too")
    server.served = [old_row]
    server.faults.append(Fault(replayed=1))

    outcome = client.sync()

    assert outcome.restarts == ()
    assert outcome.written_count == 1
    assert_same_set(client.folder, site)


def test_an_etag_is_sent_with_its_own_token_only(client: Client, server: FeedServer, site: ModelSite):
    client.sync()
    client.sync()
    site.publish(SPOT, "News")
    client.sync()
    assert "If-None-Match" in server.requests[-1]["headers"]

    client.sync()
    assert "If-None-Match" not in server.requests[-1]["headers"]
    assert server.tokens[-1] != server.tokens[-2]


def test_editors_who_publish_meanwhile_lose_nothing(client: Client, server: FeedServer, site: ModelSite):
    server.faults.append(Fault())
    server.faults.append(Fault(change=lambda: site.withdraw(key_of("image", 0, ""))))
    server.faults.append(Fault(change=lambda: site.publish(key_of("image", 1, ""), "Changed behind the client's back")))

    outcome = client.sync(limit=2)

    assert outcome.is_initial
    assert_same_set(client.folder, site)


@pytest.mark.parametrize("reason", ["EPOCH_CHANGED", "TOKEN_AHEAD", "TOMBSTONES_PURGED"])
def test_a_reset_leads_to_an_initial_sync_by_itself(client: Client, server: FeedServer, site: ModelSite, reason: str):
    client.sync()
    site.withdraw(SPOT)
    if reason == "EPOCH_CHANGED":
        site.restore_backup()
    elif reason == "TOKEN_AHEAD":
        site.head = 3
    else:
        site.purge_tombstones()

    outcome = client.sync()

    assert outcome.restarts == (reason,)
    assert (outcome.is_initial, outcome.deleted_count) == (True, 1)
    assert_same_set(client.folder, site)
    assert client.sync().restarts == ()


def test_a_reset_between_two_pages_forgets_the_pages_before(client: Client, server: FeedServer, site: ModelSite):
    def restore() -> None:
        site.restore_backup()
        del site.rows[SPOT]

    server.faults.extend([Fault(), Fault(change=restore)])

    outcome = client.sync(limit=5)

    assert outcome.restarts == ("EPOCH_CHANGED",)
    assert_same_set(client.folder, site)


def test_a_feed_that_resets_for_ever_is_given_up(client: Client, server: FeedServer, site: ModelSite):
    client.sync()
    error = {"code": "SYNC_RESET_REQUIRED", "reason": "SCOPE_CHANGED", "message": "Again."}
    server.faults.extend(Fault(status=410, error=error) for _ in range(20))

    with pytest.raises(SyncResetRequired):
        client.sync()
    assert len(server.faults) == 16
    assert_same_set(client.folder, site)


def test_a_token_that_the_server_does_not_know_leads_to_an_initial_sync(
    client: Client, server: FeedServer, site: ModelSite
):
    client.sync()
    state = read_state(client.folder)
    state["position"]["token"] = "damaged"
    (client.folder / "state.json").write_text(json.dumps(state))

    assert client.sync().restarts == ("SYNC_TOKEN_INVALID",)
    assert_same_set(client.folder, site)


def test_a_server_of_wire_format_1_is_still_followed(client: Client, site: ModelSite):
    site.wire_format = 1

    client.sync(limit=3)

    assert_same_set(client.folder, site)
    assert read_state(client.folder)["position"]["media_url"] == ""


def test_a_folder_of_the_release_before_is_followed_on(client: Client, site: ModelSite):
    client.sync()
    state = read_state(client.folder)
    for name in ("site_url", "media_url"):
        del state["position"][name]
    (client.folder / "state.json").write_text(json.dumps(state))
    site.publish(key_of("spot", "new"))

    assert client.sync().restarts == ()
    assert_same_set(client.folder, site)


def test_where_files_are_is_noted_without_a_record_that_changes(client: Client, site: ModelSite):
    client.sync()
    assert read_state(client.folder)["position"]["site_url"] == "https://visit.example.org"
    assert read_state(client.folder)["position"]["media_url"] == "https://cdn.example.org/media/"
    site.media_url = "https://files.example.org/"

    outcome = client.sync()

    assert (outcome.written_count, outcome.deleted_count) == (0, 0)
    assert read_state(client.folder)["position"]["media_url"] == "https://files.example.org/"


def test_a_cut_page_is_asked_for_again_and_no_other(client: Client, server: FeedServer, site: ModelSite):
    server.faults.extend([Fault(), Fault(cut_after=1, cut_bytes=20), Fault(cut_after=0)])

    outcome = client.sync(limit=3)

    assert_same_set(client.folder, site)
    assert (outcome.page_count, outcome.retry_count) == (3, 2)
    assert server.tokens[1] == server.tokens[2] == server.tokens[3] != server.tokens[4]
    assert client.waits == [1, 2]


def test_pages_that_arrived_are_kept_for_the_next_run(client: Client, server: FeedServer, site: ModelSite):
    server.faults.extend([Fault(), Fault(), Fault(cut_after=1)])
    with pytest.raises(StreamCut):
        client.sync(limit=3, retry_limit=0)
    assert not (client.folder / "records").exists()
    missing = server.tokens[-1]
    site.publish(SPOT, "Changed between the runs")

    client.sync(limit=3)

    assert server.tokens[3] == missing
    assert_same_set(client.folder, site)


def test_pages_kept_from_before_a_reset_are_forgotten(client: Client, server: FeedServer, site: ModelSite):
    server.faults.extend([Fault(), Fault(cut_after=1)])
    with pytest.raises(StreamCut):
        client.sync(limit=3, retry_limit=0)
    site.restore_backup()
    del site.rows[key_of("image", 0, "")]

    outcome = client.sync(limit=3)

    assert outcome.restarts == ("EPOCH_CHANGED",)
    assert_same_set(client.folder, site)


def test_the_wish_of_the_server_is_waited_for(client: Client, server: FeedServer, site: ModelSite):
    error = {"code": "UNAVAILABLE", "message": "The database is away."}
    server.faults.append(Fault(status=503, error=error, headers={"Retry-After": "7"}))
    server.faults.append(Fault(status=503, error=error))

    client.sync()

    assert client.waits == [7, 2]
    assert_same_set(client.folder, site)


def test_waiting_has_an_end(client: Client, server: FeedServer, site: ModelSite):
    server.faults.extend(Fault(status=503, headers={"Retry-After": "1"}) for _ in range(20))

    with pytest.raises(ServiceUnavailable):
        client.sync(retry_limit=3)
    assert client.waits == [1, 1, 1]
    assert len(server.requests) == 4


def test_a_server_that_asks_for_an_hour_is_left_alone(client: Client, server: FeedServer, site: ModelSite):
    server.faults.append(Fault(status=503, headers={"Retry-After": "3600"}))

    with pytest.raises(ServiceUnavailable) as caught:
        client.sync()
    assert caught.value.retry_after_seconds == 3600
    assert client.waits == []


def test_a_set_that_does_not_add_up_is_fetched_in_full_once(client: Client, server: FeedServer, site: ModelSite):
    client.sync()
    site.publish(SPOT, "One")
    lines = site.page(None, 1)[1]
    forgotten = {"op": "checkpoint", "token": lines[-1]["token"], "count": 8, "checksum": site.checksum}
    server.faults.append(Fault(body=canonical(forgotten).encode() + b"\n"))

    outcome = client.sync()

    assert outcome.restarts == (SET_MISMATCH,)
    assert outcome.is_initial
    assert_same_set(client.folder, site)


@pytest.mark.parametrize("field", ["count", "checksum"])
def test_a_full_set_that_does_not_add_up_is_not_applied(
    client: Client, server: FeedServer, site: ModelSite, field: str
):
    client.sync()
    before = read_records(client.folder)
    site.publish(SPOT, "A change that must not be seen")
    rows = site.page(None, 500)[1]
    rows[-1][field] = 7 if field == "count" else "0" * 64
    body = b"".join(canonical(line).encode() + b"\n" for line in rows)
    server.faults.extend([Fault(body=body), Fault(body=body)])

    with pytest.raises(SetMismatch, match="also after a full sync; the old set was kept"):
        client.sync()

    assert read_records(client.folder) == before
    assert_own_checkpoint(client.folder)
    client.sync()
    assert_same_set(client.folder, site)


def test_a_record_with_a_wrong_digest_is_not_applied(client: Client, server: FeedServer, site: ModelSite):
    client.sync()
    before = read_records(client.folder)
    site.publish(SPOT, "Right")
    rows = [json.loads(canonical(line)) for line in site.page(None, 500)[1]]
    next(row for row in rows if row.get("key") == SPOT)["record"]["title"] = "Wrong"
    body = b"".join(canonical(line).encode() + b"\n" for line in rows)
    server.faults.extend([Fault(body=body), Fault(body=body)])

    with pytest.raises(SetMismatch, match="digest"):
        client.sync()
    assert read_records(client.folder) == before


def test_an_answer_that_is_no_feed_changes_nothing(client: Client, server: FeedServer, site: ModelSite):
    client.sync()
    site.publish(SPOT, "New")
    server.faults.append(Fault(body=b"<html>\n"))

    with pytest.raises(FeedMalformed):
        client.sync()
    assert_own_checkpoint(client.folder)
    client.sync()
    assert_same_set(client.folder, site)


@pytest.mark.parametrize("damage", ["deleted", "emptied", "changed", "swapped", "all deleted"])
@pytest.mark.parametrize("is_news", [True, False], ids=["with-news", "after-a-304"])
def test_local_damage_is_healed(client: Client, site: ModelSite, damage: str, is_news: bool):
    client.sync()
    client.sync()
    assert client.sync().page_count == 0
    paths = sorted((client.folder / "records").rglob("*.json"))
    if damage == "deleted":
        paths[0].unlink()
    elif damage == "emptied":
        paths[0].write_bytes(b"")
    elif damage == "changed":
        paths[0].write_bytes(paths[0].read_bytes().replace(b"title", b"tilte", 1))
    elif damage == "swapped":
        paths[0].write_bytes(paths[1].read_bytes())
    else:
        shutil.rmtree(client.folder / "records")
    if is_news:
        site.publish(key_of("spot", 9))

    assert client.sync().restarts == (SET_MISMATCH,)
    assert_same_set(client.folder, site)


def test_references_to_records_that_are_not_there_are_reported_until_they_are(client: Client, site: ModelSite):
    missing = key_of("image", 9, "")
    site.publish(SPOT, refs=(missing, key_of("image", 0, "")))

    assert client.sync().missing_references == (missing,)
    assert client.sync().missing_references == (missing,)
    assert client.sync().page_count == 0
    assert client.sync().missing_references == (missing,)
    assert_same_set(client.folder, site)

    site.publish(missing)
    assert client.sync().missing_references == ()


def test_keys_that_would_leave_the_folder_are_refused(client: Client, server: FeedServer, tmp_path: Path):
    server.site.put("spot:../../../escaped:fr", {"kind": "spot", "uuid": "../../../escaped", "locale": "fr"})

    with pytest.raises(FeedMalformed):
        client.sync()
    assert [path.name for path in tmp_path.iterdir()] == ["replica"]


def test_a_set_of_another_site_number_is_fetched_in_full(client: Client, server: FeedServer, site: ModelSite):
    client.sync()
    for path in (client.folder / "records").rglob("*.json"):
        path.write_bytes(path.read_bytes().replace(b'"site":7', b'"site":8'))
    site.publish(SPOT, "New")

    assert client.sync().restarts == (SET_MISMATCH,)
    assert_same_set(client.folder, site)

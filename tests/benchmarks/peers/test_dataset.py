"""The data set is the same on every machine, and what both sites can hold."""

from benchmarks.peers.dataset import COUNTS, STOPS, SUMMARY_CHARACTERS, read_records, records_by_kind, write_records

FEW = {"spots": 30, "circuits": 3, "mice": 2, "news": 4}


def test_the_same_records_are_made_each_time(tmp_path):
    write_records(tmp_path / "one", FEW)
    write_records(tmp_path / "other", FEW)

    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert files == ["circuits.jsonl", "mice.jsonl", "news.jsonl", "spots.jsonl"]
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes() for name in files)


def test_what_is_written_is_read_again(tmp_path):
    write_records(tmp_path, FEW)

    assert {kind: len(read_records(tmp_path, kind)) for kind in FEW} == FEW
    assert read_records(tmp_path, "circuits") == list(records_by_kind(FEW)["circuits"])


def test_a_circuit_stops_at_ten_different_spots_that_are_there():
    spots = {record["slug"] for record in records_by_kind(FEW)["spots"]}

    for circuit in records_by_kind(FEW)["circuits"]:
        stops = [stop["spot"] for stop in circuit["stops"]]
        assert len(set(stops)) == STOPS
        assert set(stops) <= spots


def test_no_summary_is_longer_than_ours_may_be():
    summaries = [
        record.get("summary") or record["intro"] for records in records_by_kind().values() for record in records
    ]

    assert len(summaries) == sum(COUNTS.values())
    assert max(map(len, summaries)) <= SUMMARY_CHARACTERS


def test_no_two_articles_are_of_one_date():
    dates = [record["date"] for record in records_by_kind()["news"]]

    assert len(set(dates)) == len(dates)

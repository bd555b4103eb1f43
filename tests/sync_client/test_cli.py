import json
import shutil
import signal
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path
from subprocess import PIPE
from typing import Any

import pytest

from destination_cms.sync_client.cli import main
from destination_cms.sync_client.report import EXIT_CODES

from .feed_server import Fault, FeedServer, ModelSite, canonical, key_of
from .replica_folder import assert_same_set

ROOT = Path(__file__).resolve().parents[2]
SPOT = key_of("spot", 1)


def run_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[dict[str, Any], str]:
    exit_code = main([*arguments, "--json"])
    captured = capsys.readouterr()
    summary = json.loads(captured.out)
    assert summary["exit_code"] == exit_code
    return summary, captured.err


def test_it_says_in_one_line_what_it_did(
    capsys: pytest.CaptureFixture[str], server: FeedServer, site: ModelSite, folder: Path
):
    assert main([server.url, str(folder)]) == 0
    assert capsys.readouterr() == ("In sync: 8 records (8 written, 0 deleted).\n", "")

    assert main([server.url + "/", str(folder)]) == 0
    assert capsys.readouterr() == ("Nothing new: 8 records.\n", "")

    assert main([server.url, str(folder), "--verify"]) == 0
    assert capsys.readouterr() == (f"Verified: 8 records, checksum {site.checksum}.\n", "")

    site.restore_backup()
    assert main([server.url, str(folder)]) == 0
    assert capsys.readouterr() == ("Nothing new: 8 records. Fetched everything again: EPOCH_CHANGED.\n", "")

    assert main([server.url, str(folder), "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_the_summary_is_for_programs(
    capsys: pytest.CaptureFixture[str], server: FeedServer, site: ModelSite, folder: Path
):
    summary, errors = run_json(capsys, server.url, str(folder), "--limit", "3")

    assert errors == ""
    assert summary == {
        "result": "CHANGED",
        "exit_code": 0,
        "error": None,
        "is_changed": True,
        "is_initial": True,
        "page_count": 3,
        "row_count": 8,
        "written_count": 8,
        "deleted_count": 0,
        "count": 8,
        "checksum": site.checksum,
        "retry_count": 0,
        "restarts": [],
        "missing_references": [],
    }
    assert run_json(capsys, server.url, str(folder))[0]["result"] == "UNCHANGED"
    assert run_json(capsys, server.url, str(folder), "--verify")[0]["result"] == "VERIFIED"


def test_verifying_needs_no_network(
    capsys: pytest.CaptureFixture[str], server: FeedServer, site: ModelSite, folder: Path
):
    main([server.url, str(folder)])
    asked = len(server.requests)
    assert main([server.url, str(folder), "--verify"]) == 0
    assert len(server.requests) == asked

    path = next((folder / "records" / "spot").rglob("*.json"))
    path.write_text(path.read_text().replace("Spot", "Spit", 1))
    capsys.readouterr()

    summary, errors = run_json(capsys, server.url, str(folder), "--verify")

    assert (summary["exit_code"], summary["error"]["code"]) == (4, "SET_MISMATCH")
    assert errors.startswith("destination-sync: the record in the file of spot:")
    path.unlink()
    assert run_json(capsys, server.url, str(folder), "--verify")[0]["exit_code"] == 4


def test_a_folder_that_never_reached_a_checkpoint_is_not_verified(
    capsys: pytest.CaptureFixture[str], server: FeedServer, site: ModelSite, folder: Path
):
    server.faults.append(Fault(cut_after=1))
    assert main([server.url, str(folder), "--retries", "0"]) == 3
    capsys.readouterr()

    summary, errors = run_json(capsys, server.url, str(folder), "--verify")

    assert summary["exit_code"] == 4
    assert errors == "destination-sync: no sync has reached a checkpoint yet\n"


def test_a_server_that_is_away_is_for_later(
    capsys: pytest.CaptureFixture[str], server: FeedServer, site: ModelSite, folder: Path
):
    error = {"code": "UNAVAILABLE", "message": "The database\nis \x1b[31maway."}
    server.faults.append(Fault(status=503, error=error, headers={"Retry-After": "600"}))

    summary, errors = run_json(capsys, server.url, str(folder))

    assert (summary["result"], summary["exit_code"]) == ("FAILED", 3)
    assert summary["error"]["code"] == "TRY_LATER"
    assert summary["error"]["retry_after_seconds"] == 600
    assert errors == "destination-sync: the server answered 503: UNAVAILABLE: The database is [31maway.\n"


@pytest.mark.parametrize(
    ("fault", "exit_code", "code"),
    [
        (Fault(status=421, error={"code": "UNKNOWN_SITE", "message": "No such site."}), 5, "FEED_REFUSED"),
        (Fault(body=b"<html>"), 3, "TRY_LATER"),
        (Fault(body=b"<html>\n"), 5, "FEED_REFUSED"),
        (Fault(headers={"Content-Type": "text/html"}), 5, "FEED_REFUSED"),
    ],
)
def test_each_failure_has_its_exit_code(
    capsys: pytest.CaptureFixture[str], server: FeedServer, folder: Path, fault: Fault, exit_code: int, code: str
):
    server.faults.append(fault)

    summary, errors = run_json(capsys, server.url, str(folder), "--retries", "0")

    assert (summary["exit_code"], summary["error"]["code"]) == (exit_code, code)
    assert errors.count("\n") == 1


def test_a_set_that_cannot_be_proved_is_told(
    capsys: pytest.CaptureFixture[str], server: FeedServer, site: ModelSite, folder: Path
):
    rows = site.page(None, 500)[1]
    body = b"".join(canonical({**line, "checksum": "0" * 64}).encode() + b"\n" for line in rows)
    server.faults.extend([Fault(body=body), Fault(body=body)])

    summary, errors = run_json(capsys, server.url, str(folder))

    assert (summary["exit_code"], summary["error"]["code"]) == (4, "SET_MISMATCH")
    assert "8 records as expected, with another checksum, also after a full sync" in errors


def test_missing_references_have_their_own_exit_code(
    capsys: pytest.CaptureFixture[str], server: FeedServer, site: ModelSite, folder: Path
):
    missing = key_of("image", 9, "")
    site.publish(SPOT, refs=(missing,))

    for arguments in ([], [], [], ["--verify"]):
        summary, errors = run_json(capsys, server.url, str(folder), *arguments)
        assert summary["exit_code"] == 6
        assert summary["error"]["code"] == "REFERENCES_MISSING"
        assert summary["missing_references"] == [missing]
        assert errors == (f"destination-sync: 1 records are referred to but not published, the first is {missing}\n")
    assert_same_set(folder, site)


def test_a_folder_with_other_files_is_refused(capsys: pytest.CaptureFixture[str], server: FeedServer, tmp_path: Path):
    (tmp_path / "thesis.txt").write_text("mine")

    summary, errors = run_json(capsys, server.url, str(tmp_path))

    assert (summary["exit_code"], summary["error"]["code"]) == (2, "FOLDER_REFUSED")
    assert "'thesis.txt'" in errors
    assert run_json(capsys, server.url, str(tmp_path / "none"), "--verify")[0]["exit_code"] == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["thesis.txt"]


def test_a_folder_of_another_site_is_refused(
    capsys: pytest.CaptureFixture[str], server: FeedServer, site: ModelSite, folder: Path
):
    main([server.url, str(folder), "--quiet"])

    assert run_json(capsys, "https://other.example.org", str(folder))[0]["exit_code"] == 2
    assert_same_set(folder, site)


def test_an_address_that_cannot_be_a_site_is_refused(capsys: pytest.CaptureFixture[str], folder: Path):
    summary, _ = run_json(capsys, "cms.example.org", str(folder))

    assert (summary["exit_code"], summary["error"]["code"]) == (2, "ADDRESS_INVALID")
    assert not folder.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--limit", "0"],
        ["--limit", "501"],
        ["--limit", "x"],
        ["--timeout", "0"],
        ["--timeout", "nan"],
        ["--timeout", "inf"],
        ["--timeout", "x"],
        ["--retries", "-1"],
    ],
)
def test_arguments_out_of_range_are_told(capsys: pytest.CaptureFixture[str], folder: Path, arguments: list[str]):
    with pytest.raises(SystemExit) as exit_of_parser:
        main(["http://127.0.0.1:9", str(folder), *arguments])

    assert exit_of_parser.value.code == 2
    assert f"argument {arguments[0]}: must be a" in capsys.readouterr().err


def test_a_file_where_a_folder_should_be_is_told(
    capsys: pytest.CaptureFixture[str], server: FeedServer, tmp_path: Path
):
    (tmp_path / "file").write_text("")

    summary, _ = run_json(capsys, server.url, str(tmp_path / "file"))

    assert (summary["exit_code"], summary["error"]["code"]) == (8, "DISK_REFUSED")


def test_a_full_disk_keeps_the_old_set(server: FeedServer, site: ModelSite, folder: Path):
    main([server.url, str(folder), "--quiet"])
    for number in range(40):
        site.publish(key_of("spot", number), "A long text " * 200)
    before = sorted((folder / "records").rglob("*.json"))
    # The shell's limit on file sizes is the nearest to a full disk that needs no rights.
    script = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000));"
        "from destination_cms.sync_client.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", script, server.url, str(folder)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)

    assert (result.returncode, result.stderr) == (8, "destination-sync: [Errno 27] File too large\n")
    assert sorted((folder / "records").rglob("*.json")) == before
    assert main([server.url, str(folder), "--quiet"]) == 0
    assert_same_set(folder, site)


def test_two_runs_on_one_folder_do_not_meet(
    capsys: pytest.CaptureFixture[str], server: FeedServer, site: ModelSite, folder: Path
):
    released = threading.Event()
    server.faults.append(Fault(stall=released))
    command = [sys.executable, "-m", "destination_cms.sync_client.cli", server.url, str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as first:
        while not server.requests:
            assert first.poll() is None
        summary, errors = run_json(capsys, server.url, str(folder))
        assert (summary["exit_code"], summary["error"]["code"]) == (7, "ALREADY_RUNNING")
        assert f"process {first.pid}" in errors
        released.set()
        output, _ = first.communicate(timeout=30)

    assert (first.returncode, output) == (0, b"In sync: 8 records (8 written, 0 deleted).\n")
    assert run_json(capsys, server.url, str(folder))[0]["exit_code"] == 0
    assert_same_set(folder, site)


def test_ctrl_c_is_one_line_and_no_traceback(server: FeedServer, site: ModelSite, folder: Path):
    released = threading.Event()
    server.faults.append(Fault(stall=released))
    command = [sys.executable, "-m", "destination_cms.sync_client.cli", server.url, str(folder)]
    # A shell starts what runs in its background with Ctrl-C switched off, and its children inherit that.
    heeding = {"preexec_fn": partial(signal.signal, signal.SIGINT, signal.SIG_DFL)}
    with subprocess.Popen(command, cwd=ROOT, stdout=PIPE, stderr=PIPE, text=True, **heeding) as process:
        while not server.requests:
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=30)
        released.set()

    assert process.returncode == 130
    assert (output, errors) == ("", "destination-sync: stopped; what arrived is kept for the next run\n")


def test_it_runs_as_a_copy_without_any_other_package(tmp_path: Path):
    shutil.copytree(ROOT / "destination_cms" / "sync_client", tmp_path / "sync_client")
    script = (
        "import sys; import sync_client.cli;"
        "print(*sorted({name.split('.')[0] for name in sys.modules} - set(sys.stdlib_module_names)))"
    )
    command = [sys.executable, "-S", "-c", script]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=True)

    assert result.stdout.split() == ["__main__", "sync_client"]


def test_the_manual_knows_every_exit_code():
    manual = (ROOT / "docs" / "how-to" / "sync-an-app.md").read_text(encoding="utf-8")

    codes = [words[0] for words in (line.split() for line in EXIT_CODES.splitlines()) if words and words[0].isdigit()]
    assert len(codes) == 9
    assert [code for code in codes if f"| {code} |" not in manual] == []

"""One command runs the demo, says where it is, and leaves nothing behind when it is stopped."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import Request, urlopen

import psutil
import pytest
from bs4 import BeautifulSoup

from scripts.module_sizes import ROOT
from tests.docs.pages import marked_block

from .half_open import half_open_posts
from .running import READY_SECONDS, STOP_SECONDS, command, free_port, running, wait_until_ready

#: Home, a circuit and a spot, with the number of their images.
FIRST_PAGES = {"/fr/": 11, "/fr/issy-ville-intelligente-a-pied/": 11, "/fr/hotel-de-ville/": 3}


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """Return where the demo lives: later runs find what the first one wrote, as a developer's do."""
    return tmp_path_factory.mktemp("demo") / "var"


@pytest.fixture
def surroundings(home) -> dict[str, str]:
    return {**os.environ, "DESTINATION_DEMO_DIR": str(home), "PYTHONUNBUFFERED": "1"}


@pytest.fixture
def demo(port, surroundings, tmp_path) -> Iterator[tuple[psutil.Popen, Path]]:
    """Lend a demo that was just started, and the file that it prints into."""
    output = tmp_path / "output"
    with running(port, surroundings, output) as process:
        yield process, output


def command_of(child: psutil.Process) -> list[str]:
    """Return a process's command; nothing of one that has ended meanwhile."""
    try:
        return child.cmdline()
    except psutil.NoSuchProcess:
        return []


def wait_until_scheduled(site: str) -> None:
    """Wait until what is scheduled has been looked at."""
    deadline = time.monotonic() + READY_SECONDS
    while True:
        with urlopen(f"{site}/health/", timeout=30) as answer:
            if json.load(answer)["scheduler"] == "ok":
                return
        assert time.monotonic() < deadline
        time.sleep(0.5)


def images_of(site: str, path: str) -> list[str]:
    """Return the addresses of a page's images; every file that a browser might choose is there."""
    with urlopen(f"{site}{path}", timeout=60) as answer:
        soup = BeautifulSoup(answer.read().decode(), "html.parser")
    images = soup.find_all("img")
    named = [str(tag["srcset"]).split(", ") for tag in (*images, *soup.find_all("source"))]
    files = {str(image["src"]) for image in images} | {entry.split()[0] for entries in named for entry in entries}
    for file in files:
        with urlopen(urljoin(site, file), timeout=60) as answer:
            assert answer.read(2)
    return [str(image["src"]) for image in images]


def assert_readme_tells_the_answer(site: str) -> None:
    query = marked_block(ROOT / "README.md", "query", "readme")
    body = json.dumps({"query": query}).encode()
    request = Request(f"{site}/graphql/", body, {"Content-Type": "application/json"})
    with urlopen(request, timeout=30) as answer:
        told = json.loads(marked_block(ROOT / "README.md", "answer", "readme"))
        assert json.load(answer)["data"] == told["data"]


def test_a_busy_port_is_an_error_that_offers_another(port, surroundings, tmp_path):
    surroundings["DESTINATION_DEMO_DIR"] = str(tmp_path / "var")
    with socket.create_server(("127.0.0.1", port)):
        refused = subprocess.run(
            command(port), check=False, cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=60
        )

    assert refused.returncode == 1
    assert refused.stdout == ""
    assert refused.stderr.startswith(f"Port {port} cannot be used")
    assert f"make demo PORT={port + 1}" in refused.stderr
    assert not (tmp_path / "var").exists()


@pytest.mark.demo
@pytest.mark.parametrize("signal_number", [signal.SIGINT, signal.SIGTERM])
def test_the_demo_serves_what_it_announces_and_stops_cleanly(demo, port, signal_number):
    process, output = demo
    printed = wait_until_ready(process, output)
    site = f"http://127.0.0.1:{port}"
    assert {path: len(images_of(site, path)) for path in FIRST_PAGES} == FIRST_PAGES
    children = process.children(recursive=True)
    commands = [told for child in children if (told := command_of(child))]

    assert all(f"{site}{address}\n" in printed for address in ("/", "/admin/", "/graphql/"))
    assert "Log in as editor" in printed
    assert {name for told in commands for name in ("runserver", "db_worker") if name in told} == {
        "runserver",
        "db_worker",
    }
    # The third one is the timer, which comes and goes.
    # Python asks the compiler where a library is, for a moment after a start.
    assert len([told for told in commands if "python" in Path(told[0]).name]) <= 3
    for address in ("/", "/en/", "/admin/login/", "/sync/changes", "/static/wagtailadmin/css/core.css"):
        with urlopen(f"{site}{address}", timeout=30) as answer:
            assert answer.status == 200
    assert_readme_tells_the_answer(site)
    with half_open_posts(port), urlopen(f"{site}/health/", timeout=10) as answer:
        assert answer.status == 200
    wait_until_scheduled(site)

    process.send_signal(signal_number)

    assert process.wait(STOP_SECONDS) == 0
    said = output.read_text()
    assert said.endswith(f"Stopped ({signal.strsignal(signal_number)}).\n")
    assert "Traceback" not in said
    assert "Task id" not in said
    assert [child.pid for child in children if child.is_running() and child.status() != psutil.STATUS_ZOMBIE] == []


@pytest.mark.demo
def test_a_demo_that_lost_its_worker_does_not_pretend(demo, port):
    process, output = demo
    wait_until_ready(process, output)
    (worker,) = [child for child in process.children() if "db_worker" in child.cmdline()]

    worker.kill()

    assert process.wait(STOP_SECONDS) == 1
    assert "The worker ended unexpectedly" in output.read_text()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=5)


@contextmanager
def served(port: int, surroundings: dict[str, str], configuration: Path) -> Iterator[None]:
    """Serve the demo's site by gunicorn, as a production site."""
    arguments = ["-m", "gunicorn", "--config", str(configuration), "--bind", f"127.0.0.1:{port}", "demo.wsgi"]
    environment = {**surroundings, "DJANGO_SETTINGS_MODULE": "demo.settings"}
    process = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + READY_SECONDS
        while not is_answered(port, seconds=10):
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.2)
        yield
    finally:
        process.terminate()
        process.wait(STOP_SECONDS)


def is_answered(port: int, seconds: float) -> bool:
    """Say whether a request for the state of the site gets an answer, of whatever kind."""
    try:
        urlopen(f"http://127.0.0.1:{port}/health/", timeout=seconds).close()
    except HTTPError:
        return True
    except OSError:
        return False
    return True


@pytest.mark.demo
@pytest.mark.parametrize(
    ("planted", "is_safe"),
    [("", True), ('worker_class = "sync"\nthreads = 1\ntimeout = 15\ngraceful_timeout = 1\n', False)],
    ids=["as the guide says", "the default class"],
)
def test_half_open_requests_stop_nobody(port, surroundings, tmp_path, planted, is_safe):
    configuration = tmp_path / "gunicorn.conf.py"
    documented = marked_block(ROOT / "docs/how-to/add-to-a-site.md", "server", "gunicorn")
    configuration.write_text(documented + planted)

    with served(port, surroundings, configuration), half_open_posts(port):
        time.sleep(0.5)
        assert is_answered(port, seconds=5) == is_safe

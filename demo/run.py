"""Run the demo: prepare its database, then the site and its worker until Ctrl-C.

``python -m demo.run --port 8000``, from the folder of ``manage.py``.
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

HOST = "127.0.0.1"
SETTINGS = "demo.settings"
START_SECONDS = 60
STOP_SECONDS = 10
LOOK_SECONDS = 0.2


class Stopped(Exception):
    """A signal asked the demo to stop."""


class DemoFailed(Exception):
    """The demo cannot run; the message says why."""


def stop_on_signal(number: int, _frame: FrameType | None) -> NoReturn:
    # A second one has nothing to add: the children are being stopped.
    for further in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(further, signal.SIG_IGN)
    raise Stopped(signal.strsignal(number))


def require_free_port(port: int) -> None:
    """Return when the port can be listened on.

    Raises:
        DemoFailed: it is in use, or not ours to use.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does, right after another one
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise DemoFailed(
                f"Port {port} cannot be used ({error.strerror}). Try: make demo PORT={port + 1}"
            ) from error


def answers(port: int) -> bool:
    try:
        socket.create_connection((HOST, port), timeout=1).close()
    except OSError:
        return False
    return True


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "django", *arguments]


def prepare(name: str, *arguments: str) -> str:
    """Run a management command to its end, and return what it printed.

    Raises:
        DemoFailed: it failed; its own output says why.
    """
    done = subprocess.run(
        command(name, *arguments), check=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    )
    if done.returncode != 0:
        raise DemoFailed(f"{done.stdout}{name} failed: see above.")
    return done.stdout


def start(*arguments: str) -> subprocess.Popen[bytes]:
    """Start a management command, out of the reach of the terminal's Ctrl-C: it is stopped by its pid."""
    return subprocess.Popen(command(*arguments), stdin=subprocess.DEVNULL, start_new_session=True)


def stop(children: Sequence[subprocess.Popen[bytes]]) -> None:
    """End the children; the worker may finish its task, within limits."""
    for child in children:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    for child in children:
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def require_alive(children: dict[str, subprocess.Popen[bytes]]) -> None:
    """Raise DemoFailed when a child process has ended unexpectedly."""
    for name, child in children.items():
        if child.poll() is not None:
            raise DemoFailed(f"The {name} ended unexpectedly, with exit code {child.returncode}.")


def make_home() -> None:
    """Make the folder of the demo's database and files."""
    from django.conf import settings

    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)


def welcome(port: int, seeded: str) -> str:
    """Return the text printed at the start: the addresses, and the accounts that the seed creates."""
    site = f"http://{HOST}:{port}"
    lines = [
        f"Visiting   {site}/",
        f"Editing    {site}/admin/",
        f"GraphQL    {site}/graphql/",
        f"Sync feed  {site}/sync/changes",
        "",
        *seeded.splitlines(),
        "",
        "Ctrl-C stops it.",
    ]
    return "\n" + "".join(f"  {line}".rstrip() + "\n" for line in lines)


def serve(port: int, seeded: str) -> NoReturn:
    """Run the site, its worker and the timer of what is scheduled until a signal comes or one of them ends.

    Raises:
        DemoFailed: one of them ended, or the site does not answer.
        Stopped: a signal came.
    """
    children: dict[str, subprocess.Popen[bytes]] = {}
    try:
        # Insecure is Django's word for serving the admin's own files without DEBUG.
        children["site"] = start("runserver", "--noreload", "--insecure", f"{HOST}:{port}")
        # The worker keeps a log of its own; here it would print the name of every task.
        children["worker"] = start("db_worker", "--no-reload", "--queue-name", "*", "--verbosity", "0")
        deadline = time.monotonic() + START_SECONDS
        while not answers(port):
            require_alive(children)
            if time.monotonic() > deadline:
                raise DemoFailed(f"The site does not answer after {START_SECONDS} seconds.")
            time.sleep(LOOK_SECONDS)
        children["schedule"] = start("run_schedule")
        print(welcome(port, seeded), flush=True)
        while True:
            require_alive(children)
            time.sleep(LOOK_SECONDS)
    finally:
        stop([*children.values()])


def main() -> None:
    parser = argparse.ArgumentParser(description="Run the demo site and its worker.")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--settings", default=SETTINGS, help="a settings module built on the demo's")
    arguments = parser.parse_args()
    port = arguments.port
    os.environ.update(DJANGO_SETTINGS_MODULE=arguments.settings, DESTINATION_DEMO_PORT=str(port))
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop_on_signal)
    try:
        require_free_port(port)
        make_home()
        print("Preparing the demo; the first time takes a minute.", flush=True)
        prepare("migrate", "--verbosity=0")
        seeded = prepare("seed_demo", "--host", HOST, "--port", str(port))
        require_free_port(port)  # preparing takes its time
        serve(port, seeded)
    except DemoFailed as failure:
        sys.exit(str(failure))
    except Stopped as stopped:
        print(f"\nStopped ({stopped}).")


if __name__ == "__main__":
    main()

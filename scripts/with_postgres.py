"""Run a command with a temporary PostgreSQL server, which is stopped after the command.

The command finds it in ``DESTINATION_TEST_DATABASE``. The server listens on the loopback only, on a free port, in a
folder that is deleted afterwards; it does not use any other PostgreSQL on the machine.
"""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.debian_packages import NotInstalled, install

VARIABLE = "DESTINATION_TEST_DATABASE"
SUPERUSER = "destination"
DATABASE = "destination"
START_SECONDS = 60
STOP_SECONDS = 30
# The data need not survive a power failure.
FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]


class ServerError(Exception):
    """The server could not be started; the message is for developers."""


def find_programs() -> Path | None:
    """Return the folder of the newest ``initdb`` and ``postgres``, or None."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name))
    on_path = shutil.which("initdb")
    candidates = [*([Path(on_path).resolve().parent] if on_path else []), *debian[::-1]]
    return next(
        (folder for folder in candidates if (folder / "initdb").exists() and (folder / "postgres").exists()), None
    )


def server_account() -> str | None:
    """Return the account that runs the server, None for the caller's; PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise ServerError("PostgreSQL does not run as root, and there is no account postgres or nobody to run it.")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def private_folder(account: str | None) -> Iterator[Path]:
    """Provide a folder that the account owns, outside the checkout, whose permissions may exclude the account."""
    folder = Path(tempfile.mkdtemp(prefix="destination-pg-", dir="/tmp" if account else None))  # noqa: S108
    try:
        if account:
            shutil.chown(folder, account, pwd.getpwnam(account).pw_gid)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def wait_until_it_answers(server: subprocess.Popen[bytes], *, programs: Path, port: int, log: Path) -> None:
    """Return when the server accepts connections.

    Raises:
        ServerError: the server stopped or did not answer in time; the message has the end of its log.
    """
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        ready = subprocess.run(
            [programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port), "-U", SUPERUSER], check=False
        )
        if ready.returncode == 0:
            return
        time.sleep(0.1)
    raise ServerError(f"PostgreSQL did not start:\n{log.read_text(errors='replace')[-3000:]}")


def create_database(programs: Path, *, port: int, password: str) -> None:
    command = [str(programs / "createdb"), "-h", "127.0.0.1", "-p", str(port), "-U", SUPERUSER, DATABASE]
    subprocess.run(command, check=True, env={**os.environ, "PGPASSWORD": password})


@contextmanager
def running_server() -> Iterator[str]:
    """Provide the URL of an empty database on a new server.

    Raises:
        ServerError, NotInstalled: the message says what to do.
    """
    programs = find_programs()
    if programs is None:
        install("postgresql", "PostgreSQL")
        programs = find_programs()
    if programs is None:
        raise ServerError("PostgreSQL is installed, but without initdb: install the server's package.")
    account = server_account()
    group = pwd.getpwnam(account).pw_gid if account else None
    password = secrets.token_hex(16)
    port = free_port()
    with private_folder(account) as folder:
        data, log, secret = folder / "data", folder / "log", folder / "password"
        secret.write_text(password)
        if account:
            shutil.chown(secret, account)
        initialised = subprocess.run(
            [
                *(str(programs / "initdb"), "--pgdata", str(data), "--username", SUPERUSER, "--pwfile", str(secret)),
                *("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"),
            ],
            check=False,
            cwd=folder,
            capture_output=True,
            text=True,
            user=account,
            group=group,
            extra_groups=[] if account else None,
        )
        if initialised.returncode != 0:
            raise ServerError(f"initdb failed:\n{initialised.stdout}{initialised.stderr}")
        options = ["listen_addresses=127.0.0.1", f"port={port}", f"unix_socket_directories={folder}", *FAST]
        with log.open("wb") as output:
            server = subprocess.Popen(
                [str(programs / "postgres"), "-D", str(data), *(part for option in options for part in ("-c", option))],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                user=account,
                group=group,
                extra_groups=[] if account else None,
            )
        try:
            wait_until_it_answers(server, programs=programs, port=port, log=log)
            create_database(programs, port=port, password=password)
            yield f"postgres://{SUPERUSER}:{password}@127.0.0.1:{port}/{DATABASE}"
        finally:
            stop(server)


def stop(server: subprocess.Popen[bytes]) -> None:
    """Stop the server without waiting for its clients; kill it if that fails."""
    for signal_number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if server.poll() is not None:
            return
        server.send_signal(signal_number)
        try:
            server.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            continue


def run(command: list[str], *, url: str) -> int:
    """Run the command, forward signals to it, and return its exit code."""
    child = subprocess.Popen(command, env={**os.environ, VARIABLE: url})
    for signal_number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(signal_number, lambda number, _frame: child.send_signal(number))
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue  # the terminal sent it to the child as well


def main() -> None:
    command = sys.argv[1:]
    if not command:
        sys.exit("Say what to run: python -m scripts.with_postgres COMMAND")
    # So that the server is also stopped if this process is terminated while it starts.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        with running_server() as url:
            code = run(command, url=url)
    except (NotInstalled, ServerError) as failure:
        sys.exit(str(failure))
    sys.exit(code if code >= 0 else 128 - code)


if __name__ == "__main__":
    main()

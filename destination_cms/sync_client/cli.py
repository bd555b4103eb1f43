"""The console script ``destination-sync``."""

import argparse
import math
import sys
from collections.abc import Sequence
from pathlib import Path

from .feed import TIMEOUTS_PER_PAGE, Feed
from .lock import hold_lock
from .patience import MAX_WAIT_SECONDS
from .replica import Replica, check_replica, prepare_folder
from .report import EXIT_CODES, EXPECTED_FAILURES, Report, failed, synced, verified
from .session import run_sync
from .verification import verify

_MAX_LIMIT = 500
_MAX_TIMEOUT_SECONDS = 3600
_MAX_RETRIES = 100


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``destination-sync`` and return its exit code; ``--help`` lists them."""
    options = _parser().parse_args(arguments)
    try:
        report = _run(options)
    except EXPECTED_FAILURES as error:
        report = failed(error)
    if options.json:
        sys.stdout.write(report.as_json() + "\n")
    elif report.outcome is not None and not options.quiet:
        sys.stdout.write(report.as_text() + "\n")
    if report.failure is not None:
        sys.stderr.write(f"destination-sync: {report.failure.message}\n")
    return report.exit_code


def _run(options: argparse.Namespace) -> Report:
    feed = Feed(options.site_url, limit=options.limit, timeout_seconds=options.timeout)
    folder: Path = options.directory
    if options.verify:
        check_replica(folder)
    else:
        prepare_folder(folder)
    with hold_lock(folder):
        replica = Replica(folder, feed.site_url)
        if options.verify:
            return verified(verify(replica))
        return synced(run_sync(replica, feed, retry_limit=options.retries))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="destination-sync",
        description="Mirror the published records of a site into a folder, and prove that the folder is complete.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "site_url", metavar="SITE_URL", help="as https://cms.example.org, with its prefix if it has one"
    )
    parser.add_argument("directory", metavar="DIRECTORY", type=Path, help="made if it does not exist")
    parser.add_argument("--limit", type=_limit, default=100, help=f"rows a page, 1 to {_MAX_LIMIT} (default 100)")
    parser.add_argument(
        "--timeout",
        type=_timeout_seconds,
        default=30.0,
        metavar="SECONDS",
        help=f"longest silence of the server (default 30); a whole page may take {TIMEOUTS_PER_PAGE} times that",
    )
    parser.add_argument(
        "--retries",
        type=_retries,
        default=4,
        help="waits in all for a server that fails or asks to come back, "
        f"{MAX_WAIT_SECONDS:.0f} seconds each at most (default 4)",
    )
    parser.add_argument("--verify", action="store_true", help="check the files against the last checkpoint; no network")
    parser.add_argument("--quiet", action="store_true", help="print errors only")
    parser.add_argument("--json", action="store_true", help="print a summary as one line of JSON")
    return parser


def _limit(text: str) -> int:
    return _whole_number(text, 1, _MAX_LIMIT)


def _retries(text: str) -> int:
    return _whole_number(text, 0, _MAX_RETRIES)


def _whole_number(text: str, lowest: int, highest: int) -> int:
    try:
        number = int(text)
    except ValueError:
        number = lowest - 1
    if not lowest <= number <= highest:
        raise argparse.ArgumentTypeError(f"must be a whole number from {lowest} to {highest}")
    return number


def _timeout_seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds <= _MAX_TIMEOUT_SECONDS:
        raise argparse.ArgumentTypeError(f"must be a number of seconds up to {_MAX_TIMEOUT_SECONDS}")
    return seconds


if __name__ == "__main__":
    sys.exit(main())

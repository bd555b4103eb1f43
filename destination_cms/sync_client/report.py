"""Report of a run: exit code, text, JSON."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from .feed import AddressInvalid
from .feed_errors import FeedError, Transient, one_line
from .inventory import Inventory, SetMismatch
from .lock import AlreadyRunning
from .replica import FolderRefused
from .session import Outcome

EXIT_OK = 0
EXIT_REFERENCES_MISSING = 6

#: The first class that fits decides.
_FAILURES: tuple[tuple[type[BaseException], int, str], ...] = (
    (AddressInvalid, 2, "ADDRESS_INVALID"),
    (FolderRefused, 2, "FOLDER_REFUSED"),
    (Transient, 3, "TRY_LATER"),
    (SetMismatch, 4, "SET_MISMATCH"),
    (FeedError, 5, "FEED_REFUSED"),
    (AlreadyRunning, 7, "ALREADY_RUNNING"),
    (OSError, 8, "DISK_REFUSED"),
    (KeyboardInterrupt, 130, "INTERRUPTED"),
)
#: Expected failures, reported in one line; anything else is a bug and shows its traceback.
EXPECTED_FAILURES = tuple(kind for kind, _, _ in _FAILURES)

EXIT_CODES = """\
exit codes:
  0    the folder equals the site's published set
  2    wrong use: the arguments, or a folder that is not a replica of this site
  3    the server could not be reached or asked to come back later: run again later
  4    the set could not be proved: a count, checksum or digest is wrong
  5    the server refused, or its answer is not wire format 2 or 1
  6    the folder equals the published set, but records refer to others that are not in it
  7    another run is working on this folder
  8    the disk refused: full, read-only, no permission
  130  stopped by Ctrl-C

Killing a run is safe at any moment: the folder keeps the set of its last checkpoint,
or the next run finishes what was begun (then state.json says "applying").
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Reason of an exit code other than 0. ``code`` is for programs, ``message`` one line for people."""

    code: str
    message: str
    retry_after_seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The end of a run. ``result`` is CHANGED, UNCHANGED, VERIFIED or FAILED."""

    result: str
    exit_code: int
    outcome: Outcome | None = None
    failure: Failure | None = None

    def as_json(self) -> str:
        """Return one line of JSON."""
        summary: dict[str, Any] = {"result": self.result, "exit_code": self.exit_code, "error": None}
        if self.failure is not None:
            summary["error"] = asdict(self.failure)
        if self.outcome is not None:
            summary |= asdict(self.outcome)
        return json.dumps(summary, ensure_ascii=False)

    def as_text(self) -> str:
        """Return one line for people, "" where there is nothing to tell but the failure."""
        outcome = self.outcome
        if outcome is None:
            return ""
        if self.result == "VERIFIED":
            return f"Verified: {outcome.count} records, checksum {outcome.checksum}."
        if self.result == "UNCHANGED":
            return f"Nothing new: {outcome.count} records." + _restarts(outcome)
        changes = f"{outcome.written_count} written, {outcome.deleted_count} deleted"
        return f"In sync: {outcome.count} records ({changes})." + _restarts(outcome)


def _restarts(outcome: Outcome) -> str:
    return f" Fetched everything again: {', '.join(outcome.restarts)}." if outcome.restarts else ""


def synced(outcome: Outcome) -> Report:
    """Return the report of a sync that reached its checkpoint."""
    return _complete("CHANGED" if outcome.is_changed else "UNCHANGED", outcome)


def verified(found: Inventory) -> Report:
    """Return the report of a verification that found nothing wrong in the files."""
    return _complete(
        "VERIFIED", Outcome(count=found.count, checksum=found.checksum, missing_references=found.missing_references)
    )


def failed(error: BaseException) -> Report:
    """Return the report of a run that ended with one of ``EXPECTED_FAILURES``."""
    exit_code, code = next((exit_code, code) for kind, exit_code, code in _FAILURES if isinstance(error, kind))
    message = one_line(str(error)) or "stopped; what arrived is kept for the next run"
    wait = error.retry_after_seconds if isinstance(error, Transient) else None
    failure = Failure(code=code, message=message, retry_after_seconds=wait)
    return Report(result="FAILED", exit_code=exit_code, failure=failure)


def _complete(result: str, outcome: Outcome) -> Report:
    if not outcome.missing_references:
        return Report(result=result, exit_code=EXIT_OK, outcome=outcome)
    message = f"{len(outcome.missing_references)} records are referred to but not published, the first is {outcome.missing_references[0]}"
    failure = Failure(code="REFERENCES_MISSING", message=one_line(message))
    return Report(result=result, exit_code=EXIT_REFERENCES_MISSING, outcome=outcome, failure=failure)

"""Errors of a sync request; codes and reasons are part of the contract."""

from typing import Any


class SyncError(Exception):
    """A refusal with a stable code, an HTTP status and what a client needs to know."""

    code = "SYNC_ERROR"
    status = 400

    def __init__(self, message: str, **details: Any) -> None:
        super().__init__(message)
        self.details = details


class SyncTokenInvalid(SyncError):
    """The token was not made here, or was changed on its way."""

    code = "SYNC_TOKEN_INVALID"

    def __init__(self) -> None:
        super().__init__("The parameter 'token' is not a token of this feed. Start again without a token.")


class SyncResetRequired(SyncError):
    """The token was good once and cannot be continued: the app starts again without one."""

    code = "SYNC_RESET_REQUIRED"
    status = 410

    def __init__(self, reason: str) -> None:
        super().__init__("This token cannot be continued. Start again without a token.", reason=reason)


class BadParameter(SyncError):
    """A parameter is unknown or out of its limits."""

    code = "BAD_PARAMETER"


class UnknownSite(SyncError):
    """The ledger knows no site for this host.

    RFC 9110 section 15.5.20. A 404 would be sent on to a translated path by Django's ``LocaleMiddleware``.
    """

    code = "UNKNOWN_SITE"
    status = 421

    def __init__(self) -> None:
        super().__init__("No published site answers to this host.")

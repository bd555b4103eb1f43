"""Django's test runner, which writes down how each test ended and how many queries it counted.

With the plugin a count may differ from the number in Wagtail's test: it is recorded and not judged here
(``scripts.wagtail_tests`` does). Without the plugin it is judged as Wagtail's authors left it.

Wagtail's tests look for what is inside a ``<template>``, as Soup Sieve did before its version 4: it does here.
"""

import json
import os
import unittest
from pathlib import Path
from typing import Any, ClassVar
from unittest.mock import patch

from django.apps import apps
from django.test import testcases
from django.test.runner import DiscoverRunner
from django.test.utils import CaptureQueriesContext
from soupsieve import css_match

_DJANGOS_CONTEXT = testcases._AssertNumQueriesContext  # type: ignore[attr-defined]


class RecordedQueries(_DJANGOS_CONTEXT):  # type: ignore[misc, valid-type]
    """Record a count; with the plugin, do not compare it with Wagtail's number."""

    def __exit__(self, *raised: Any) -> None:
        if not apps.is_installed("destination_cms"):
            try:
                super().__exit__(*raised)
            finally:
                self._record()
            return
        CaptureQueriesContext.__exit__(self, *raised)
        if raised[0] is None:
            self._record()

    def _record(self) -> None:
        RecordingResult.counts.setdefault(self.test_case.id(), []).append(len(self))


class RecordingResult(unittest.TextTestResult):
    """Keep how each test ended, by its id, and of a test with subtests the worst end."""

    ends: ClassVar[dict[str, str]] = {}
    counts: ClassVar[dict[str, list[int]]] = {}

    def stopTest(self, test: unittest.TestCase) -> None:  # noqa: N802 - unittest's name
        super().stopTest(test)
        self.ends.setdefault(test.id(), "passed")

    def addSkip(self, test: unittest.TestCase, reason: str) -> None:  # noqa: N802 - same
        super().addSkip(test, reason)
        self.ends.setdefault(test.id(), "skipped")

    def addFailure(self, test: unittest.TestCase, err: Any) -> None:  # noqa: N802 - same
        super().addFailure(test, err)
        self.ends[test.id()] = "failed"

    def addError(self, test: unittest.TestCase, err: Any) -> None:  # noqa: N802 - same
        super().addError(test, err)
        self.ends[test.id()] = "failed"

    def addSubTest(self, test: unittest.TestCase, subtest: unittest.TestCase, err: Any) -> None:  # noqa: N802 - same
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.ends[test.id()] = "failed"


class RecordingRunner(DiscoverRunner):
    """Write the ends and the counts as JSON when the tests are over."""

    def get_resultclass(self) -> type[unittest.TextTestResult]:
        return RecordingResult

    def run_suite(self, suite: Any, **kwargs: Any) -> Any:
        testcases._AssertNumQueriesContext = RecordedQueries  # type: ignore[attr-defined]
        try:
            with patch.object(css_match.CSSMatch, "is_template", return_value=False, create=True):
                return super().run_suite(suite, **kwargs)
        finally:
            testcases._AssertNumQueriesContext = _DJANGOS_CONTEXT  # type: ignore[attr-defined]
            report = {"ends": RecordingResult.ends, "counts": RecordingResult.counts}
            Path(os.environ["DESTINATION_WAGTAIL_REPORT"]).write_text(json.dumps(report))

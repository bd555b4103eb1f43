"""Fixtures of the tests that measure: what they saw is printed at the end of the run."""

from collections.abc import Callable
from typing import Any

import pytest

_PROPERTY = "figures"


@pytest.fixture
def figures(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Note a line of figures, which the run prints whether the test passes or fails."""
    return lambda text: record_property(_PROPERTY, text)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    reports = [report for name in ("passed", "failed") for report in terminalreporter.stats.get(name, [])]
    lines = [
        f"{report.nodeid.rpartition('::')[2]}: {text}"
        for report in reports
        if report.when == "call"
        for name, text in report.user_properties
        if name == _PROPERTY
    ]
    if lines:
        terminalreporter.section("figures")
        for line in lines:
            terminalreporter.write_line(line)

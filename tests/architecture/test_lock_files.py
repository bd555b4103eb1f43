"""The lock files pin what pyproject.toml asks for, with hashes and without an address."""

import pytest

from scripts import lock_files

PINNED = "wagtail==8.0.1 \\\n    --hash=sha256:00\nsix==1.17.0 ; python_version < '4' \\\n    --hash=sha256:11\n"


def test_the_lock_files_are_in_order():
    assert lock_files.faults() == []


def test_pins_are_read_with_and_without_a_marker():
    assert lock_files.pins_of(PINNED) == {"wagtail": {"8.0.1"}, "six": {"1.17.0"}}
    assert lock_files.faults_of_text(PINNED) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param("six==1.17.0\n", "no hash: six==1.17.0", id="without a hash"),
        pytest.param("six>=1\n    --hash=sha256:11\n", "not a pinned package: six>=1", id="a range"),
        pytest.param("--index-url x\n", "not a pinned package: --index-url x", id="an option"),
        pytest.param(f"{PINNED}    # from https://example.org\n", "line 5 holds an address", id="an address"),
    ],
)
def test_a_lock_that_pip_would_take_but_we_would_not(text, fault):
    assert lock_files.faults_of_text(text) == [fault]

"""Third-party sample data, kept beside the checkout: its licences do not all allow to ship it."""

import os
from pathlib import Path

import pytest

_FOLDER = Path(os.environ.get("DESTINATION_SAMPLE_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))


def sample(name: str) -> Path:
    """Return the path of a sample file; without the folder the test is skipped, and in CI it fails."""
    path = _FOLDER / name
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail(f"The sample data are not there: {name}")
        pytest.skip("The sample data are not beside the checkout; DESTINATION_SAMPLE_DATA names their folder.")
    return path

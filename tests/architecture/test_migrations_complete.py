"""The models and the migrations say the same."""

import io
from pathlib import Path

import pytest
from django.core.management import call_command

from scripts.verticals import PRESENT

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.django_db
def test_no_migration_is_missing():
    output = io.StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=output)
    except SystemExit:
        pytest.fail(f"make migrations would write:\n{output.getvalue()}")


@pytest.mark.parametrize("app", ["destination_cms", *PRESENT])
def test_no_migration_names_the_demos_picture_model(app):
    written = {path.name: path.read_text() for path in (ROOT / app / "migrations").glob("0*.py")}

    assert written
    assert [name for name, text in written.items() if "destination_pictures" in text or "'wagtailimages'" in text] == []

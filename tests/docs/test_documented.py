"""What there is stands in the documentation, as it is."""

import ast
import re
from dataclasses import fields
from typing import get_type_hints

import pytest
from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand

from demo.settings import INSTALLED_APPS as DEMO_APPS
from destination_cms.conf import DEFAULTS, Settings
from destination_cms.settings_rules import LIMITS
from destination_cms.sync_client.cli import _parser
from destination_cms.verticals import BlockType, Kind, KindExtension, Vertical
from scripts.module_sizes import ROOT
from scripts.verticals import VERTICALS
from tests.docs.pages import DOCS, anchors, marked_block

OWN_COMMANDS = {name: app for name, app in get_commands().items() if app in {"destination_cms", "demo.seed"}}


def row_of(text: str, name: str) -> list[str]:
    """Return the cells of the table row that begins with a name."""
    (found,) = re.findall(rf"^\| `{re.escape(name)}` \|(.*)\|$", text, re.MULTILINE)
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", found)]


@pytest.mark.parametrize("key", sorted(get_type_hints(Settings)))
def test_a_setting_is_documented_with_its_default_and_its_limits(key: str):
    default, limits, meaning = row_of((DOCS / "reference/settings.md").read_text(), key)

    assert ast.literal_eval(default.strip("`")) == DEFAULTS[key]  # type: ignore[literal-required]
    assert limits == ("{} to {}".format(*LIMITS[key]) if key in LIMITS else "")
    assert meaning


def test_a_check_is_documented_under_its_id():
    sources = [path.read_text() for path in (ROOT / "destination_cms").rglob("*.py")]
    ids = {found for source in sources for found in re.findall(r'id="(destination_cms\.[EW]\d{3})"', source)}
    headings = set(re.findall(r"^## `(.+)`$", (DOCS / "reference/checks.md").read_text(), re.MULTILINE))

    assert len(ids) >= 14
    assert headings == ids


@pytest.mark.parametrize("name", sorted(OWN_COMMANDS))
def test_a_command_is_documented_with_its_options(name: str):
    text = (DOCS / "reference/commands.md").read_text()
    assert name in anchors(DOCS / "reference/commands.md")
    section = text.split(f"## `{name}`")[1].split("\n## ")[0]
    command = load_command_class(OWN_COMMANDS[name], name)
    common = {action.dest for action in BaseCommand().create_parser("", name)._actions}

    actions = [action for action in command.create_parser("", name)._actions if action.dest not in common]

    if type(command).__mro__[1] is BaseCommand:
        assert [option for action in actions for option in action.option_strings if f"`{option}`" not in section] == []
    assert f"manage.py {name}" in section


@pytest.mark.parametrize("declaration", [Vertical, Kind, KindExtension, BlockType])
def test_every_field_of_a_declaration_is_documented(declaration: type):
    text = (DOCS / "how-to/write-a-vertical.md").read_text()
    table = text.split(f"| field of `{declaration.__name__}` |")[1].split("\n\n")[0]

    named = re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)

    assert sorted(named) == sorted(field.name for field in fields(declaration))


def test_every_option_of_the_sync_program_is_documented():
    text = (DOCS / "how-to/sync-an-app.md").read_text()
    options = [option for action in _parser()._actions for option in action.option_strings]

    assert [option for option in options if option not in {"-h", "--help"} and f"`{option}" not in text] == []


def test_the_block_for_a_site_installs_what_the_demo_installs():
    block = marked_block(DOCS / "how-to/add-to-a-site.md", "block", "settings")
    installed = re.findall(r'"([a-z_]+)"', block.splitlines()[0])

    # The picture model is for new sites, and the front for the demo.
    assert installed == [app for app in DEMO_APPS if app in VERTICALS or (ROOT / app).is_dir()]


def test_every_error_code_that_is_documented_is_given():
    text = (DOCS / "how-to/query-with-graphql.md").read_text()
    codes = re.findall(r"`([A-Z]+(?:_[A-Z]+)+)`", text.split("| code | means |")[1])
    sources = "".join(path.read_text() for path in (ROOT / "destination_cms/graphql").rglob("*.py"))

    assert [code for code in codes if f'"{code}"' not in sources and code not in DEFAULTS] == []

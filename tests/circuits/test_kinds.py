"""What others call the kinds of spots, in the code and in the documentation."""

import re

from circuits.choices import SpotKind
from circuits.kinds import KINDS_OF_SPOTS, names_of_kind
from tests.docs.pages import DOCS

_ROW = re.compile(r"^\| `([A-Z_]+)` \| `(\w+)` \| (.+) \|$", re.MULTILINE)


def test_every_kind_has_a_class_and_types() -> None:
    assert list(KINDS_OF_SPOTS) == SpotKind.values
    assert all(names.datatourisme and names.schema_org for names in KINDS_OF_SPOTS.values())


def test_the_table_of_the_documentation_is_that_of_the_code() -> None:
    rows = _ROW.findall((DOCS / "reference/kinds-of-spots.md").read_text())

    told = {kind: (datatourisme, tuple(re.findall(r"`(\w+)`", types))) for kind, datatourisme, types in rows}
    assert told == {str(kind): (names.datatourisme, names.schema_org) for kind, names in KINDS_OF_SPOTS.items()}


def test_a_kind_that_is_not_known_is_any_place() -> None:
    assert names_of_kind("LIGHTHOUSE") == ("PlaceOfInterest", ("Place",))

"""A released schema is a promise: what it has may go only after it was announced."""

import pytest

from scripts.schema_changes import unannounced_changes

RELEASED = """
type Query { spot(id: ID, slug: String @deprecated(reason: "Use id.")): Spot old: Old @deprecated(reason: "Use spot.") }
interface Node { id: ID! }
type Spot implements Node {
  id: ID!
  title: String!
  subtitle: String @deprecated(reason: "Use title.")
  kind: Kind!
}
type Old { only: String }
enum Kind { MONUMENT VENUE @deprecated(reason: "Use MONUMENT.") }
"""


def changed(before: str, after: str) -> str:
    assert before in RELEASED
    return RELEASED.replace(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("  title: String!\n", "  title: String!\n  teaser: String!\n"),
        ("MONUMENT VENUE", "MONUMENT VIEWPOINT VENUE"),
        ("spot(id: ID, ", "spot(id: ID, uuid: ID, "),
    ],
)
def test_what_is_added_breaks_nothing(before: str, after: str) -> None:
    assert unannounced_changes(RELEASED, changed(before, after)) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('  subtitle: String @deprecated(reason: "Use title.")\n', ""),
        ('slug: String @deprecated(reason: "Use id.")', ""),
        (' VENUE @deprecated(reason: "Use MONUMENT.")', ""),
        (' old: Old @deprecated(reason: "Use spot.")', ""),
    ],
)
def test_what_was_deprecated_may_go(before: str, after: str) -> None:
    assert unannounced_changes(RELEASED, changed(before, after)) == []


def test_a_type_that_only_deprecated_fields_led_to_may_go() -> None:
    after = changed(' old: Old @deprecated(reason: "Use spot.")', "").replace("type Old { only: String }", "")

    assert unannounced_changes(RELEASED, after) == []


@pytest.mark.parametrize(
    ("before", "after", "missed"),
    [
        ("  title: String!\n", "", "Spot.title was removed."),
        ("title: String!", "title: String", "Spot.title changed type from String! to String."),
        ("spot(id: ID, ", "spot(", "Query.spot arg id was removed."),
        ("spot(id: ID, ", "spot(id: ID!, ", "Query.spot arg id has changed type from ID to ID!."),
        ("spot(id: ID, ", "spot(id: ID, at: String!, ", "A required arg at on Query.spot was added."),
        ("MONUMENT VENUE", "VENUE", "MONUMENT was removed from enum type Kind."),
        ("type Spot implements Node {", "type Spot {", "Spot no longer implements interface Node."),
    ],
)
def test_what_was_not_announced_is_named(before: str, after: str, missed: str) -> None:
    assert unannounced_changes(RELEASED, changed(before, after)) == [missed]

"""A choice of a payload, and the boolean that stood in its place."""

from django.db.models import Q

from destination_cms.graphql.types.statements import former_boolean_rule, stated


def test_a_payload_of_before_says_yes_or_nothing() -> None:
    assert stated({"step_free": "NO", "is_step_free": False}, "step_free", "is_step_free") == "NO"
    assert stated({"is_step_free": True}, "step_free", "is_step_free") == "YES"
    assert stated({"is_step_free": False}, "step_free", "is_step_free") == "UNKNOWN"
    assert stated({}, "step_free", "is_step_free") == "UNKNOWN"


def test_the_former_filter_finds_what_is_not_known_as_well_as_what_is_not_so() -> None:
    rule = former_boolean_rule("step_free", "stepFree", "By steps.")

    assert rule.condition({"eq": True}) == Q(step_free="YES")
    assert rule.condition({"eq": False}) == ~Q(step_free="YES")
    assert rule.condition({"eq": None}) == Q()
    assert "stepFree" in (rule.deprecation_reason or "")

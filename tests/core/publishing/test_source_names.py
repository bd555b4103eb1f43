"""A name says which row was edited; pages share one name space, whatever their kind."""

from destination_cms.projections.kinds import get_kinds
from destination_cms.publishing.source_names import group_by_kind, pk_of, source_of


def test_a_page_keeps_its_name_whatever_its_kind() -> None:
    kinds = get_kinds()

    assert source_of(kinds["event"], 12) == source_of(kinds["page"], 12) == "page:12"
    assert source_of(kinds["district"], 5) == "district:5"
    assert pk_of("page:12") == 12


def test_names_are_read_by_kind_and_those_of_unknown_kinds_are_left_out() -> None:
    names = ["page:12", "district:5", "image:3", "page:7", "district:6", "of-a-removed-app:9"]

    assert group_by_kind(names) == ([12, 7], {"district": [5, 6], "image": [3]})

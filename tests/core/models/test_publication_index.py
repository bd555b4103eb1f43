"""The database indexes of an index row."""

from destination_cms.models.publication_index import list_indexes


def test_each_order_and_filter_has_an_index_whose_name_every_database_takes() -> None:
    found = list_indexes("destination_a_rather_long_name", orders=("length_m",), filters=("kind",), has_place=True)

    assert {tuple(index.fields[2:]) for index in found} == {
        ("title_key", "uuid"),
        ("first_published_at", "uuid"),
        ("last_published_at", "uuid"),
        ("length_m", "uuid"),
        ("uuid",),
        ("slug",),
        ("kind", "title_key", "uuid"),
        ("latitude", "longitude"),
    }
    names = [index.name for index in found]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 30

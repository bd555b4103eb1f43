import time

import pytest

from destination_cms.geo.similarity import are_similar


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fort d’Issy", "FORT D'ISSY"),
        ("Musée Rodin", "Musee Rodin"),
        ("Hôtel de Ville", "Hotel de ville d’Issy"),
        ("Parc Saint-Germain", "Parc St-Germain"),
    ],
)
def test_names_of_one_place(one: str, other: str) -> None:
    assert are_similar(one, other)
    assert are_similar(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Gare", "Gare routière"), ("Musée Rodin", "Café du pont"), ("Quai 1", "Square"), ("", ""), ("…", "!")],
)
def test_names_of_two_places(one: str, other: str) -> None:
    assert not are_similar(one, other)


def test_long_names_cost_no_more_than_their_beginning() -> None:
    started = time.monotonic()

    are_similar("ab" * 100_000, "ba" * 100_000)
    assert time.monotonic() - started < 1

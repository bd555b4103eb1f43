import pytest

from destination_cms.siret import is_siret, siret_digits


@pytest.mark.parametrize("digits", ["73282932000074", "35600000000048", "35600000049837"])
def test_a_siret_is_known_by_its_digits(digits: str) -> None:
    """INSEE's own example, the head office of the post office (Luhn), and one of its offices (a multiple of 5)."""
    assert is_siret(digits)


@pytest.mark.parametrize(
    "digits",
    ["73282932000075", "37282932000074", "7328293200007", "732829320000744", "٧٣٢٨٢٩٣٢٠٠٠٠٧٤", "7328293200007A", ""],
)
def test_what_is_not_one_is_refused(digits: str) -> None:
    assert not is_siret(digits)


def test_every_wrong_digit_is_noticed() -> None:
    right = "73282932000074"
    wrong = [
        right[:place] + digit + right[place + 1 :]
        for place in range(14)
        for digit in "0123456789"
        if digit != right[place]
    ]

    assert not [digits for digits in wrong if is_siret(digits)]


@pytest.mark.parametrize("text", ["732 829 320 00074", " 732.829.320.00074 ", "732\u00a0829\u202f320 00074"])
def test_people_group_the_digits(text: str) -> None:
    assert siret_digits(text) == "73282932000074"

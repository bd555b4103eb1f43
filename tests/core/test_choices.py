from destination_cms.choices import Month, month_numbers


def test_months_are_counted_from_january() -> None:
    assert month_numbers(Month.values) == tuple(range(1, 13))
    assert month_numbers(["DECEMBER", "JANUARY"]) == (1, 12)
    assert month_numbers([]) == month_numbers(["SMARCH"]) == ()

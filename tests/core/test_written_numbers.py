from typing import Any

import pytest
from django.utils.translation import override

from destination_cms.written_numbers import written


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [(1_234_567, "1,234,567", "1\u00a0234\u00a0567"), (3.5, "3.5", "3,5"), (5.0, "5", "5"), ("piste.gpx", "piste.gpx", "piste.gpx"), (True, "True", "True")],
)  # fmt: skip
def test_a_number_is_written_as_the_language_of_the_moment_does(value: Any, english: str, french: str) -> None:
    number = written(value)

    with override("en"):
        assert f"{number!s}" == "%s" % number == english  # noqa: UP031 - as sentences do it
    with override("fr"):
        assert str(number) == french

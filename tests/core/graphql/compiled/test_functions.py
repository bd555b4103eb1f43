"""A generated function: its values stand beside its text."""

from destination_cms.graphql.compiled import functions
from destination_cms.graphql.compiled.functions import Function


def test_a_value_is_a_constant_and_never_part_of_the_text() -> None:
    function = Function()

    written = function.returning(f"[s, i, {function.constant('__import__(1)')}]")

    assert written("source", "info") == ["source", "info", "__import__(1)"]
    assert "__import__(1)" not in written.__code__.co_consts


def test_a_local_value_is_worked_out_once() -> None:
    function, asked = Function(), []
    name = function.local("r", f"{function.constant(asked.append)}(s)")
    function.local("r", f"{function.constant(asked.append)}(s)")

    function.returning(f"[{name}, {name}]")("source", None)

    assert asked == ["source"]


def test_functions_of_one_shape_share_their_code() -> None:
    functions._code_of.cache_clear()
    written = [Function() for _ in range(3)]

    made = [each.returning(each.constant(number)) for number, each in enumerate(written)]

    assert [each(None, None) for each in made] == [0, 1, 2]
    assert len({each.__code__ for each in made}) == 1

"""What counts as a difference between Wagtail's tests without and with the plugin."""

from scripts.wagtail_tests import Run, differences, small_differences

WITHOUT = Run(
    ends={"a": "passed", "b": "passed", "c": "failed", "d": "skipped"},
    counts={"a": [10, 4], "b": [7]},
)


def test_the_same_ends_and_counts_are_no_difference():
    assert [*differences(WITHOUT, WITHOUT)] == []
    assert small_differences(WITHOUT, WITHOUT) == 0


def test_a_test_that_ends_worse_or_is_not_run_is_told_and_one_that_failed_before_is_not():
    other = Run(ends={"a": "failed", "c": "passed", "d": "skipped"}, counts={"a": [10, 4], "b": [7]})

    assert [*differences(WITHOUT, other)] == [
        "a: passed without, failed with the plugin",
        "b: passed without, not run with the plugin",
    ]


def test_two_queries_more_are_allowed_and_three_are_not():
    within = Run(ends=WITHOUT.ends, counts={"a": [12, 2], "b": [7]})
    beyond = Run(ends=WITHOUT.ends, counts={"a": [13, 1], "b": [7]})

    assert [*differences(WITHOUT, within)] == []
    assert small_differences(WITHOUT, within) == 2
    assert [*differences(WITHOUT, beyond)] == [
        "a: 10 queries without, 13 with the plugin",
        "a: 4 queries without, 1 with the plugin",
    ]


def test_a_count_that_was_never_reached_is_told():
    shorter = Run(ends=WITHOUT.ends, counts={"a": [10], "b": [7]})

    assert [*differences(WITHOUT, shorter)] == ["a: counts queries 2 times without, 1 with the plugin"]

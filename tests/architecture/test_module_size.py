"""No module outgrows what one reads in one go."""

from scripts.module_sizes import modules


def test_no_module_is_past_its_limit():
    counted = [*modules()]

    assert counted
    assert [str(module) for module in counted if module.lines > module.limit] == []


def test_no_module_is_a_drawer_for_everything():
    drawers = {"utils", "util", "helpers", "common", "misc"}

    assert [str(module.path) for module in modules() if module.path.stem in drawers] == []

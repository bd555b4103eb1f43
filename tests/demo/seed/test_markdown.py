"""A body is written in Markdown, and comes out as the blocks that an editor would have chosen."""

import pytest

from demo.seed.markdown import blocks_of


def test_each_kind_of_paragraph_becomes_its_block():
    text = """## The river

It *flows* & [leads](https://example.org) on.

![A barge](../../images/barge.jpg "At dusk")

> Come at night.
>
> — The guide
"""

    assert blocks_of(text) == (
        ("heading", "The river"),
        ("paragraph", '<p>It <em>flows</em> &amp; <a href="https://example.org">leads</a> on.</p>'),
        ("picture", {"file": "barge.jpg", "alt": "A barge", "caption": "At dusk"}),
        ("quote", {"text": "Come at night.", "attribution": "The guide"}),
    )


def test_a_quotation_may_go_without_an_attribution():
    assert blocks_of("> Come.\n>\n> At night.") == (("quote", {"text": "Come.\nAt night.", "attribution": ""}),)


def test_nothing_is_no_block():
    assert blocks_of("") == ()


@pytest.mark.parametrize(
    ("text", "name"), [("- one\n- two", "bullet_list_open"), ("```\ncode\n```", "fence"), ("---", "hr")]
)
def test_what_a_body_has_no_block_for_is_an_error(text, name):
    with pytest.raises(ValueError, match=f"{name}, line 3"):
        blocks_of(f"Before.\n\n{text}")

"""Clean HTML in its other forms."""

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from destination_cms.text_formats import to_markdown, to_plain_text

HTML = (
    "<h2>Title</h2><p>One <b>bold</b> and <i>thin</i>\n word &amp; more<br>next line</p>"
    '<ul><li>first</li><li><a href="https://example.org/a">second</a></li></ul><p>End</p>'
)


def test_plain_text_keeps_words_and_blocks() -> None:
    assert to_plain_text(HTML) == "Title\n\nOne bold and thin word & more\nnext line\n\n- first\n- second\n\nEnd"


def test_markdown_keeps_the_form() -> None:
    assert to_markdown(HTML) == (
        "## Title\n\nOne **bold** and *thin* word \\& more\\\nnext line\n\n"
        "- first\n- [second](https://example.org/a)\n\nEnd"
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>*not bold* &lt;b&gt;</p>", r"\*not bold\* \<b\>"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("<blockquote><p>said</p></blockquote>", "> said"),
        ("<p></p>", ""),
        ("plain", "plain"),
    ],
)
def test_markdown_cases(html: str, expected: str) -> None:
    assert to_markdown(html) == expected


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ("<ul><li>un<ul><li>deux</li></ul></li><li>trois</li></ul><p>fin</p>", "- un\n  - deux\n- trois\n\nfin"),
        ("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "1. a\n  - b\n2. c"),
        ("<ul><li>a<ol><li>b</li><li>c</li></ol></li></ul>", "- a\n  1. b\n  2. c"),
        ("<p>suite<br/></p><p>fin</p>", "suite\n\nfin"),
    ],
)
def test_nested_lists_do_not_run_together_in_plain_text(html: str, plain: str) -> None:
    assert to_plain_text(html) == plain


@pytest.mark.parametrize("html", ["<p>suite<br/></p>", "<p><b>suite<br></b> <br></p>", "<ul><li>suite<br></li></ul>"])
def test_a_break_that_ends_a_block_leaves_nothing(html: str) -> None:
    assert "\\" not in to_markdown(html)
    assert "suite" in to_markdown(html)
    assert to_plain_text(html).endswith("suite")


def test_a_break_inside_a_block_stays() -> None:
    assert to_markdown("<p>a<br/>b<br/></p>") == "a\\\nb"
    assert to_plain_text("<p>a<br/>b<br/></p>") == "a\nb"


INLINE = ["<b>", "</b>", '<a href="https://x.example/?a=1&amp;b=2">', "</a>"]
WORDS = ["words", " ", "  ", "\n", "\n\n", "\xa0", "é", "&amp;", "&lt;b&gt;", "&nbsp;", '"', "\t"]


@given(st.lists(st.lists(st.sampled_from(INLINE + WORDS), max_size=5).map("".join), max_size=3))
def test_flat_html_has_the_same_words_whether_it_is_parsed_or_not(paragraphs: list[str]) -> None:
    html = "".join(f"<p>{words}</p>" for words in paragraphs)
    clean = nh3.clean(html, attributes={"a": {"href"}}, link_rel=None)

    # An empty list keeps it from being flat, and shows nothing.
    assert to_plain_text(clean) == to_plain_text(f"{clean}<ul></ul>")

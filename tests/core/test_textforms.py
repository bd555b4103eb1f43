"""Clean HTML in its other forms."""

import pytest

from destination_cms.textforms import to_markdown, to_plain_text

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

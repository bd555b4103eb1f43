"""Rich text for the public: safe to put on a page, and with links that lead only to what is public."""

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Page

from destination_cms.projections import richtext
from destination_cms.projections.richtext import _is_plain, project_rich_text
from tests.projecting import Resolver

FORT = {(Page, 5): "spot:fort:fr"}
TO_FORT = '<p>See <a linktype="page" id="5">the <b>fort</b></a>.</p>'


def html(source: str, public: dict | None = None) -> str:
    return project_rich_text(source, Resolver(public or {}))["html"]


def test_a_link_to_a_public_page_is_a_reference_with_its_words() -> None:
    assert project_rich_text(TO_FORT, Resolver(FORT)) == {
        "html": '<p>See <a data-ref="spot:fort:fr">the <b>fort</b></a>.</p>',
        "links": [{"ref": "spot:fort:fr", "text": "the fort"}],
    }


def test_a_link_to_a_hidden_page_leaves_its_words_and_no_trace_of_the_page() -> None:
    resolver = Resolver()

    assert project_rich_text(TO_FORT, resolver) == {"html": "<p>See the <b>fort</b>.</p>"}
    # It was recorded, so that the text is projected again once the page is public.
    assert resolver.wanted == [(Page, 5)]


def test_links_are_listed_in_the_order_of_the_text() -> None:
    text = '<p><a linktype="page" id="5">one</a> <a linktype="page" id="6">two</a></p>'
    public = {**FORT, (Page, 6): "spot:mill:fr"}

    assert [link["text"] for link in project_rich_text(text, Resolver(public))["links"]] == ["one", "two"]


@pytest.mark.parametrize(
    "source",
    [
        '<a linktype="document" id="5">words</a>',
        '<a linktype="page" id="five">words</a>',
        '<a linktype="page">words</a>',
        '<a linktype="page" id="-5">words</a>',
    ],
)
def test_a_link_of_another_sort_leaves_its_words(source: str) -> None:
    assert project_rich_text(source, Resolver(FORT)) == {"html": "words"}


def test_nobody_writes_a_reference_by_hand() -> None:
    assert (
        html('<a data-ref="spot:secret:fr" href="https://example.org/">x</a>') == '<a href="https://example.org/">x</a>'
    )


@pytest.mark.parametrize("address", ["https://example.org/a?b=1&c=2", "mailto:a@example.org", "tel:+33140000000"])
def test_an_address_that_people_use_is_kept(address: str) -> None:
    assert 'href="' in html(f'<a href="{address}">x</a>')


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        '<a href="javascript:alert(1)">',
        '<p onclick="alert(1)">',
        '<img src="x" onerror="alert(1)">',
        '<style>p { background: url("https://spy.example/") }</style>',
        '<iframe src="https://spy.example/"></iframe>',
        '<embed embedtype="image" id="7" alt="x" />',
    ],
)
def test_nothing_runs_or_loads_by_itself(source: str) -> None:
    shown = html(f"<p>Words</p>{source}")

    assert shown.startswith("<p>Words</p>")
    assert not any(part in shown for part in ("script", "alert", "spy.example", "onclick", "embed", "<img"))


@pytest.mark.parametrize("source", ["", "<p></p>", "<p> </p>", "<p><br/></p>", "<p></p><p></p>"])
def test_a_text_that_an_editor_left_empty_is_empty(source: str) -> None:
    assert html(source) == ""


def test_a_line_across_the_page_is_something_to_show() -> None:
    assert html("<hr/>") == "<hr>"


TAGS = ["p", "b", "ul", "li", "h2", 'p data-block-key="a1"']
WORDS = ["words", " ", "\n", "\xa0", "é", "&amp;", "&lt;b&gt;", '"', "'", "\u200b", "<br/>", "<hr/>"]
BROKEN = ["</p>", "<p>", "<i", "&", ">", "&nbsp;", "<!-- -->"]
TEXTS = st.recursive(
    st.sampled_from(WORDS),
    lambda inner: st.builds(
        lambda tag, words: f"<{tag}>{''.join(words)}</{tag.partition(' ')[0]}>", st.sampled_from(TAGS), st.lists(inner)
    ),
)


@given(st.lists(st.one_of(TEXTS, TEXTS, st.sampled_from(BROKEN)), max_size=6).map("".join))
def test_a_text_without_links_is_the_same_whether_it_is_parsed_or_not(source: str) -> None:
    with patch.object(richtext, "_is_plain", return_value=False):
        parsed = html(source)

    assert html(source) == parsed


@pytest.mark.parametrize("source", ["<p>a", "<b><i>a</b></i>", "a</p>", "<p>a<p>b</p>", "<p class='x'>a</p>", "a & b"])
def test_what_wagtail_would_not_write_is_parsed(source: str) -> None:
    assert not _is_plain(source)


def test_a_paragraph_of_the_editor_is_not_parsed() -> None:
    assert _is_plain('<h2 data-block-key="a1">A &amp; b</h2><ul><li>c<br/>d</li></ul><hr/>')

"""Markdown to the blocks of a page's body: headings, paragraphs, images and quotations."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

#: Type and value of a block. An image's value has ``file`` (a name in ``demo/images``), ``alt`` and ``caption``.
Block = tuple[str, Any]

#: Begins the last paragraph of a quotation, which names who said it.
ATTRIBUTION = "— "

_markdown, _renderer = MarkdownIt("commonmark"), RendererHTML()


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text, in order.

    Raises:
        ValueError: it holds something that a body has no block for.
    """
    return tuple(_blocks(_markdown.parse(text)))


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.type == "heading_open":
            yield "heading", _plain(tokens[place + 1])
            place += 3
        elif token.type == "paragraph_open":
            yield _paragraph(tokens[place + 1])
            place += 3
        elif token.type == "blockquote_open":
            end = next(i for i in range(place, len(tokens)) if tokens[i].type == "blockquote_close")
            yield _quote([item for item in tokens[place:end] if item.type == "inline"])
            place = end + 1
        else:
            raise ValueError(f"A body has no block for this: {token.type}, line {(token.map or [0])[0] + 1}.")


def _paragraph(inline: Token) -> Block:
    children = inline.children or []
    if len(children) == 1 and children[0].type == "image":
        image = children[0]
        file = PurePosixPath(str(image.attrs["src"])).name
        return "picture", {"file": file, "alt": _plain(image), "caption": str(image.attrs.get("title", ""))}
    html = _renderer.render([inline], _markdown.options, {})
    return "paragraph", f"<p>{html}</p>"


def _quote(paragraphs: Sequence[Token]) -> Block:
    *texts, last = [_plain(paragraph) for paragraph in paragraphs]
    if texts and last.startswith(ATTRIBUTION):
        return "quote", {"text": "\n".join(texts), "attribution": last.removeprefix(ATTRIBUTION)}
    return "quote", {"text": "\n".join([*texts, last]), "attribution": ""}


def _plain(token: Token) -> str:
    """Return the text of an inline token without marks."""
    return _renderer.renderInlineAsText(token.children, _markdown.options, {})

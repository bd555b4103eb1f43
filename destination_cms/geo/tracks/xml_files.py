"""XML files of strangers: limits before parsing, and no document types or entities."""

import codecs
import io
import re
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree as Defused
from defusedxml.common import DefusedXmlException

from .refusals import MAX_FILE_POINTS, MAX_XML_DEPTH, MAX_XML_TAGS, TrackRefused

_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
# Python has encodings that are slow to decode, and some that are not for text.
_READ_ENCODINGS = re.compile(r"utf-(8|16)|ascii|iso8859-\d+|cp125\d|mac-roman|koi8-r")
_HTML = re.compile(rb"^\s*(<!doctype\s+html|<html)", re.IGNORECASE)
_POINTS = (b"<trkpt", b"<rtept", b"<wpt")
#: Parts of a file that nothing is kept of: often most of it.
_DROPPED = frozenset({"extensions", "time", "when", "ExtendedData", "Style", "StyleMap"})
#: Children of an element among which one is found at once.
_FEW = 50


def parse_xml(data: bytes, filename: str) -> Element:
    """Return the root element of a file.

    Raises:
        TrackRefused: it is a web page, too large in some respect, declares a document type, or cannot be read.
    """
    _check_before_parsing(data, filename)
    try:
        return _root(_as_utf8(data, filename), filename)
    except DefusedXmlException as error:
        raise TrackRefused("entities", filename=filename) from error
    except ParseError as error:
        raise TrackRefused("broken_xml", filename=filename, line=error.position[0]) from error


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace."""
    tag: Any = element.tag
    # Comments and processing instructions have a function for a tag.
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child_text(element: Element, *names: str) -> str | None:
    """Return the text of the first child with one of these names, in any namespace."""
    return next((child.text for child in element if local_name(child) in names), None)


def _check_before_parsing(data: bytes, filename: str) -> None:
    if _HTML.match(data[:1_000].removeprefix(codecs.BOM_UTF8)):
        raise TrackRefused("html", filename=filename)
    if data.count(b"<") > MAX_XML_TAGS:
        raise TrackRefused("too_many_tags", filename=filename, limit=MAX_XML_TAGS)
    points = sum(map(data.count, _POINTS))
    if points > MAX_FILE_POINTS:
        raise TrackRefused("too_many_points", filename=filename, count=points, limit=MAX_FILE_POINTS)


def _as_utf8(data: bytes, filename: str) -> bytes:
    declared = _DECLARED.match(data[:1_000].removeprefix(codecs.BOM_UTF8))
    name = declared[1].decode() if declared else "UTF-8"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = "UTF-16"
    try:
        found = codecs.lookup(name).name
        if not _READ_ENCODINGS.fullmatch(found):
            raise TrackRefused("encoding", filename=filename, encoding=name)
        return data.decode("utf-8-sig" if found == "utf-8" else found).encode()
    except (LookupError, UnicodeError) as error:
        raise TrackRefused("encoding", filename=filename, encoding=name) from error


def _root(data: bytes, filename: str) -> Element:
    parser = Defused.DefusedXMLParser(encoding="utf-8", forbid_dtd=True)
    above: list[Element] = []
    root: Element | None = None
    for event, element in Defused.iterparse(io.BytesIO(data.lstrip()), ("start", "end"), parser, forbid_dtd=True):
        if event == "start":
            root = element if root is None else root
            above.append(element)
            if len(above) > MAX_XML_DEPTH:
                raise TrackRefused("too_deep", filename=filename, limit=MAX_XML_DEPTH)
        else:
            above.pop()
            if local_name(element) in _DROPPED:
                _drop(element, above[-1] if above else None)
    if root is None:  # The parser has refused a file without a root.
        raise TrackRefused("empty", filename=filename)
    return root


def _drop(element: Element, parent: Element | None) -> None:
    # Where there are many children, to find one among them would take as long as to read them all.
    if parent is not None and len(parent) <= _FEW:
        parent.remove(element)
    else:
        element.clear()

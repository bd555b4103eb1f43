"""QR codes (ISO/IEC 18004) of permanent addresses: for one address always the same bytes."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import segno
from django.utils.safestring import SafeString, mark_safe

#: Level M: read with up to 15 % of the code damaged.
_LEVEL = "m"
#: The margin that the standard asks for, in modules.
QUIET_ZONE = 4
#: Pixels of a module: a code of 41 modules is about 1,000 pixels wide, 8 cm in print at 300 dpi.
_PNG_SCALE = 24


@dataclass(frozen=True, slots=True)
class CodeFormat:
    """A file format of codes."""

    content_type: str
    write: Callable[[str], bytes]


def code_of(address: str) -> Any:
    """Return the code of an address, as ``segno`` has it."""
    return segno.make(address, error=_LEVEL, boost_error=False, micro=False)


def inline_svg(address: str) -> SafeString:
    """Return the code of an address as markup for a page, whose style sheet gives it a size."""
    # Made of numbers alone.
    return mark_safe(str(code_of(address).svg_inline(border=QUIET_ZONE, light="#fff", omitsize=True)))  # noqa: S308


def _svg(address: str) -> bytes:
    out = io.BytesIO()
    code_of(address).save(out, kind="svg", border=QUIET_ZONE, scale=10, light="#fff", title=address, nl=False)
    return out.getvalue()


def _png(address: str) -> bytes:
    out = io.BytesIO()
    code_of(address).save(out, kind="png", border=QUIET_ZONE, scale=_PNG_SCALE)
    return out.getvalue()


#: By file extension.
FORMATS = {"svg": CodeFormat("image/svg+xml", _svg), "png": CodeFormat("image/png", _png)}

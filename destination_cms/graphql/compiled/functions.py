"""Python functions that are generated: one expression, whose values stand beside it as constants.

The text of a function consists of what this package writes and of numbers. Everything else, above all what a client sent,
is a constant and never part of the text.
"""

from collections.abc import Callable
from functools import lru_cache
from types import CodeType, FunctionType
from typing import Any

#: A function that is generated: called with a source and the ``Info`` of the request.
Written = Callable[[Any, Any], Any]

#: Texts whose code is kept; most selections have the shape of another one.
MAX_CODES = 2_000


class Function:
    """A function of ``s``, a source, and ``i``, the ``Info`` of the request, while it is being written."""

    def __init__(self) -> None:
        self._constants: dict[str, Any] = {}
        self._locals: dict[str, str] = {}

    def constant(self, value: Any) -> str:
        """Return the name under which the text may use a value."""
        name = f"c{len(self._constants)}"
        self._constants[name] = value
        return name

    def local(self, name: str, text: str) -> str:
        """Return the name of a value that is worked out once, at the start of the function."""
        self._locals[name] = text
        return name

    def returning(self, text: str) -> Written:
        """Return the function that returns the value of this expression."""
        lines = [f"{name} = {value}" for name, value in self._locals.items()]
        body = "\n    ".join([*lines, f"return {text}"])
        return FunctionType(_code_of(f"def written(s, i):\n    {body}\n"), self._constants)


@lru_cache(MAX_CODES)
def _code_of(text: str) -> CodeType:
    module = compile(text, "<compiled selection>", "exec")
    return next(value for value in module.co_consts if isinstance(value, CodeType))

"""Reasons for which a compiled query gives no answer, so that graphql-core answers in its place."""


class NotCompiled(Exception):
    """The query has something that the compiler does not know; it never will."""


class NotWhole(Exception):
    """An answer would have an error: a resolver returned one, or a null where none may be."""

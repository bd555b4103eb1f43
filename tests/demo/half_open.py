"""Clients that begin a request and never end it."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

#: The body is announced and does not come.
_BEGINNING = (
    "POST /graphql/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n"
    '{{"query":'
)


@contextmanager
def half_open_posts(port: int, count: int = 3) -> Iterator[None]:
    """Keep so many requests half-open."""
    with ExitStack() as stack:
        for _ in range(count):
            connection = stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=10))
            connection.sendall(_BEGINNING.format(port=port).encode())
        yield

"""The demo's content: read from ``demo/content`` and ``demo/images``, and written as an editor would write it."""

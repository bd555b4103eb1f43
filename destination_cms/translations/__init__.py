"""Translations of a page: they follow the facts of their source, and know which of its texts have changed."""

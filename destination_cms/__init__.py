"""The content of a destination: edited in Wagtail, read by GraphQL, synced at night."""

__version__ = "0.1.0"

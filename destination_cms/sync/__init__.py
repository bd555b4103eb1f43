"""The sync feed for apps: private to the core."""

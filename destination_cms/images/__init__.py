"""Pictures: what is public of them, and the renditions that are made ahead of any read."""

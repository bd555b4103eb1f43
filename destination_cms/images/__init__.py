"""Images: their public data, and the renditions that are made ahead of any read."""

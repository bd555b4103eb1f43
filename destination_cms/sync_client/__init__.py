"""A client of the sync feed that mirrors a site into a folder: standard library only, no Django."""

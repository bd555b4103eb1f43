"""Make a base map from an extract of OpenStreetMap: a program for a developer's machine, never for a web process.

It needs the extra ``maps``. Nothing of the plugin is imported, and Django is not needed.
"""

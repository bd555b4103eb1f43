"""The product beside what a user would pick instead: a stock Wagtail site with its GraphQL plugin, and independent floors.

``python -m benchmarks peers`` makes both sites with the same content, checks that both tell the same facts, and measures
them in turn. The plugin and its site have a virtual environment of their own; nothing of them is part of the package.
"""

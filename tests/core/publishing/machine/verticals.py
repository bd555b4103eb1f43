"""The verticals that join the machine, each by the module ``machine`` of its own tests, where they are installed.

Such a module has

- ``PAGES``: by the name of a kind, its page class and the relations that lead from its pages to other content;
- ``WORDS``: by the name of a kind, the snippets that its pages share;
- ``add_to_town``: a function that publishes a little of everything;
- ``Rules``: the class of its steps.
"""

from types import ModuleType

from tests.verticals import parts_of_verticals


def joining() -> list[ModuleType]:
    """Return the modules of those that are installed."""
    return parts_of_verticals("machine")

"""Public test kit: verify that a vertical keeps the core's promises to its readers.

One call in a test with a database, with ``pytest.mark.django_db`` or in a ``django.test.TestCase``::

    def test_events_keep_the_contract(db):
        assert_vertical_contract(vertical, make={"event": lambda parent: EventPage(starts_at=…, ends_at=…)})
"""

from .contract import assert_vertical_contract
from .demands import ContractBroken

__all__ = ["ContractBroken", "assert_vertical_contract"]

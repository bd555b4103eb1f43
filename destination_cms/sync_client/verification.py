"""Verification of a replica from its files alone, without the network."""

from .inventory import Inventory, SetMismatch
from .records import RecordDamaged
from .replica import Replica


def verify(replica: Replica) -> Inventory:
    """Read every record file, compute every digest again, and compare with the last checkpoint.

    Raises:
        SetMismatch: the files are not the set of the checkpoint.
    """
    if replica.is_applying:
        raise SetMismatch("an apply was interrupted: the next sync finishes it")
    if not replica.position.token:
        raise SetMismatch("no sync has reached a checkpoint yet")
    try:
        found = replica.inventory()
    except RecordDamaged as error:
        raise SetMismatch(str(error)) from error
    found.prove(count=replica.position.count, checksum=replica.position.checksum)
    return found

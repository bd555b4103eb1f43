"""The command that moves uploads to private storages refuses an alias that cannot be meant."""

import pytest
from django.core.management import CommandError, call_command


@pytest.mark.parametrize(("alias", "message"), [("nowhere", "nowhere"), ("default", "are still stored in 'default'")])
def test_a_wrong_alias_is_refused(db: None, alias: str, message: str) -> None:
    with pytest.raises(CommandError, match=message):
        call_command("move_private_files", alias)

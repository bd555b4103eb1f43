"""Write the demo site: home page, languages, accounts, the content of each vertical, and menus."""

from contextlib import nullcontext
from importlib import import_module
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from destination_cms.registry import get_verticals

from ...accounts import ADMIN, EDITOR, PASSWORD, ensure_accounts
from ...first_files import make_first_files
from ...homes import ensure_homes, homes_in_use, set_address
from ...indexes import indexes_written_once
from ...menus import ensure_menus
from ...upstream_names import name_in_french
from ...writing import is_seeded

#: The module that writes what a vertical shows, by the vertical's name: nothing is written for a vertical that is not
#: installed. The text pages and the notices are the core's; a notice names an event of the news.
OF_CORE = ("texts", "notices")
PARTS = {"circuits": "circuits", "mice": "offers", "news": "news", **{name: name for name in OF_CORE}}


class Command(BaseCommand):
    help = (
        "Write the demo: a French and English home page as root of the default site, the content of every "
        "vertical, menus, and two accounts. Run again, it adds missing parts of the frame and does not change content. "
        "With --below-home it writes content and menus into a site that is in use, below its home page."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", help="Host name of the default site, for the addresses that it shows.")
        parser.add_argument("--port", type=int, help="Port of the default site, for the addresses that it shows.")
        parser.add_argument(
            "--below-home",
            action="store_true",
            help="Keep the home page of the default site, its languages and its accounts, and write below it.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        # One transaction means one sweep of the ledger, and no half-written demo after a failure.
        with transaction.atomic():
            homes = homes_in_use() if options["below_home"] else ensure_homes()
            set_address(options["host"], options["port"])
            if not options["below_home"]:
                # Their password is public.
                ensure_accounts()
                name_in_french()
            here = {*get_verticals(), *OF_CORE}
            parts = [name for name in PARTS if name in here and not is_seeded(homes[0], name)]
            with indexes_written_once() if parts else nullcontext():
                for name in parts:
                    import_module(f"...{PARTS[name]}", __package__).seed(homes[0])
                ensure_menus(homes, homes[0].translation_key)
        make_first_files()
        self.stdout.write(f"The demo is written under “{homes[0].title}”.")
        for name in () if options["below_home"] else (EDITOR, ADMIN):
            self.stdout.write(f"Log in as {name} / {PASSWORD}")

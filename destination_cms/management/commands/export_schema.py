"""Print the GraphQL schema."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ...graphql.schema import schema_text
from ...registry import get_verticals


class Command(BaseCommand):
    help = "Print the GraphQL schema of the installed verticals in its definition language."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--verticals", help="names with commas between them: print the schema of a site that has these only"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verticals"] is None:
            self.stdout.write(schema_text(), ending="")
            return
        installed = get_verticals()
        names = [name for name in options["verticals"].split(",") if name]
        unknown = sorted(set(names) - set(installed))
        if unknown:
            raise CommandError(f"There is no vertical {unknown[0]}; installed are: {', '.join(installed)}.")
        self.stdout.write(schema_text({name: installed[name] for name in names}), ending="")

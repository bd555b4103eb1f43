"""Print the GraphQL schema."""

from typing import Any

from django.core.management.base import BaseCommand

from ...graphql.schema import schema_text


class Command(BaseCommand):
    help = "Print the GraphQL schema of the installed verticals in its definition language."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(schema_text(), ending="")

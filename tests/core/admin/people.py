"""Who works in the admin of a test, and what they see of it."""

import html
import re
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import GroupPagePermission, Page
from wagtail.users.models import UserProfile

TAG = re.compile(r"<[^>]*>")
ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)


class Person:
    """A user who is logged in."""

    def __init__(self, user: Any) -> None:
        self.user = user
        self.client = Client()
        self.client.force_login(user)

    def source(self, path: str, **query: Any) -> str:
        """Return a page of the admin as it is sent."""
        response = self.client.get(path, query or None)
        assert response.status_code == 200, (path, response.status_code)
        return response.content.decode()

    def text(self, path: str, **query: Any) -> str:
        return words(self.source(path, **query))

    def rows(self, path: str, **query: Any) -> list[str]:
        """Return the words of each row of a listing, without its head."""
        return self.rows_at(f"{path}results/", **query)

    def rows_at(self, path: str, **query: Any) -> list[str]:
        return [words(row) for row in ROW.findall(self.source(path, **query)) if "<th" not in row]

    def titles(self, path: str, among: Any, **query: Any) -> set[str]:
        """Return which of these pages a listing shows."""
        rows = self.rows(path, **query)
        return {page.title for page in among if any(page.title in row for row in rows)}

    def count_queries(self, path: str, **query: Any) -> int:
        with CaptureQueriesContext(connection) as queries:
            self.source(path, **query)
        return len([query for query in queries if query["sql"].startswith("SELECT")])


def new_links(person: Person) -> set[str]:
    """Return the kinds that the front page lets a user create."""
    return set(re.findall(r'href="/admin/destination/([a-z-]+)/choose_parent/"', person.source("/admin/")))


def words(source: str) -> str:
    return " ".join(html.unescape(TAG.sub(" ", source)).split())


def editor(language: str = "fr") -> Person:
    """Return a user who may do everything."""
    name = f"editor-{language}"
    return Person(_with_language(get_user_model().objects.create_superuser(name, f"{name}@example.org", "x"), language))


def limited(page: Page | None, *actions: str, language: str = "fr") -> Person:
    """Return a user with these permissions below a page, and none elsewhere."""
    user = get_user_model().objects.create_user("limited", "limited@example.org", "x")
    group = Group.objects.create(name="Of a section")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for action in actions:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{action}_page")
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    user.groups.add(group)
    return Person(_with_language(user, language))


def _with_language(user: Any, language: str) -> Any:
    UserProfile.objects.create(user=user, preferred_language=language)
    return user

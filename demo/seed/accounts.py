"""The demo's accounts: an editor and an administrator, with a public password."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.snippets.models import get_snippet_models
from wagtail.users.models import UserProfile

from .documents import LANGUAGES

EDITOR, ADMIN = "editor", "admin"
PASSWORD = "destination"  # noqa: S105 - printed for every visitor of the demo
GROUPS = ("Editors", "Moderators")
TRANSLATE = "submit_translation"


def ensure_accounts() -> None:
    """Make the editor and the administrator where no account has their name; change no account that exists."""
    users = get_user_model()._default_manager
    name_field = get_user_model().USERNAME_FIELD
    if not users.filter(**{name_field: EDITOR}).exists():
        editor = users.create_user(EDITOR, password=PASSWORD, email="")
        editor.groups.add(*_groups())
        UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": LANGUAGES[0]})
    if not users.filter(**{name_field: ADMIN}).exists():
        users.create_superuser(ADMIN, password=PASSWORD, email="")


def _groups() -> list[Group]:
    """Return the groups of an editor who publishes, with rights on every snippet of ours and on translating."""
    ours = [model for model in get_snippet_models() if model._meta.app_label.startswith("destination_")]
    types = ContentType.objects.get_for_models(*ours).values()
    rights = Permission.objects.filter(content_type__in=types) | Permission.objects.filter(codename=TRANSLATE)
    editors, moderators = (Group.objects.get_or_create(name=name)[0] for name in GROUPS)
    editors.permissions.add(*rights.exclude(codename__startswith="publish_"))
    moderators.permissions.add(*rights)
    return [editors, moderators]

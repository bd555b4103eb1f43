"""A site whose content is in Greek: what is in Latin letters on a page of the admin is not content."""

from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.users.models import UserProfile

from demo.seed.accounts import EDITOR, GROUPS, ensure_accounts
from news.models import ArticleSection, NewsArticlePage, NewsIndexPage, Section
from tests.destination import Destination
from tests.mice.offers import add_index, new_offer
from tests.site_snippets import add_identity, add_menu

MODERATOR = "moderator"
SHARED = (
    "access_admin",
    "add_image",
    "change_image",
    "choose_image",
    "add_document",
    "change_document",
    "choose_document",
)


def fill(destination: Destination) -> None:
    """Add each kind of thing, a draft, a scheduled page, a translation and a page that waits for a moderator."""
    for page in Page.objects.filter(depth=2).exclude(pk=destination.home.pk):
        page.delete()  # the page that Wagtail's migrations write
    Collection.objects.filter(depth=1).update(name="Ρίζα")
    Page.objects.filter(depth=1).update(title="Ρίζα", draft_title="Ρίζα")
    destination.home.title = "Αρχή"
    destination.home.save_revision().publish()
    district = destination.district("Συνοικία", slug="district")
    image = destination.image("Εικόνα")
    get_document_model().objects.create(title="Έγγραφο", file=ContentFile(b"1", name="1.pdf"))
    spot = destination.spot("Τόπος", slug="spot", cover_image=image, cover_image_alt="Εικόνα", district=district)
    destination.spot("Σχέδιο", slug="draft", live=False)
    circuit = destination.circuit("Διαδρομή", [spot], slug="circuit")
    offer = new_offer("Προσφορά", links=[circuit], languages=["fr"], slug="offer", kind="MEETING")
    destination._add(offer, add_index(destination, "Προσφορές", slug="offers"))
    news = destination._add(NewsIndexPage(title="Νέα", slug="news"))
    section = Section.objects.create(name="Ενότητα", slug="section", locale=destination.fr)
    article = NewsArticlePage(title="Άρθρο", slug="article", go_live_at=timezone.now() + timedelta(days=3))
    article.sections = [ArticleSection(section=section)]
    destination._add(article, news)
    add_menu(destination, circuit)
    add_identity(destination, "Όνομα")
    ensure_roles()
    _await_a_moderator(spot)


def ensure_roles() -> None:
    """Add the accounts of the demo, a moderator, and the rights that Wagtail's migrations give to their groups."""
    ensure_accounts()
    users = get_user_model()
    moderator = users.objects.create_user(MODERATOR, password="x")
    editors, moderators = (Group.objects.get(name=name) for name in GROUPS)
    moderator.groups.add(moderators)
    users.objects.get(username=EDITOR).groups.remove(moderators)
    shared = Permission.objects.filter(codename__in=SHARED)
    for group, actions in ((editors, ("add", "change")), (moderators, ("add", "change", "publish"))):
        group.permissions.add(*shared)
        for action in actions:
            right = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{action}_page")
            GroupPagePermission.objects.get_or_create(group=group, page=Page.objects.get(depth=1), permission=right)
        for right in shared.exclude(codename="access_admin"):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=Collection.objects.get(depth=1), permission=right
            )
    for group, name in ((editors, "Συντάκτες"), (moderators, "Επόπτες")):
        group.name = name
        group.save()
    for user in users.objects.all():
        UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "fr"})
        user.last_name = "Χρήστης"
        user.save()


def _await_a_moderator(page: Any) -> None:
    # Those that Wagtail's migrations write.
    Workflow.objects.all().delete()
    Task.objects.all().delete()
    task = GroupApprovalTask.objects.create(name="Έγκριση")
    task.groups.add(Group.objects.get(name="Επόπτες"))
    workflow = Workflow.objects.create(name="Ροή")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(workflow=workflow, page=Page.objects.get(depth=1))
    page.title = "Τόπος δεύτερος"
    editor = get_user_model().objects.get(username=EDITOR)
    page.save_revision(user=editor)
    workflow.start(page, editor)


def client_of(role: str) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.get(username=role))
    return client

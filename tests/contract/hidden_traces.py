"""How public things come near to hidden ones: references, drafts, people, redirects."""

from dataclasses import replace
from typing import Any

from django.contrib.auth import get_user_model
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import Comment, DraftStateMixin, Page, Revision, Site

from tests.destination import fresh, picture_file

from .hidden_shared import HiddenShared
from .planter import Planter
from .public_site import PublicSite
from .site_things import SiteThings


def refer_to_hidden(
    planter: Planter, public: PublicSite, things: SiteThings, pages: list[Any], shared: HiddenShared
) -> None:
    """Publish the bearers with everything hidden in them: rows, links, covers, pictures and snippets.

    The text of the bearers is public; what belongs to a hidden target's row or picture is secret.
    """
    for number, bearer in enumerate(public.bearers):
        turn = number % len(shared.images)
        filler = replace(
            public.filler(targets=pages),
            use_text=lambda where: planter.canaries.word(f"what a bearer says of a hidden thing: {where}"),
            images=shared.images[turn:] + shared.images[:turn],
            shared=lambda model, number=number: (
                _in_turn(shared.snippets.get(model), number)
                or planter.named(model, f"what a bearer refers to: {model._meta.model_name}")
            ),
        )
        filler.fill(fresh(bearer)).save_revision().publish()
        if number < len(things.bearers):
            things.refer_to_hidden(public, filler, number)


def _in_turn(snippets: list[Any] | None, number: int) -> Any:
    return snippets[number % len(snippets)] if snippets else None


def add_drafts(planter: Planter, public: PublicSite) -> None:
    """Leave a draft on public things: what they will say tomorrow is a secret today."""
    for page in public.pages:
        planter.rewrite(fresh(page), f"draft of a live page ({page.title})").save_revision()
    for model, snippet in public.shared.items():
        if issubclass(model, DraftStateMixin):
            draft = planter.filler(f"draft of a live {model._meta.model_name}").fill(fresh(snippet))
            draft.save_revision(clean=False)


def name_people(planter: Planter) -> None:
    """Let a user with a secret name own, lock, change and discuss everything."""
    word = planter.canaries.word
    user = get_user_model().objects.create_user(
        username=word("user name"),
        email=f"{word('e-mail')}@{word('e-mail host')}.example",
        first_name=word("first name"),
        last_name=word("last name"),
        password=word("password"),
    )
    Page.objects.update(owner=user, locked_by=user)
    get_image_model().objects.update(uploaded_by_user=user)
    Revision.objects.update(user=user)
    for page in Page.objects.filter(depth=3):
        Comment.objects.create(page=page, user=user, text=word("comment"), contentpath="title")
        log(page, "wagtail.edit", user=user, data={"note": word("log entry")})


def add_neighbours(planter: Planter, hidden: list[Any]) -> None:
    """Add redirects to hidden pages, to another site's and from paths that were never public, and a document."""
    for page in hidden:
        planter.redirect("redirect to a hidden page", redirect_page=page)
    other = Site.objects.get(hostname="other.example")
    planter.redirect("redirect of another site", site=other, redirect_link="https://public.example/")
    name = planter.canaries.word("document: file name")
    get_document_model().objects.create(
        title=planter.canaries.word("document: title"), file=picture_file(f"{name}.pdf")
    )


def move_in_and_out(planter: Planter, page: Any, private: Page) -> None:
    """Move a public page into a private section and back at once: Wagtail makes a redirect from in there."""
    home, public_path = page.get_parent(), fresh(page).get_url_parts()[2]
    fresh(page).move(fresh(private), pos="last-child")
    fresh(page).move(fresh(home), pos="last-child")
    # Where it is now; that anybody may know.
    Redirect.objects.filter(old_path=public_path.rstrip("/")).delete()
    for redirect in Redirect.objects.filter(redirect_page=page, automatically_created=True):
        planter.hide(redirect, "redirect from a private section")
        planter.guesses.hidden_paths.add(redirect.old_path)

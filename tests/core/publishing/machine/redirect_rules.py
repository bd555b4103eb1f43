"""Rules: redirects, to pages of any state and to other hosts; Wagtail writes more of them by itself."""

from typing import Any

from django.db.models import Q
from hypothesis import strategies as st
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from .base_rules import BaseRules, play
from .town import choose, editable

which = st.integers(0, 11)


class RedirectRules(BaseRules):
    """What happens in the list of redirects."""

    @play(target=which, site=which)
    def write_a_redirect(self, target: int, site: int) -> None:
        """Redirect to a page, now and then to another host; for one site or for all."""
        number = self.next_number()
        with self.change():
            Redirect.add_redirect(f"/old-{number}", _goal(target), site=_site(site))

    @play(redirect=which, target=which, site=which)
    def edit_a_redirect(self, redirect: int, target: int, site: int) -> None:
        found = choose(Redirect.objects, redirect)
        goal, number = _goal(target), self.next_number()
        with self.change():
            if found is not None:
                found.old_path, found.site = f"/old-{number}", _site(site)
                found.redirect_page, found.redirect_link = (None, goal) if isinstance(goal, str) else (goal, "")
                found.save()

    @play(redirect=which)
    def delete_a_redirect(self, redirect: int) -> None:
        self.delete_row(choose(Redirect.objects, redirect))

    @play(page=which)
    def publish_under_another_slug(self, page: int) -> None:
        """Publish a draft under another slug than it had, which must not become public."""
        found = choose(editable(Page, self.breakage.pks).filter(live=False), page)
        if found is not None:
            self.save(found.specific, True, slug=f"slug-{self.next_number()}")


def _goal(number: int) -> Any:
    return choose(Page.objects.exclude(depth=1), number) if number < 10 else f"https://example.org/{number}"


def _site(number: int) -> Site | None:
    return (
        choose(Site.objects.filter(Q(is_default_site=True) | Q(hostname="second.test")), number) if number < 6 else None
    )

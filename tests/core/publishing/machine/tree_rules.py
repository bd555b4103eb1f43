"""Rules: the tree, privacy, and the sites."""

from hypothesis import strategies as st
from wagtail.models import Page, PageViewRestriction, Site

from .base_rules import BaseRules, play
from .town import HOSTS, choose, content_pages, has_room, sections

which = st.integers(0, 11)


class TreeRules(BaseRules):
    """What happens in the explorer and in the settings."""

    @play(parent=which)
    def write_a_section(self, parent: int) -> None:
        number = self.next_number()
        self.add(Page(title=f"Section {number}", slug=f"section-{number}"), choose(sections(), parent), True)

    @play(page=which, parent=which, is_section=st.booleans(), is_out=st.booleans())
    def move(self, page: int, parent: int, is_section: bool, is_out: bool) -> None:
        """Move a page or a subtree: elsewhere, into a private section, to another site, out of all."""
        found = choose(sections() if is_section else content_pages(), page)
        target = Page.get_first_root_node() if is_out else choose(sections(), parent)
        with self.change():
            if found is not None and has_room(target, found):
                found.move(target, pos="last-child")

    @play(page=which)
    def reorder(self, page: int) -> None:
        """Move a page to the first place among its siblings: the paths of all of them change."""
        found = choose(sections(), page)
        with self.change():
            first = found.get_first_sibling()
            if first.pk != found.pk:
                found.move(first, pos="left")

    @play(page=which, is_section=st.booleans())
    def change_a_slug(self, page: int, is_section: bool) -> None:
        found = choose(sections() if is_section else content_pages().exclude(pk__in=self.breakage.pks), page)
        with self.change():
            if found is not None and found.alias_of_id is None:
                found = found.specific
                found.slug = f"slug-{self.next_number()}"
                found.save_revision().publish()

    @play(page=which, is_section=st.booleans())
    def make_private(self, page: int, is_section: bool) -> None:
        found = choose(sections() if is_section else content_pages(), page)
        with self.change():
            if found is not None:
                PageViewRestriction.objects.get_or_create(page=found, restriction_type="login")

    @play(number=which)
    def make_public(self, number: int) -> None:
        found = choose(PageViewRestriction.objects, number)
        with self.change():
            if found is not None:
                found.delete()

    @play(page=which)
    def delete_a_section(self, page: int) -> None:
        """Delete a section with all below it; a site goes with its root."""
        default = Site.objects.get(is_default_site=True).root_page
        kept = [default.pk, *default.get_ancestors().values_list("pk", flat=True)]
        found = choose(sections().exclude(pk__in=kept).filter(numchild__lte=2), page)
        with self.change():
            if found is not None:
                found.delete()

    @play(root=which)
    def re_root_the_second_site(self, root: int) -> None:
        """Let the second site begin at another section, in the first one's tree or beside it."""
        site = Site.objects.filter(hostname=HOSTS[1]).first() or Site(hostname=HOSTS[1], port=80)
        site.root_page = choose(sections(), root)
        with self.change():
            site.save()

    @play()
    def close_the_second_site(self) -> None:
        with self.change():
            Site.objects.filter(hostname=HOSTS[1]).delete()

"""Rules: time, the scheduler, changes behind the signals' back, and text that cannot be read."""

from datetime import timedelta

from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from hypothesis import strategies as st
from wagtail.models import Page

from circuits.models import CircuitPage, CircuitStop, SpotPage
from destination_cms.publishing.reconcile import reconcile_publications

from .base_rules import BaseRules, play
from .town import choose, content_pages, districts, editable, folders, pictures

which = st.integers(0, 11)
hours = st.integers(1, 5)

#: Valid JSON, and a list of blocks, but no text where text has to be.
_UNREADABLE = '[{"type": "paragraph", "value": {"no": "text"}, "id": "1"}]'


class OddRules(BaseRules):
    """Unusual actions, and changes without an editor."""

    @play(page=which, ahead=hours)
    def set_an_expiry(self, page: int, ahead: int) -> None:
        found = choose(editable(Page, self.breakage.pks).filter(pk__in=content_pages()), page)
        if found is not None:
            self.save(found.specific, True, expire_at=timezone.now() + timedelta(hours=ahead))

    @play(page=which)
    def lift_an_expiry(self, page: int) -> None:
        found = choose(editable(Page, self.breakage.pks).filter(pk__in=content_pages(), expire_at__isnull=False), page)
        if found is not None:
            self.save(found.specific, True, expire_at=None)

    @play(district=which, ahead=hours)
    def let_a_district_expire(self, district: int, ahead: int) -> None:
        found = choose(districts(), district)
        with self.change():
            if found is not None:
                found.expire_at = timezone.now() + timedelta(hours=ahead)
                found.save_revision().publish()

    @play(page=which, ahead=hours)
    def schedule(self, page: int, ahead: int) -> None:
        """Approve a version for later."""
        found = choose(editable(SpotPage, self.breakage.pks), page)
        if found is not None:
            found.title = f"Spot {self.next_number()}"
            self.save(found, True, go_live_at=timezone.now() + timedelta(hours=ahead))

    @play(ahead=hours)
    def wait(self, ahead: int) -> None:
        """Let time pass without running anything."""
        self.clock.shift(timedelta(hours=ahead))

    @play()
    def run_the_scheduler(self) -> None:
        call_command("publish_scheduled", stderr=self.noise)
        self.observe()

    @play(page=which, kind=st.sampled_from(["title", "live", "expiry", "picture", "folder", "district", "stop"]))
    def update_in_bulk(self, page: int, kind: str) -> None:
        """Change rows without a signal, then reconcile, as every night."""
        rows = content_pages().exclude(pk__in=self.breakage.pks)
        pk = getattr(choose(rows, page), "pk", None)
        title = f"Bulk {self.next_number()}"
        if kind == "title":
            Page.objects.filter(pk=pk).update(title=title)
        elif kind == "live":
            Page.objects.filter(pk=pk).update(live=page % 2 == 0)
        elif kind == "expiry":
            Page.objects.filter(pk=pk).update(expire_at=timezone.now() + timedelta(hours=page - 3))
        elif kind == "picture":
            SpotPage.objects.filter(pk=pk).update(cover_image=choose(pictures(), page), cover_image_alt="A view")
        elif kind == "folder":
            pictures().filter(pk=getattr(choose(pictures(), page), "pk", None)).update(
                collection=choose(folders(), page)
            )
        elif kind == "district":
            districts().filter(pk=getattr(choose(districts(), page), "pk", None)).update(name=title, live=page % 3 > 0)
        else:
            CircuitStop.objects.exclude(circuit__in=self.breakage.pks).filter(pk__gt=0).update(
                spot=choose(SpotPage.objects, page) or 0
            )
        reconcile_publications()
        self.observe()

    @play()
    def reconcile(self) -> None:
        reconcile_publications()
        self.observe()

    @play(page=which, is_circuit=st.booleans())
    def break_a_text(self, page: int, is_circuit: bool) -> None:
        model = CircuitPage if is_circuit else SpotPage
        found = choose(editable(model, self.breakage.pks), page)
        if found is not None:
            self.settle_time()
            self.breakage.begin(found.pk)
            self.breakage.bodies[found.pk] = self._write_body(model, found.pk, _UNREADABLE)

    @play(number=which)
    def heal_a_text(self, number: int) -> None:
        pks = sorted(self.breakage.pks)
        if pks:
            pk = pks[number % len(pks)]
            model = SpotPage if SpotPage.objects.filter(pk=pk).exists() else CircuitPage
            body = self.breakage.end(pk)
            with self.change():
                self._write_body(model, pk, body)
                Page.objects.get(pk=pk).save(clean=False)

    @staticmethod
    def _write_body(model: type[Page], pk: int, body: str) -> str:
        """Write a body in SQL; return what it was."""
        table = model._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT body FROM {table} WHERE page_ptr_id = %s", [pk])  # noqa: S608 - a model's table
            before = cursor.fetchone()[0]
            cursor.execute(f"UPDATE {table} SET body = %s WHERE page_ptr_id = %s", [body, pk])  # noqa: S608
        return str(before)

    @play(spot=which)
    def edit_while_it_is_swept(self, spot: int) -> None:
        """Publish a page, and publish it again after the sweep has read it and before it has committed."""
        found = choose(editable(SpotPage, self.breakage.pks), spot)
        if found is not None:
            title = f"Spot {self.next_number()}"
            self.interruptions.in_a_batch.append(lambda: self._retitle(found.pk, title))
            self.save(found, True)
            self.interruptions.in_a_batch.clear()

    @staticmethod
    def _retitle(pk: int, title: str) -> None:
        page = SpotPage.objects.get(pk=pk)
        page.title = title
        page.save_revision().publish()

"""Rules: pictures, recordings, collections and districts, which are public only while something public shows them."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from hypothesis import strategies as st
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, Site

from destination_cms.models import Audio, BaseMap, District, Theme
from tests.core.audio.recordings import mp3, upload
from tests.core.geo.base_maps.files import pmtiles
from tests.destination import picture_file

from .base_rules import BaseRules, play
from .town import choose, districts, folders, other_locale, pictures, recordings, themes

which = st.integers(0, 11)


class SharedRules(BaseRules):
    """What happens in the image library and in the taxonomy."""

    @play(folder=which)
    def upload_a_picture(self, folder: int) -> None:
        with self.change():
            get_image_model().objects.create(
                title=f"Picture {self.next_number()}",
                file=picture_file(size=(4, 3)),
                collection=choose(folders(), folder),
            )

    @play(picture=which)
    def retitle_a_picture(self, picture: int) -> None:
        found = choose(pictures(), picture)
        with self.change():
            if found is not None:
                found.title = f"Picture {self.next_number()}"
                found.save()

    @play(picture=which)
    def replace_a_file(self, picture: int) -> None:
        found = choose(pictures(), picture)
        with self.change():
            if found is not None:
                found.file = picture_file(size=(4, 3))
                found._set_image_file_metadata()
                found.save()
                found.renditions.all().delete()

    @play(picture=which)
    def delete_a_picture(self, picture: int) -> None:
        self.delete_row(choose(pictures(), picture))

    @play(picture=which, folder=which)
    def move_a_picture(self, picture: int, folder: int) -> None:
        found = choose(pictures(), picture)
        with self.change():
            if found is not None:
                found.collection = choose(folders(), folder)
                found.save()

    @play()
    def record(self) -> None:
        with self.change():
            Audio.objects.create(title=f"Voice {self.next_number()}", language="fr", file=upload(), transcript="…")

    @play(audio=which, is_over=st.booleans())
    def change_a_recording(self, audio: int, is_over: bool) -> None:
        """Another title, and rights that end or have ended."""
        found = choose(recordings(), audio)
        with self.change():
            if found is not None:
                found.title = f"Voice {self.next_number()}"
                found.rights_until = timezone.localdate() - timedelta(days=1) if is_over else None
                found.save()

    @play(audio=which)
    def record_again(self, audio: int) -> None:
        found = choose(recordings(), audio)
        with self.change():
            if found is not None:
                found.file = upload(mp3(self.next_number() % 7 + 1))
                found.save()

    @play(audio=which)
    def delete_a_recording(self, audio: int) -> None:
        self.delete_row(choose(recordings(), audio))

    @play(site=which, zoom=st.integers(1, 3), data=st.sampled_from(["A. Land", "B. Land"]))
    def draw_a_base_map(self, site: int, zoom: int, data: str) -> None:
        """Upload a site's base map, replace its file, or change whose data it is."""
        where = choose(Site.objects, site)
        with self.change():
            found = BaseMap.objects.filter(site=where).first() or BaseMap(site=where)
            if found.pk is None or zoom > 1:
                found.file = SimpleUploadedFile(f"map-{self.next_number()}.pmtiles", pmtiles(zooms=(0, zoom)))
            found.attribution = data
            found.save()

    @play(site=which)
    def delete_a_base_map(self, site: int) -> None:
        self.delete_row(BaseMap.objects.filter(site=choose(Site.objects, site)).first())

    @play(folder=which)
    def open_or_close_a_collection(self, folder: int) -> None:
        found = choose(folders(), folder)
        with self.change():
            restriction = CollectionViewRestriction.objects.filter(collection=found).first()
            if restriction is None:
                CollectionViewRestriction.objects.create(collection=found, restriction_type="login")
            else:
                restriction.delete()

    @play(folder=which, parent=which)
    def move_a_collection(self, folder: int, parent: int) -> None:
        """Move a collection below another or back to the top, as the admin does: saved, then moved."""
        found, below = choose(folders(), folder), choose(Collection.objects, parent)
        with self.change():
            if not below.path.startswith(found.path):
                found.save()
                found.move(below, "sorted-child")

    @play(district=which, cover=which)
    def edit_a_district(self, district: int, cover: int) -> None:
        found = choose(districts(), district)
        with self.change():
            if found is not None:
                found.name = f"District {self.next_number()}"
                found.cover_image = choose(pictures(), cover) if cover < 8 else None
                found.cover_image_alt = "Walls" if found.cover_image else ""
                found.save_revision().publish()

    @play(district=which)
    def unpublish_a_district(self, district: int) -> None:
        found = choose(districts(), district)
        with self.change():
            if found is not None:
                found.unpublish()

    @play(district=which)
    def translate_a_district(self, district: int) -> None:
        found = choose(districts(), district)
        with self.change():
            if found is not None and found.get_translation_or_none(other_locale(found)) is None:
                copy = found.copy_for_translation(other_locale(found))
                copy.live = True
                copy.save()

    @play(district=which)
    def delete_a_district(self, district: int) -> None:
        self.delete_row(choose(districts(), district))

    @play(theme=which, is_public=st.booleans())
    def edit_a_theme(self, theme: int, is_public: bool) -> None:
        """Give a theme another name, or take it away until it has another one."""
        found = choose(themes(), theme)
        with self.change():
            if found is not None and is_public:
                found.name = f"Theme {self.next_number()}"
                found.save_revision().publish()
            elif found is not None:
                found.unpublish()

    @play(theme=which)
    def delete_a_theme(self, theme: int) -> None:
        self.delete_row(choose(themes(), theme))

    @play()
    def write_a_theme(self) -> None:
        with self.change():
            number = self.next_number()
            Theme.objects.create(name=f"Theme {number}", slug=f"theme-{number}", locale=self.french)

    @play()
    def write_a_district(self) -> None:
        with self.change():
            number = self.next_number()
            District.objects.create(name=f"District {number}", slug=f"district-{number}", locale=self.french)

"""Rules: organisations, and layers of augmented reality with their models."""

from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import strategies as st

from circuits.models import SpotLayer, SpotPage
from destination_cms.models import ARLayer, ARModel, Organisation
from tests.core.ar.models import glb

from .base_rules import BaseRules, play
from .town import choose, districts, editable, pictures, recordings

which = st.integers(0, 11)


class RevealRules(BaseRules):
    """What happens on the forms of organisations, layers and models."""

    @play(district=which)
    def found_an_organisation(self, district: int) -> None:
        with self.change():
            number = self.next_number()
            Organisation.objects.create(
                name=f"Organisation {number}",
                slug=f"organisation-{number}",
                locale=self.french,
                district=choose(districts(), district) if district < 8 else None,
            )

    @play(organisation=which, is_public=st.booleans())
    def change_an_organisation(self, organisation: int, is_public: bool) -> None:
        found = choose(Organisation.objects, organisation)
        with self.change():
            if found is not None and is_public:
                found.name = f"Organisation {self.next_number()}"
                found.save_revision().publish()
            elif found is not None:
                found.unpublish()

    @play(organisation=which)
    def dissolve_an_organisation(self, organisation: int) -> None:
        self.delete_row(choose(Organisation.objects, organisation))

    @play(model=which, picture=which, audio=which)
    def draw_a_layer(self, model: int, picture: int, audio: int) -> None:
        with self.change():
            found = choose(ARModel.objects, model)
            if found is None or model > 8:
                found = ARModel.objects.create(title=f"Model {self.next_number()}", file=_model_file())
            ARLayer.objects.create(
                title=f"Layer {self.next_number()}",
                locale=self.french,
                model=found,
                equivalent_text="What lies beneath.",
                cover_image=choose(pictures(), picture),
                cover_image_alt="Pipes",
                audio=choose(recordings(), audio) if audio < 6 else None,
            )

    @play(layer=which, is_public=st.booleans())
    def change_a_layer(self, layer: int, is_public: bool) -> None:
        found = choose(ARLayer.objects, layer)
        with self.change():
            if found is not None and is_public:
                found.title = f"Layer {self.next_number()}"
                found.save_revision().publish()
            elif found is not None:
                found.unpublish()

    @play(model=which)
    def model_again(self, model: int) -> None:
        found = choose(ARModel.objects, model)
        with self.change():
            if found is not None:
                found.title, found.file = f"Model {self.next_number()}", _model_file()
                found.save()

    @play(model=which)
    def delete_a_model(self, model: int) -> None:
        self.delete_row(choose(ARModel.objects, model))

    @play(layer=which)
    def delete_a_layer(self, layer: int) -> None:
        self.delete_row(choose(ARLayer.objects, layer))

    @play(spot=which, layers=st.lists(which, max_size=2, unique=True), host=which)
    def show_layers(self, spot: int, layers: list[int], host: int) -> None:
        """Offer layers at a spot, and name who receives there."""
        page = choose(editable(SpotPage, self.breakage.pks), spot)
        if page is not None:
            chosen = dict.fromkeys(choose(ARLayer.objects, number) for number in layers)
            rows = [SpotLayer(layer=layer, sort_order=order) for order, layer in enumerate(chosen) if layer is not None]
            host_of = choose(Organisation.objects, host) if host < 8 else None
            self.save(page, True, layers=rows, host=host_of)


def _model_file() -> SimpleUploadedFile:
    return SimpleUploadedFile("model.glb", glb())

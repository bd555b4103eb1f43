"""Models of augmented reality in the admin: their listing, and their upload."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from ..models import ARModel
from ..models.checked_rows import TypedDatesMixin
from .listings import MENU_HOOK
from .original_uploads import RoomForOriginalMixin

__all__ = ["ARModelViewSet"]

_ACCEPT: dict[str, Any] = {"accept": ".glb,.usdz,model/gltf-binary,model/vnd.usdz+zip"}


class ARModelForm(RoomForOriginalMixin, TypedDatesMixin, WagtailAdminModelForm):
    """The form of a model."""


class NewARModelForm(RoomForOriginalMixin, forms.ModelForm):  # type: ignore[type-arg]
    """What a model cannot do without, in the modal in which one is chosen."""

    # The page behind the modal has a title too, to which a label of the same id would lead.
    prefix = "ar-model"

    class Meta:
        model = ARModel
        fields = ("title", "file", "credit", "licence")
        widgets: ClassVar = {"file": forms.FileInput(attrs=_ACCEPT)}


class ARModelChooserViewSet(SnippetChooserViewSet):
    """A model is chosen among those that are there, or uploaded on the spot."""

    creation_form_class = NewARModelForm
    create_action_label = _("Upload the model")
    creation_tab_label = _("Upload a model")


class ARModelViewSet(SnippetViewSet):
    """Models, in the menu "Destination"."""

    model = ARModel
    icon = "desktop"
    menu_label = _("Models in 3D")
    menu_order = 307
    menu_hook = MENU_HOOK
    # A copy would share its file with the original.
    copy_view_enabled = False
    chooser_viewset_class = ARModelChooserViewSet
    edit_handler = ObjectList(ARModel.panels, base_form_class=ARModelForm)
    list_display = ("title", "format", "triangle_count", "byte_size")
    list_filter = ("format",)
    ordering = ("title",)

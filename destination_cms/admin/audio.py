"""Recordings in the admin: their listing, and the playing of a private file."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from ..models import Audio
from ..models.audio_widgets import AudioFileWidget, clock_time
from ..models.checked_rows import TypedDatesMixin
from .listings import MENU_HOOK
from .original_uploads import RoomForOriginalMixin

__all__ = ["AudioViewSet", "play_audio"]


class _LengthColumn(Column):
    def get_value(self, instance: Any) -> str:
        return clock_time(instance.duration_seconds)


class AudioForm(RoomForOriginalMixin, TypedDatesMixin, WagtailAdminModelForm):
    """The form of a recording."""


class NewAudioForm(RoomForOriginalMixin, forms.ModelForm):  # type: ignore[type-arg]
    """What a recording cannot do without, in the modal in which one is chosen."""

    # The page behind the modal has a title too, to which a label of the same id would lead.
    prefix = "recording"

    class Meta:
        model = Audio
        fields = ("title", "language", "file", "transcript")
        widgets: ClassVar = {"file": AudioFileWidget}


class AudioChooserViewSet(SnippetChooserViewSet):
    """A recording is chosen among those that are there, or uploaded on the spot."""

    creation_form_class = NewAudioForm
    create_action_label = _("Upload the recording")
    creation_tab_label = _("Upload a recording")


class AudioViewSet(SnippetViewSet):
    """Recordings, in the menu "Destination"."""

    model = Audio
    icon = "media"
    menu_label = _("Audio recordings")
    menu_order = 305
    menu_hook = MENU_HOOK
    # A copy would share its file with the original.
    copy_view_enabled = False
    chooser_viewset_class = AudioChooserViewSet
    edit_handler = ObjectList(Audio.panels, base_form_class=AudioForm)
    list_display = (
        "title",
        "language",
        _LengthColumn("duration_seconds", label=_("Duration"), sort_key="duration_seconds"),
    )
    list_filter = ("language",)
    ordering = ("title",)


def play_audio(request: HttpRequest, pk: int) -> FileResponse:
    """Answer the private file of a recording to those who may edit or choose recordings.

    Raises:
        Http404: there is no such recording, or the storage does not have its file.
        PermissionDenied: the account has no permission for recordings.
    """
    audio = get_object_or_404(Audio, pk=pk)
    if not ModelPermissionPolicy(Audio).user_has_any_permission(request.user, ["add", "change", "delete", "view"]):
        raise PermissionDenied
    try:
        file = audio.file.open("rb")
    except (OSError, ValueError) as error:
        raise Http404 from error
    headers = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}
    return FileResponse(file, content_type=audio.mime_type, headers=headers)

"""Former files of base maps: noted when they are replaced or deleted, removed after the grace time."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_save
from django.utils import timezone

from ..images.removal import grace_time
from ..models import BaseMap, WithdrawnFile

__all__ = ["connect_base_maps"]

_FORMER = "_destination_former_file"


def connect_base_maps() -> None:
    """Connect the receivers. Called once, when the app is ready."""
    uid = "destination_cms.base_maps.{}".format
    pre_save.connect(before_save, sender=BaseMap, dispatch_uid=uid("pre_save"))
    post_save.connect(after_save, sender=BaseMap, dispatch_uid=uid("post_save"))
    post_delete.connect(after_delete, sender=BaseMap, dispatch_uid=uid("post_delete"))


def before_save(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Remember the file of the stored row."""
    stored = BaseMap.objects.filter(pk=instance.pk).values_list("file", flat=True).first()
    setattr(instance, _FORMER, stored or "")


def after_save(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Note a file that was replaced."""
    former = instance.__dict__.pop(_FORMER, "")
    if former and former != instance.file.name:
        _note(former)


def after_delete(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Note the file of a row that goes."""
    if instance.file:
        _note(instance.file.name)


def _note(name: str) -> None:
    WithdrawnFile.objects.create(name=name, remove_after=timezone.now() + grace_time())

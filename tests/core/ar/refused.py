"""How a broken model is refused."""

import pytest

from destination_cms.ar.glb import read_glb
from destination_cms.ar.refusals import ModelRefused
from destination_cms.ar.usdz import read_usdz

from .models import Edit, glb


def refused_glb(data: bytes) -> ModelRefused:
    with pytest.raises(ModelRefused) as caught:
        read_glb("fort.glb", data)
    return caught.value


def refused_edit(edit: Edit) -> ModelRefused:
    """Return the refusal of a box whose JSON was changed."""
    return refused_glb(glb(edit=edit))


def refused_usdz(data: bytes) -> ModelRefused:
    with pytest.raises(ModelRefused) as caught:
        read_usdz("fort.usdz", data)
    return caught.value

"""Layers of augmented reality: where they stand, their models, and the equivalent for everyone."""

import graphene

from ... import choices_ar as choices
from ...models.ar_models import ARModelFormat as ARModelFormatChoices
from ..scalars import Locale
from .audio import audio_field
from .enums import enum_of
from .geo import GeoPoint
from .images import Image, ImageUse
from .node import Node
from .published_files import PublishedFileFields
from .records import PartType, RecordType, translations_field

__all__ = ["ARLayer", "ARModel", "ARViewpoint"]

ARReveal = enum_of(choices.Reveal, "ARReveal", "Where what a layer shows lies, in space or in time.")
ARAnchor = enum_of(choices.Anchor, "ARAnchor", "What an app recognises to place a layer.")
ARAltitudeMode = enum_of(choices.AltitudeMode, "ARAltitudeMode", "What a height is counted from, as ARCore's anchors.")
ARVerticalDatum = enum_of(choices.VerticalDatum, "ARVerticalDatum", "Surface of which a height is told.")
AROcclusion = enum_of(choices.Occlusion, "AROcclusion", "How the real world hides a model.")
ARDevice = enum_of(choices.ViewingDevice, "ARDevice", "What a layer is made for.")
ARModelFormat = enum_of(ARModelFormatChoices, "ARModelFormat", "File format of a model.")


class ARModelFile(PublishedFileFields):
    """The file of a model, as it was uploaded."""


class ARModelSize(PartType):
    """Extent of a model in metres, as glTF has its axes: y is up."""

    width_meters = graphene.Float(required=True, source="width", description="Along x, in metres.")
    height_meters = graphene.Float(required=True, source="height", description="Along y, upwards, in metres.")
    depth_meters = graphene.Float(required=True, source="depth", description="Along z, in metres.")


class ARModel(RecordType):
    """A model in three dimensions, in one file format."""

    class Meta:
        interfaces = (Node,)

    title = graphene.String(required=True, description="Title for editors, as plain text.")
    format = ARModelFormat(required=True, description="File format.")
    triangle_count = graphene.Int(description="Number of triangles that are drawn; null if it is not known.")
    texture_count = graphene.Int(description="Number of textures; null if it is not known.")
    size = graphene.Field(ARModelSize, source="size_m", description="Its extent; null if it is not known.")
    credit = graphene.String(required=True, description="Credit as plain text; empty if unknown.")
    licence = graphene.String(required=True, description="Licence, for example CC BY 4.0; empty if unknown.")
    file = graphene.Field(
        ARModelFile,
        description="The file; null for moments after the first publication, until its public copy has been made.",
    )


class GeoPosePosition(PartType):
    """Position of OGC GeoPose 1.0."""

    lat = graphene.Float(required=True, description="Degrees north, WGS84, -90 to 90.")
    lon = graphene.Float(required=True, description="Degrees east, WGS84, -180 to 180.")
    h = graphene.Float(required=True, description="Metres above the WGS84 ellipsoid.")


class GeoPoseAngles(PartType):
    """Angles of OGC GeoPose 1.0, in the frame east, north, up."""

    yaw = graphene.Float(required=True, description="Degrees around the axis that points up.")
    pitch = graphene.Float(required=True, description="Degrees around the axis that yaw has turned from north.")
    roll = graphene.Float(
        required=True, description="Degrees around the axis that yaw and pitch have turned from east."
    )


class GeoPoseQuaternion(PartType):
    """Rotation of OGC GeoPose 1.0 as a unit quaternion, in the frame east, north, up."""

    x = graphene.Float(required=True, description="The number that i has, -1 to 1.")
    y = graphene.Float(required=True, description="The number that j has, -1 to 1.")
    z = graphene.Float(required=True, description="The number that k has, -1 to 1.")
    w = graphene.Float(required=True, description="The real number, -1 to 1.")


class GeoPoseYpr(PartType):
    """A pose in the encoding Basic-YPR of OGC GeoPose 1.0; its fields are those of the standard's JSON."""

    position = graphene.Field(GeoPosePosition, required=True, description="Where it is.")
    angles = graphene.Field(GeoPoseAngles, required=True, description="How it is turned.")


class GeoPoseBasicQuaternion(PartType):
    """A pose in the encoding Basic-Quaternion of OGC GeoPose 1.0; its fields are those of the standard's JSON."""

    position = graphene.Field(GeoPosePosition, required=True, description="Where it is.")
    quaternion = graphene.Field(GeoPoseQuaternion, required=True, description="How it is turned.")


class GeoPose(PartType):
    """A pose in both basic encodings of OGC GeoPose 1.0 (21-056r11)."""

    basic_ypr = graphene.Field(GeoPoseYpr, required=True, description="As yaw, pitch and roll.")
    basic_quaternion = graphene.Field(GeoPoseBasicQuaternion, required=True, description="As a quaternion.")


class ARViewpoint(PartType):
    """Where one stands to look at a layer."""

    latitude = graphene.Float(required=True, description="Degrees north, -90 to 90.")
    longitude = graphene.Float(required=True, description="Degrees east, -180 to 180.")
    heading_degrees = graphene.Int(
        source="heading_deg",
        description="Where to look: degrees clockwise from true north, 0 to 359; null if unknown.",
    )


class ARImageTarget(PartType):
    """An image that an app recognises on the spot."""

    image = graphene.Field(Image, required=True, description="The image, as it hangs on the spot.")
    width_centimeters = graphene.Int(
        source="width_cm", description="Its width on the spot in centimetres; null if unknown."
    )


class ARLayer(RecordType):
    """What visitors see over a place through a phone or glasses, with the same for everyone else."""

    class Meta:
        interfaces = (Node,)

    locale = Locale(required=True, description="Language of the texts.")
    title = graphene.String(required=True, description="Title as plain text.")
    reveal = ARReveal(required=True, description="Where what it shows lies, in space or in time.")
    explanation = graphene.String(
        required=True, description="What one looks at, as plain text; empty if there is none."
    )
    model = graphene.Field(ARModel, description="The model as GLB; null if its rights have ended.")
    apple_model = graphene.Field(ARModel, description="The model as USDZ, for Apple's devices; null if there is none.")
    anchor = ARAnchor(required=True, description="What an app recognises to place it.")
    location = graphene.Field(GeoPoint, description="Position of the model; null if it has none.")
    altitude_mode = ARAltitudeMode(required=True, description="What heightMeters is counted from.")
    height_meters = graphene.Float(
        source="height_m", description="Height in metres, below 0 for beneath; null if it is not stated."
    )
    vertical_datum = ARVerticalDatum(
        description="Surface of which heightMeters is told, if it is counted from a datum; else null."
    )
    geopose = graphene.Field(
        GeoPose,
        name="geoPose",
        description="Its pose; null unless its height is told above the WGS84 ellipsoid, as the standard asks for.",
    )
    target = graphene.Field(ARImageTarget, description="Image that is recognised on the spot; null if there is none.")
    occlusion = AROcclusion(description="How the real world hides it; null if it is not stated.")
    device = ARDevice(required=True, description="What it is made for.")
    viewpoint = graphene.Field(ARViewpoint, description="Where one stands to look at it; null if it is not stated.")
    safety_note = graphene.String(description="What to mind while looking, as plain text; null if there is nothing.")
    equivalent_text = graphene.String(
        required=True, description="What is seen, in words, for everyone without augmented reality; plain text."
    )
    cover = graphene.Field(ImageUse, description="A picture of what is seen; null if there is none.")
    audio = audio_field("what is seen")
    translations = translations_field(lambda: ARLayer)

"""Audio recordings: their transcripts, and the file to be played."""

from typing import Any

import graphene

from ...choices import SpokenLanguage
from .node import Node
from .published_files import PublishedFileFields
from .records import RecordType


class AudioFile(PublishedFileFields):
    """The file of a recording, without the tags of the original. It is served with ranges where the storage does so."""

    mime_type = graphene.String(required=True, description="Media type: audio/mpeg (RFC 3003) or audio/mp4 (RFC 4337).")


class Audio(RecordType):
    """A recording of speech, with its transcript. It may be in another language than what offers it."""

    class Meta:
        interfaces = (Node,)

    title = graphene.String(required=True, description="Title as plain text, in the language of the recording.")
    language = graphene.String(
        required=True,
        description="BCP 47 tag of the language that is spoken, in lower case: "
        + ", ".join(value for value in SpokenLanguage.values if value != SpokenLanguage.FSL)
        + ".",
    )
    duration_seconds = graphene.Int(required=True, description="Length in seconds, rounded.")
    transcript = graphene.String(
        required=True, description="All that is said, as plain text; an empty line separates paragraphs."
    )
    credit = graphene.String(required=True, description="Credit as plain text; empty if unknown.")
    licence = graphene.String(required=True, description="Licence, for example CC BY 4.0; empty if unknown.")
    file = graphene.Field(
        AudioFile,
        description="The file to be played; null for moments after the first publication, until it has been made.",
    )


def audio_field(of: str) -> Any:
    """Return the field of a thing that offers a recording to be heard."""
    return graphene.Field(Audio, description=f"Recording of {of}; null if there is none.")

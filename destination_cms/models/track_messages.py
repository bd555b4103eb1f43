"""What an editor reads when a track or its file is refused."""

from django.core.exceptions import ValidationError

from ..geo.tracks.refusals import SENTENCES, TrackRefused
from ..refusal_texts import refusal_text

__all__ = ["track_error", "track_message"]


def track_message(refused: TrackRefused) -> str:
    """Return the sentence of a refusal in the session's language; it names the file and the limit."""
    return refusal_text(SENTENCES[refused.code], refused.params)


def track_error(refused: TrackRefused) -> ValidationError:
    """Return the refusal as an error of a form."""
    return ValidationError(track_message(refused), code=refused.code)

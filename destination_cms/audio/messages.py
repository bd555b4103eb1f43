"""What an editor reads when a recording is refused."""

from django.core.exceptions import ValidationError

from ..refusal_texts import refusal_text
from .refusals import SENTENCES, AudioRefused

__all__ = ["audio_error"]


def audio_error(refused: AudioRefused) -> ValidationError:
    """Return the refusal as an error of a form, in the session's language; it names the file and the limit."""
    return ValidationError(refusal_text(SENTENCES[refused.code], refused.params), code=refused.code)

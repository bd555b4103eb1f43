"""The quiz of a stop: a question with two to six answers."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from destination_cms.blocks import BodyField
from destination_cms.models.drafts import is_kept_as_draft

__all__ = ["AnswerBlock", "QuizBlock", "QuizField", "QuizStreamBlock", "quiz_of"]

LEAST_ANSWERS, MOST_ANSWERS = 2, 6


class AnswerBlock(blocks.StructBlock):
    """One answer of a quiz."""

    text = blocks.CharBlock(label=gettext_lazy("Answer"), max_length=200)
    is_correct = blocks.BooleanBlock(label=gettext_lazy("Correct"), required=False)

    class Meta:
        icon = "tick"
        label = gettext_lazy("Answer")


class QuizBlock(blocks.StructBlock):
    """A question with its answers; izi.TRAVEL ``quiz``."""

    question = blocks.TextBlock(
        label=gettext_lazy("Question"), max_length=300, help_text=gettext_lazy("300 characters at most.")
    )
    answers = blocks.ListBlock(
        AnswerBlock(),
        label=gettext_lazy("Answers"),
        min_num=LEAST_ANSWERS,
        max_num=MOST_ANSWERS,
        help_text=gettext_lazy("Two to six, of which at least one is correct."),
    )
    hint = blocks.CharBlock(
        label=gettext_lazy("Hint"),
        required=False,
        max_length=250,
        help_text=gettext_lazy("For those who do not find the answer; 250 characters at most."),
    )
    explanation = blocks.TextBlock(
        label=gettext_lazy("Explanation"),
        required=False,
        max_length=1_000,
        help_text=gettext_lazy("Shown with the answer; 1,000 characters at most."),
    )
    points = blocks.IntegerBlock(
        label=gettext_lazy("Points"),
        required=False,
        min_value=1,
        max_value=100,
        help_text=gettext_lazy("For a correct answer: between 1 and 100; empty if the circuit counts none."),
    )

    class Meta:
        icon = "help"
        label = gettext_lazy("Quiz")

    def clean(self, value: Any) -> Any:
        """Refuse answers of which none is correct, unless they are kept as a draft.

        Raises:
            StructBlockValidationError: keyed by the part that is wrong.
        """
        cleaned = super().clean(value)
        if not self.is_deferred_validation and not any(answer["is_correct"] for answer in cleaned["answers"]):
            raise StructBlockValidationError(block_errors={"answers": ValidationError(_none_is_correct())})
        return cleaned


class QuizStreamBlock(blocks.StreamBlock):
    """At most one quiz."""

    quiz = QuizBlock()

    def value_from_datadict(self, data: Any, files: Any, prefix: str) -> Any:
        """Return what a form sends; no quiz from one that was opened before there were any, which Wagtail fails on."""
        if self.value_omitted_from_data(data, files, prefix):
            return self.empty_value()
        return super().value_from_datadict(data, files, prefix)

    class Meta:
        max_num = 1


class QuizField(BodyField):
    """At most one quiz. A draft may leave it unfinished; what is published has a question, answers and a correct one."""

    @cached_property
    def stream_block(self) -> blocks.StreamBlock:
        """The block of the field."""
        block = QuizStreamBlock()
        block.set_meta_options(self.block_opts)
        return block

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Return what a migration holds of the field: a column of blocks, wherever this app is installed."""
        name, _path, args, kwargs = super().deconstruct()
        return name, f"{BodyField.__module__}.{BodyField.__qualname__}", args, kwargs

    def validate(self, value: Any, model_instance: Any) -> None:
        """Refuse an unfinished quiz also where no form has looked at it: a bulk action, a workflow.

        Raises:
            ValidationError: one message for each thing that is missing.
        """
        super().validate(value, model_instance)
        if model_instance is not None and not is_kept_as_draft(model_instance):
            faults = [fault for child in value for fault in _faults(child.value)]
            if faults:
                raise ValidationError(faults)


def _faults(quiz: Any) -> Iterator[str]:
    if not (quiz["question"] or "").strip():
        yield _("The quiz has no question.")
    answers = [*quiz["answers"]]
    if not LEAST_ANSWERS <= len(answers) <= MOST_ANSWERS:
        yield _("The quiz has %(count)d answers; it needs between %(least)d and %(most)d.") % {
            "count": len(answers),
            "least": LEAST_ANSWERS,
            "most": MOST_ANSWERS,
        }
    if not all((answer["text"] or "").strip() for answer in answers):
        yield _("An answer of the quiz is empty.")
    if not any(answer["is_correct"] for answer in answers):
        yield _none_is_correct()


def _none_is_correct() -> str:
    return _("No answer is correct: tick at least one.")


def quiz_of(stop: Any) -> Any:
    """Return the quiz of a stop, if it is finished; ``None`` otherwise."""
    quiz = next((child.value for child in stop.quiz), None) if stop.quiz else None
    return None if quiz is None or any(_faults(quiz)) else quiz

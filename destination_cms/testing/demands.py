"""The error of a broken contract, and the function that raises it."""


class ContractBroken(AssertionError):
    """A vertical does not do what the core promises its readers; the message says what, and for which kind."""


def demand(condition: object, sentence: str) -> None:
    """Return when the condition holds.

    Raises:
        ContractBroken: it does not.
    """
    if not condition:
        raise ContractBroken(sentence)

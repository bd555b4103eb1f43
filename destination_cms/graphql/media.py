"""Which media type an answer has (GraphQL over HTTP, content negotiation of RFC 9110)."""

RESPONSE_JSON = "application/graphql-response+json"
LEGACY_JSON = "application/json"
HTML = "text/html"

_FITTING = {
    "application/graphql-response+json": RESPONSE_JSON,
    "application/json": LEGACY_JSON,
    "application/*": LEGACY_JSON,
    "*/*": LEGACY_JSON,
    "text/html": HTML,
}


def negotiate(accept: str | None) -> str | None:
    """Return the media type that an ``Accept`` header asks for; ``None`` when we have none of them.

    A missing header and ``*/*`` mean plain JSON. Of two types with the same weight the one that is
    named first wins.
    """
    if not accept or not accept.strip():
        return LEGACY_JSON
    best: tuple[float, int] | None = None
    chosen = None
    for position, part in enumerate(accept.split(",")[:50]):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        offered = _FITTING.get(name)
        weight = _weight(parameters)
        if offered and weight > 0 and (best is None or (weight, -position) > best):
            best, chosen = (weight, -position), offered
    return chosen


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return min(max(float(parameter[2:]), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0

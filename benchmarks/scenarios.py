"""Scenarios: the three most frequent queries of front-ends and apps."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_PICTURE = "alt responsive(preset: %s) { src srcSet sizes width height }"
_CARD, _HERO = _PICTURE % "CARD", _PICTURE % "HERO"

DETAIL = f"""
query Circuit($slug: String!) {{
  circuit(slug: $slug) {{
    id title slug url teaser practiceMode tourType difficulty lengthMeters durationMinutes isStepFree
    cover {{ {_HERO} }}
    body {{
      __typename
      ... on HeadingBlock {{ id text }}
      ... on ParagraphBlock {{ id richText {{ html }} }}
    }}
    stops {{
      position title isOptional distanceFromPreviousMeters
      story {{ html }}
      spot {{
        id title path url spotKind teaser address isStepFree
        location {{ latitude longitude }}
        cover {{ {_CARD} }}
      }}
    }}
  }}
}}
"""

LIST = f"""
query Circuits {{
  circuits(first: 20) {{
    totalCount
    pageInfo {{ hasNextPage endCursor }}
    nodes {{
      id title slug url teaser practiceMode difficulty lengthMeters durationMinutes isStepFree
      cover {{ {_CARD} }}
    }}
  }}
}}
"""

MAP = """
query Map {
  spots(first: 500) {
    nodes { id title slug spotKind location { latitude longitude } }
  }
}
"""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A query with the variables that its requests use in rotation."""

    name: str
    query: str
    variables: Sequence[dict[str, Any]] = ({},)


SCENARIOS = {
    scenario.name: scenario
    for scenario in (
        Scenario("circuit", DETAIL, [{"slug": f"circuit-{number}"} for number in range(1, 51)]),
        Scenario("circuits", LIST),
        Scenario("map", MAP),
    )
}

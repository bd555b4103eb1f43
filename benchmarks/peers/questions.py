"""What each side is asked: the same facts, in the words of its own schema.

W1 is a circuit with its stops, W2 a home page with articles and circuits, W3 a map of spots. Both sides are asked for as
many fields and image files. What differs: the plugin has a text alternative for each file, we have one for each use of
an image, so ours are asked for each file's media type in its place; a text of ours is a list of blocks, of which a
circuit's has one; the name of a section is a content of its own with us.
"""

from dataclasses import dataclass
from typing import Any

from .dataset import circuit_slug

#: Circuits that the requests for W1 take in turn.
CIRCUITS = 40

_FILE = "url width height"
_PLUGIN_SMALL = f'small: rendition(fill: "320x240") {{ {_FILE} alt }}'
_PLUGIN_NEWS = f'news: rendition(fill: "480x320") {{ {_FILE} alt }}'
_PLUGIN_LARGE = f"large: rendition(width: 1024) {{ {_FILE} alt }}"
PLUGIN = {
    "W1": f"""query Circuit($slug: String!) {{
  circuit(slug: $slug) {{
    id title slug intro body distanceM durationMin difficulty travelMode
    coverAlt cover {{ {_PLUGIN_SMALL} {_PLUGIN_LARGE} }}
    stops {{
      sortOrder note
      spot {{ id title summary lat lon coverAlt cover {{ {_PLUGIN_SMALL} {_PLUGIN_LARGE} }} }}
    }}
  }}
}}""",
    "W2": f"""query Home {{
  newsArticles(limit: 20, order: "-date") {{
    id title slug date intro section coverAlt cover {{ {_PLUGIN_NEWS} }}
  }}
  circuits(limit: 20) {{
    id title slug intro distanceM durationMin difficulty travelMode coverAlt cover {{ {_PLUGIN_SMALL} }}
  }}
}}""",
    "W3": "query Map { spots(limit: 500) { id title lat lon category } }",
}

_SMALL = f"small: rendition(preset: THUMBNAIL) {{ {_FILE} mimeType }}"
_NEWS = f"news: rendition(preset: CARD) {{ {_FILE} mimeType }}"
_LARGE = f"large: rendition(preset: HERO) {{ {_FILE} mimeType }}"
OURS = {
    "W1": f"""query Circuit($slug: String!) {{
  circuit(slug: $slug) {{
    id title slug teaser lengthMeters durationMinutes difficulty practiceMode
    body {{ ... on ParagraphBlock {{ richText {{ html }} }} }}
    cover {{ alt image {{ {_SMALL} {_LARGE} }} }}
    stops {{
      position story {{ html }}
      spot {{
        id title teaser location {{ latitude longitude }}
        cover {{ alt image {{ {_SMALL} {_LARGE} }} }}
      }}
    }}
  }}
}}""",
    "W2": f"""query Home {{
  newsArticles(first: 20) {{
    nodes {{ id title slug displayedAt teaser sections {{ name }} cover {{ alt image {{ {_NEWS} }} }} }}
  }}
  circuits(first: 20, orderBy: [{{field: FIRST_PUBLISHED_AT, direction: DESC}}]) {{
    nodes {{
      id title slug teaser lengthMeters durationMinutes difficulty practiceMode
      cover {{ alt image {{ {_SMALL} }} }}
    }}
  }}
}}""",
    "W3": "query Map { spots(first: 500, orderBy: [{field: FIRST_PUBLISHED_AT, direction: DESC}]) { nodes { id title location { latitude longitude } spotKind } } }",
}
WORKLOADS = tuple(OURS)


def variables_of(workload: str) -> list[dict[str, Any]]:
    """Return the variables that the requests of a workload take in turn."""
    return [{"slug": circuit_slug(number)} for number in range(CIRCUITS)] if workload == "W1" else [{}]


@dataclass(frozen=True, slots=True)
class Question:
    """A GraphQL request."""

    path: str
    query: str
    variables: dict[str, Any]


def questions_of(side: str, workload: str) -> list[Question]:
    """Return the requests of a workload to a side: ``plugin``, ``ours``, or the name of a floor."""
    if side == "ours":
        return [Question("/graphql/", OURS[workload], each) for each in variables_of(workload)]
    path = "/api/graphql/" if side == "plugin" else f"/floors/{side}/{workload}/"
    return [Question(path, PLUGIN[workload], each) for each in variables_of(workload)]

"""A schema of graphql-core alone, and the document of each workload, parsed once."""

from functools import cache

from graphql import DocumentNode, build_schema, parse

SCHEMA = build_schema("""
type File { url: String width: Int height: Int alt: String }
type Cover { small: File large: File news: File }
type Spot {
  id: ID title: String summary: String lat: Float lon: Float category: String coverAlt: String cover: Cover
}
type Stop { sortOrder: Int note: String spot: Spot }
type Circuit {
  id: ID title: String slug: String intro: String body: String distanceM: Int durationMin: Int
  difficulty: String travelMode: String coverAlt: String cover: Cover stops: [Stop]
}
type Article {
  id: ID title: String slug: String date: String intro: String section: String coverAlt: String cover: Cover
}
type Query { circuit: Circuit newsArticles: [Article] circuits: [Circuit] spots: [Spot] }
""")

_FILE = "{ url width height alt }"
_COVER = f"coverAlt cover {{ small {_FILE} large {_FILE} }}"
_DOCUMENTS = {
    "W1": f"""{{ circuit {{
      id title slug intro body distanceM durationMin difficulty travelMode {_COVER}
      stops {{ sortOrder note spot {{ id title summary lat lon {_COVER} }} }}
    }} }}""",
    "W2": f"""{{
      newsArticles {{ id title slug date intro section coverAlt cover {{ news {_FILE} }} }}
      circuits {{
        id title slug intro distanceM durationMin difficulty travelMode coverAlt cover {{ small {_FILE} }}
      }}
    }}""",
    "W3": "{ spots { id title lat lon category } }",
}


@cache
def document(workload: str) -> DocumentNode:
    """Return the parsed document of a workload."""
    return parse(_DOCUMENTS[workload])

"""The declaration of the events vertical."""

from destination_cms.verticals import Kind, PermanentAddresses, Vertical

from .index import EventIndex
from .models import EventPage
from .projection import project_event
from .schema import Event, EventsQuery

vertical = Vertical(
    name="events",
    description="What happens in the destination, and when.",
    kinds=(
        Kind(
            name="event",
            model=EventPage,
            project=project_event,
            index=EventIndex,
            prefetch=("links",),
            graphql_type="Event",
            permanent=PermanentAddresses(),
            description="Things that happen, with a beginning and an end.",
        ),
    ),
    query=EventsQuery,
    types=(Event,),
)

"""Whether a thing is open at a moment: by its notices, its season and its opening hours, in plain Python."""

from .status import Availability, NoticePeriod, Schedule, Status, status_at

__all__ = ["Availability", "NoticePeriod", "Schedule", "Status", "status_at"]

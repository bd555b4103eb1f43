"""The numbers and dates of public and of hidden things. A secret one is told from any other."""

from datetime import UTC, date, datetime

from destination_cms.geo.point import Point

PUBLIC_NUMBER = 1200
PUBLIC_DAY = date(2026, 3, 1)
PUBLIC_MOMENT = datetime(2079, 3, 1, 12, tzinfo=UTC)
#: When notices began, hidden ones too: they would mark things now.
BEGUN = datetime(2026, 3, 1, 12, tzinfo=UTC)
PUBLIC_POINT = Point(48.821, 2.272)

SECRET_NUMBER = 131_313
SECRET_DAY = date(1913, 1, 13)
SECRET_MOMENT = datetime(2091, 1, 13, 13, 13, 13, tzinfo=UTC)
SECRET_POINT = Point(48.7131313, 2.1131313)

#: As they would stand in an answer.
SECRET_TEXTS = (str(SECRET_NUMBER), "1913-01-13", "2091-01-13", "48.7131313", "2.1131313")

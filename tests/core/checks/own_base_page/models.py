"""A site's own base page, in place of Wagtail's."""

from wagtail.models import AbstractPage


class OwnPage(AbstractPage):
    pass

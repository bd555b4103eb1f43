"""The demo's settings, with fewer files of each picture: a browser waits for them."""

from demo.settings import *  # noqa: F403
from demo.settings import DESTINATION_CMS as OF_DEMO

DESTINATION_CMS = {**OF_DEMO, "IMAGE_FORMATS": ["jpeg"], "IMAGE_FACTORS": [1]}

"""The demo's settings, with fewer files of each picture: a browser waits for them."""

from demo.settings import *  # noqa: F403

DESTINATION_CMS = {"IMAGE_FORMATS": ["jpeg"], "IMAGE_FACTORS": [1]}

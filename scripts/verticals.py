"""The verticals of this project, and those present in a checkout: each can be deleted."""

from .module_sizes import ROOT

VERTICALS = ("circuits", "mice", "news")
#: Those whose folder exists. Compiled files that remain of a deleted folder are not an app.
PRESENT = tuple(name for name in VERTICALS if (ROOT / name / "apps.py").exists())

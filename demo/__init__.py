"""The demo: a site that runs on one machine, its front-end and its content. Nothing imports it, and no wheel holds it."""

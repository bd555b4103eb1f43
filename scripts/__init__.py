"""Commands for developers, called by make."""

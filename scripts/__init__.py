"""The developers' own commands, called by make."""

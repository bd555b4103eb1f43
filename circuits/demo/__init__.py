"""Demo content of the circuits vertical: the imagined destination "Smart Issy". Only the vertical and its commands use it."""

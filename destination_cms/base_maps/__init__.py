"""Base maps over HTTP, and the removal of their former files."""

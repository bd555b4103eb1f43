"""Rule for the names of verticals, kinds and blocks."""

import re

# Also the limit of the column that holds it; a colon would break a key.
NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")

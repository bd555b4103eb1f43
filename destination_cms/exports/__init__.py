"""Files of single records for other programs: one cacheable address for each format and language."""

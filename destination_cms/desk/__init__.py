"""The editor's desk: what there is of each kind, what it lacks, and where the day's work is."""

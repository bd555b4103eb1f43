"""The reading side for front-ends: everything here reads the ledger and nothing else."""

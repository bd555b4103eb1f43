"""The ledger's writing side: private to the core."""

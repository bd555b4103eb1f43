"""Permanent addresses, ``/go/<uuid>``, behind printed codes: they outlive slugs, moves and withdrawals."""

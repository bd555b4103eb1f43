"""The signal table: what an editor does, and exactly what a synced app is told."""

"""A machine that edits, waits and syncs at random, and an oracle that says what an app must hold."""

"""Demo content of the business offers of "Smart Issy". Only the vertical uses it."""

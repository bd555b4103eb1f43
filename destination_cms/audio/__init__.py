"""Audio recordings: reading and cleaning of uploaded files, and the public copies that are made of them."""

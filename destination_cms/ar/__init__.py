"""Augmented reality in plain Python: the check of uploaded GLB and USDZ models, and the poses that place them."""

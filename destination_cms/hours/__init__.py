"""Opening hours as rules: plain Python, with OpenStreetMap's syntax as the form in which they are stored and served."""

"""The demo's trade news: twelve articles and more, in French and English."""

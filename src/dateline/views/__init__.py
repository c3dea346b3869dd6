"""store -> people."""

"""Bytes -> Article: text, HTML, feeds, wire formats, archives and addresses."""

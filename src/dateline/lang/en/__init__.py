"""English: a parser adapter and lexicons."""

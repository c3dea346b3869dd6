"""Russian: parser adapter and lexicons."""

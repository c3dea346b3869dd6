"""The routes of the desk, one file a noun; each has a `router`."""

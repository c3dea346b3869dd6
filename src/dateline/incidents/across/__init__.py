"""Incidents of many dispatches: tellings of one event put together, with what speaks for it in words."""

"""Document -> Mention: events, attributions, places, times, quantities."""

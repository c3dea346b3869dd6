"""Place names -> Place."""

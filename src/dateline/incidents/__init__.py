"""Claims -> Incident: claims about one real event, parts and wholes."""

"""Scorers and the quality gate."""

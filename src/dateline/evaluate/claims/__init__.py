"""Scores reports against annotated dispatches: `fields` says when a value is right, `score` pairs claims and counts."""

from dateline.evaluate.claims.score import Dispatch, figures, score_dispatch

__all__ = ["Dispatch", "figures", "score_dispatch"]

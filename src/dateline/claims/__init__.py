"""Mentions -> Claim: who says it, where and when it was, what it is worth."""

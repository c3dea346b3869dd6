"""Scores filled templates as the Fourth Message Understanding Conference (1992) did.

Read `slots` for the 25 slots, `fills` for what a key may say, `files` for the two formats, `matching` for when a fill
is right, `score` for how templates are paired and counted, `rows` for what is printed.
"""

from dateline.evaluate.muc4.files import read_templates
from dateline.evaluate.muc4.matching import Rules
from dateline.evaluate.muc4.score import Scores, score

__all__ = ["Rules", "Scores", "read_templates", "score"]

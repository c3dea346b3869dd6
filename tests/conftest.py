"""What holds for all tests: the words, places and settings of whoever runs them stay out."""

import os

os.environ["DATELINE_CONFIG"] = os.devnull  # no folder, so nothing in it

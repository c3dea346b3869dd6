"""The desk: a record as web pages, rendered here and made livelier by a little JavaScript of our own.

`app.make_app` makes the application of a `Desk`; `serve.serve` runs it. Routes stand in `routes`, one file a noun.
"""

from dateline.views.web.app import make_app
from dateline.views.web.desk import Desk

__all__ = ["Desk", "make_app"]

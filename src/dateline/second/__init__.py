"""A second reader: a language model is asked for quotes, and what is not in the text is dropped.

It never stands in for the rules: its claims are marked with the model's name, and what it is worth is told beside them,
field by field, by how far it agrees with the rules. Every value is resolved by the same gazetteer, calendar and numbers
as theirs; from the model come only words of the dispatch.
"""

from dateline.second.agreement import Agreement, agreement
from dateline.second.reader import SecondReader, SecondReport

__all__ = ["Agreement", "SecondReader", "SecondReport", "agreement"]

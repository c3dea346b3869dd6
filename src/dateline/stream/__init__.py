"""A continuous stream: many who fetch, many who read, one record; what they do can be watched.

Those who fetch queue (`record.enqueue`), workers read: processes forked after the models are loaded, each with its own
connection to the record and a child that reads under a deadline. They can be killed at any moment: what they had in
hand goes to others. Numbers for Prometheus, the state of health and a log come with them.
"""

from dateline.stream.supervisor import Workers

__all__ = ["Workers"]

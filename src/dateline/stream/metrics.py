"""What can be counted, in Prometheus' text format (version 0.0.4).

Written here and not by its client library: a few gauges of the record, and numbers that other processes count, are all
there is.
"""

import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from dateline import __version__
from dateline.record.queue import Depth
from dateline.stream.counters import DISPATCHES, JOBS, Counters

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

Labels = Mapping[str, str]


def text(depth: Depth | None, counters: Counters | None = None) -> str:
    """All there is to tell; `depth` None where the record can't be asked, `counters` those of workers."""
    lines = [*_build(), *_queue(depth), *(_workers(counters) if counters else ()), *_process()]
    return "\n".join(lines) + "\n"


def _build() -> Iterator[str]:
    yield from _one("dateline_build_info", "gauge", "The version that runs.", 1, {"version": __version__})


def _queue(depth: Depth | None) -> Iterator[str]:
    yield from _one("dateline_record_up", "gauge", "Whether the record can be asked.", int(depth is not None))
    if depth is None:
        return
    due = depth.waiting - depth.delayed
    rows = {"waiting": due, "delayed": depth.delayed, "leased": depth.leased, "dead": depth.dead}
    yield from _many("dateline_queue_jobs", "gauge", "Inputs in the queue, by state.", "state", rows)
    told = "How long the oldest input that could be read has waited; 0 where none waits."
    yield from _one("dateline_queue_oldest_seconds", "gauge", told, depth.oldest or 0.0)


def _workers(counters: Counters) -> Iterator[str]:
    yield from _one("dateline_workers", "gauge", "Workers that run.", counters.total("alive"))
    restarts = max(0.0, counters.total("starts") - counters.slots)
    yield from _one("dateline_worker_restarts_total", "counter", "Workers started again after a death.", restarts)
    silent = max((time.monotonic() - counters.value(slot, "beat") for slot in range(counters.slots)), default=0.0)
    told = "Since when the most silent worker has not said that it lives."
    yield from _one("dateline_worker_silence_seconds", "gauge", told, max(0.0, silent))
    dispatches = {k.replace(" ", "_"): v for k, v in counters.totals("dispatches", DISPATCHES).items()}
    told = "Dispatches, by what became of them."
    yield from _many("dateline_dispatches_total", "counter", told, "outcome", dispatches)
    told = "Inputs taken from the queue, by how that ended."
    yield from _many("dateline_jobs_total", "counter", told, "outcome", counters.totals("jobs", JOBS))
    yield from _histogram(counters, "work", "dateline_job_seconds", "From when an input was taken to its end.")
    told = "From when an input was queued to when it was read."
    yield from _histogram(counters, "latency", "dateline_latency_seconds", told)


def _process() -> Iterator[str]:
    used = time.process_time()
    yield from _one("process_cpu_seconds_total", "counter", "Processor time of the process that answers.", used)
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return
    size = pages * os.sysconf("SC_PAGE_SIZE")
    yield from _one("process_resident_memory_bytes", "gauge", "Memory of the process that answers.", size)


def _histogram(counters: Counters, kind: str, name: str, told: str) -> Iterator[str]:
    upto, count, seconds = counters.times(kind)
    yield from _head(name, "histogram", told)
    for bound, number in upto:
        yield f'{name}_bucket{{le="{bound}"}} {_number(number)}'
    yield f'{name}_bucket{{le="+Inf"}} {_number(count)}'
    yield f"{name}_sum {_number(seconds)}"
    yield f"{name}_count {_number(count)}"


def _many(name: str, kind: str, told: str, label: str, rows: Mapping[str, float]) -> Iterator[str]:
    yield from _head(name, kind, told)
    for value, number in rows.items():
        yield f"{name}{_labels({label: value})} {_number(number)}"


def _one(name: str, kind: str, told: str, value: float, labels: Labels | None = None) -> Iterator[str]:
    yield from _head(name, kind, told)
    yield f"{name}{_labels(labels or {})} {_number(value)}"


def _head(name: str, kind: str, told: str) -> Iterator[str]:
    yield f"# HELP {name} {told}"
    yield f"# TYPE {name} {kind}"


def _labels(labels: Labels) -> str:
    quoted = (f'{name}="{_escaped(value)}"' for name, value in labels.items())
    return f"{{{','.join(quoted)}}}" if labels else ""


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(float(value))

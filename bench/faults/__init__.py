"""Faults put in on purpose, and whether the record stands them. In full by hand, shortened in tests/record.

python -m faults.kill 200        processes killed at any moment            (with PYTHONPATH=src:bench:tests)
python -m faults.power 1000      power cuts: torn and reordered writes
python -m faults.errors          a failing write, sync or open at every call
python -m faults.system          the same put in by the system itself (strace)
python -m faults.disk            a full disk, which is then given room
python -m faults.flips 1000      single bytes changed
python -m faults.backup 20       backups while another process writes
python -m faults.feeds           feedparser's own corpus of feeds
python -m faults.xss FOLDER      feedparser's cases for cleaning HTML, in a browser
python -m faults.together 8 1000 [address]    many processes write to one record
python -m faults.stream 20       workers, their readers and their parent killed at any moment
python -m faults.soak 100000     memory over many dispatches
python -m faults.guided 600      inputs mutated towards code not yet reached (atheris)
"""

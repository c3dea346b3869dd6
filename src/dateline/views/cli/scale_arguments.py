"""The command for archives: its options and help."""

import argparse
from collections.abc import Callable

EXAMPLES = """actions:
  read    read all shards of the inputs, with some workers; what is done already is passed over
  shards  print the shards of the inputs, one a line
  shard   read the shards named, in this process: for Spark, Slurm, GNU parallel
  link    put together what the dispatches of a finished output tell of one incident
  load    take a finished output into a record

INPUT is a WARC, JSON Lines or Parquet file (columns text, url, title, published, language, outlet), a zip or gzip of
these, or a folder of them. OUT gets documents/, claims/ and incidents/ in Parquet, and a manifest for each shard.

examples:
  dateline scale read CC-NEWS-2026-11/ -o out/ --workers 8
  dateline scale read archive.jsonl -o out/ --engine ray --load --record desk.sqlite
  dateline scale shards archive/ | parallel -j 16 dateline scale shard {} -o out/
  dateline scale load out/ --record desk.sqlite
"""


def scale_command(
    command: Callable[[str, str, str], argparse.ArgumentParser],
) -> dict[str, argparse.ArgumentParser]:
    """The parser of the command, by name; `command` makes one of a name, a help line and examples."""
    scale = command("scale", "read whole archives, shard by shard, into Parquet", EXAMPLES)
    scale.add_argument("action", choices=("read", "shards", "shard", "link", "load"), help="what to do")
    scale.add_argument("inputs", nargs="+", metavar="INPUT", help="archives, shards or outputs")
    scale.add_argument("-o", "--out", metavar="OUT", help="the folder for what comes out")
    scale.add_argument("--engine", default="local", metavar="NAME", help="what runs the shards: local (default) or ray")
    scale.add_argument("--load", action="store_true", help="with read: take what came out into the record")
    scale.add_argument("--keep-copies", action="store_true", help="read near copies too, not only the first of them")
    scale.add_argument("--json", action="store_true", help="one JSON object a line for each shard, then a summary")
    return {"scale": scale}

"""Archives larger than one machine: the same pure stages, shard by shard, on whatever engine runs them.

`process_shard(uri, config, out=...)` reads one shard of an archive into Parquet files and a manifest. It knows nothing
of the engine that calls it: processes on this machine (`local`), Ray (`ray_engine`), or Spark, Slurm or GNU parallel
through `dateline scale shard`. A shard is done when its manifest is there: it is renamed into place after the files it
names, and its name tells the input, the reader and the settings, so that a second run does only what is new.
"""

from dateline.scale.config import Config
from dateline.scale.manifest import Manifest
from dateline.scale.plan import shards
from dateline.scale.shard import process_shard

__all__ = ["Config", "Manifest", "process_shard", "shards"]

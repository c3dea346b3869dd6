"""What the user names, paths and addresses, as inputs."""

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.articles.fetch import Fetcher
from dateline.articles.raw import Raw
from dateline.articles.units import Refusal, units, unpacked
from dateline.errors import InputError


def inputs(names: Iterable[str], *, fetcher: Fetcher) -> Iterator[Raw | Refusal]:
    """The inputs in files, folders and archives and at addresses, one at a time."""
    for name in names:
        if is_address(name):
            yield from _fetched(name, fetcher)
        else:
            yield from units(Path(name).absolute())


def is_address(name: str) -> bool:
    """Whether a name is an address and not a path."""
    return name.lower().startswith(("http://", "https://"))


def _fetched(url: str, fetcher: Fetcher) -> Iterator[Raw | Refusal]:
    try:
        raw = fetcher.fetch(url).raw
    except InputError as error:
        yield Refusal(name=url, reason=str(error).removeprefix(f"{url}: "))
        return
    if raw is not None:
        yield from unpacked(io.BytesIO(raw.body), name=raw.name, media=raw.media, like=raw)

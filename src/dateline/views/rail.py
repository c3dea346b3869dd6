"""Lines with marks before them, to draw a tree."""

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text


class Rail:
    """A renderable with marks before its first and its other lines."""

    def __init__(self, inner: RenderableType, first: str, rest: str) -> None:
        self.inner, self.first, self.rest = inner, first, rest

    def __rich_console__(self, to: Console, options: ConsoleOptions) -> RenderResult:
        width = max(20, options.max_width - len(self.first))
        for k, segments in enumerate(to.render_lines(self.inner, options.update(width=width), pad=False)):
            yield Text(self.first if k == 0 else self.rest, style="" if self.first[0] == "●" else "dim", end="")
            yield from segments
            yield Text("\n", end="")

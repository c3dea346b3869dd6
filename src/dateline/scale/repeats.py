"""Near copies within a shard, known before they are parsed."""

from heapq import nsmallest

from dateline.record.copies import SHARED, compare, sketch, wording, worth_comparing
from dateline.record.overlaps import COMMON

_SAYS_NO_MORE = 0.9  # of a text's own shingles: what it adds to an earlier one tells nothing
_MAY_SAY_NO_MORE = 0.7  # of its sketch, which is a sample of longer shingles: five deviations below what 0.9 leaves
_MOST = 12  # texts looked at word by word, most alike first: what a text was copied from is hardly the thirteenth


class Repeats:
    """The texts seen so far in a shard."""

    def __init__(self) -> None:
        self._texts: list[tuple[str, str, int]] = []
        self._holders: dict[int, list[int]] = {}

    def seen(self, document: str, text: str) -> str | None:
        """The document that an earlier text came from which says all that this one says; None for a new text.

        A text that says more than the one it was copied from is read: only the shorter one is spared.
        """
        hashes = sketch(text)
        mine = wording(text)
        for number in self._likely(hashes):
            other, other_text, _ = self._texts[number]
            theirs = wording(other_text)
            overlap = compare(theirs, mine)
            if overlap is None:
                continue
            shared = len(mine.shingles & theirs.shingles)
            if shared >= _SAYS_NO_MORE * len(mine.shingles):
                return other
        number = len(self._texts)
        self._texts.append((document, text, len(hashes)))
        for h in hashes:
            self._holders.setdefault(h, []).append(number)
        return None

    def _likely(self, hashes: tuple[int, ...]) -> list[int]:
        counts: dict[int, int] = {}
        for h in hashes:
            holders = self._holders.get(h, ())
            if len(holders) < COMMON:
                for number in holders:
                    counts[number] = counts.get(number, 0) + 1
        enough = max(SHARED, _MAY_SAY_NO_MORE * len(hashes))
        likely = [
            (-shared, number)
            for number, shared in counts.items()
            if shared >= enough and worth_comparing(shared, len(hashes), self._texts[number][2])
        ]
        return [number for _, number in nsmallest(_MOST, likely)]

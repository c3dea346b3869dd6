"""How well copies are told from look-alikes: python bench/copies_quality.py [seed]."""

import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from record.copy_pairs import pairs
from record.test_copies import found


def main() -> None:
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    right: Counter[bool] = Counter()
    wrong: Counter[tuple[bool, str]] = Counter()
    start = time.monotonic()
    for prefix in "fgx":
        for pair in pairs(prefix, seed=seed):
            if (found(pair) is not None) == pair.copies:
                right[pair.copies] += 1
            else:
                wrong[pair.copies, pair.kind] += 1
    missed = sum(n for (copies, _), n in wrong.items() if copies)
    false = sum(n for (copies, _), n in wrong.items() if not copies)
    total = right.total() + wrong.total()
    print(f"{total} pairs, {right[True] + missed} of them copies, in {time.monotonic() - start:.1f} s")
    print(f"precision {right[True] / (right[True] + false):.3f}, recall {right[True] / (right[True] + missed):.3f}")
    for (copies, kind), n in wrong.most_common():
        print(f"  {'missed' if copies else 'false'}: {kind}: {n}")


if __name__ == "__main__":
    main()

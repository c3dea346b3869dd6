"""What is set right in a Russian parse leaves a tree, whatever the network said."""

import random

from dateline.lang.ru.mend import mend
from dateline.lang.ru.networks import Analysis

WORDS = ("более", "менее", "12", "х", "в", "около")
UPOS = ("NUM", "NUM", "NOUN", "NOUN", "VERB", "ADP", "ADJ", "PROPN", "ADV")


def leads_to_the_root(heads: list[int], i: int) -> bool:
    for _ in heads:
        i = heads[i]
    return heads[i] == i


def test_mended_heads_make_a_tree() -> None:
    draw = random.Random(7)
    changed = 0
    for _ in range(3000):
        size = draw.randint(4, 12)
        order = draw.sample(range(size), size)
        heads = [0] * size
        for n, i in enumerate(order):
            heads[i] = order[draw.randrange(n)] if n else i
        feats = ({"Case": "Gen", "VerbForm": "Part"}, {"Case": "Gen"}, {"Case": "Loc", "Number": "Sing"})
        tags = [(draw.choice(UPOS), draw.choice(feats)) for _ in range(size)]
        said = Analysis(tags=[0] * size, heads=list(heads), relations=["dep"] * size, names=None)
        before = list(heads)
        mend([draw.choice(WORDS) for _ in range(size)], tags, heads, said)
        changed += heads != before
        assert all(leads_to_the_root(heads, i) for i in range(size)), (before, heads)
    assert changed > 100

"""Which nouns a trigger counts by their part in it, and the things and people that it names without a number."""

from dateline.mentions.grammar.candidates import Candidate
from dateline.mentions.grammar.frames import Frame
from dateline.mentions.grammar.quantities import words_of
from dateline.mentions.grammar.told_before import becoming
from dateline.mentions.grammar.view import NOMINAL, View
from dateline.model import QuantityMention, Span

_ROW = 24  # things of one list


def fits(f: Frame, where: str, part: str, token: int, wanted: str) -> bool:
    """Whether a counted noun in this part of a frame is the one that a row of its family asks for."""
    if part == "any":  # the trigger itself is counted: "14 dead"
        return where in ("any", "undergoer")
    apart = part == "modifier" and f.voice != "noun" and f.trigger.entry.kind != "phrase" and case_like(f, token)
    if where == "any":
        return not (apart and wanted in ("people", "thing"))
    if where == "undergoer":
        return part == "object" or (part == "modifier" and not apart)
    if f.voice == "noun" and part == "modifier" and where in ("object", "subject"):
        return not _near(f, token)
    return where == part


NEAR = frozenset("біля поблизу коло навколо неподалік возле вблизи близ около near".split())


def _near(f: Frame, i: int) -> bool:
    """Whether a noun only says near what it was: "атак біля десяти сіл"."""
    return any(i == k and case in NEAR for case, k in f.obliques)


def case_like(f: Frame, i: int) -> bool:
    """Whether a noun stands with a preposition in a verb's clause, where it is no one whom the verb befalls."""
    return any(k == i and case for case, k in f.obliques)


def only_lit(view: View, f: Frame) -> bool:
    """Whether a thing is said to burn, not to be burnt, so that "a depot" counts nothing damaged."""
    if f.trigger.entry.family.id != "burn":
        return False
    consumed = words_of(view.language, "consumed")
    return f.trigger.entry.key not in consumed and not any(view.is_in(i, consumed) for i in f.trigger.inside)


def is_planted(family: str, classes: frozenset[str]) -> bool:
    """Whether a bomb is neither one from the air nor told to fall or to be dropped."""
    return "weapon:bomb" in classes and "afar" not in classes and family not in ("launch", "drop", "fall")


def is_part(view: View, i: int) -> bool:
    """Whether a noun is a part of a thing, or many things, so that its singular counts nothing."""
    return view.is_in(i, words_of(view.language, "groups")) or view.is_in(i, words_of(view.language, "parts"))


def singulars(
    view: View, c: Candidate, here: list[QuantityMention], have: list[QuantityMention]
) -> list[QuantityMention]:
    """Things or people named in the singular without a number: "the drone was shot down" is one."""
    out = _he_or_she(view, c, have) or _victim(view, c, have) or _fallen(view, c, have)
    apart = _victims_apart(view, c)
    out += apart
    summed = {q.token for q in apart}
    told = {i for f in c.frames for i in f.trigger.inside}
    for f in c.frames:
        if not f.negated and f.voice != "noun":
            out += _people_together(view, f, here, summed, told)
        elif not f.negated and (i := who_among(view, f)) is not None and not any(q.token < i for q in have):
            out += _people_together(view, f, here, summed, told, i) or _alone_among(view, f, here, i)
    for f in c.frames:
        if f.negated or (f.voice == "noun" and f.trigger.entry.family.id not in _ONE_OF):
            continue
        for part, i in (
            ("object", f.object),
            ("subject", f.subject),
            *_joined_to(view, "object", f.object),
            *_joined_to(view, "subject", f.subject),
            *(("modifier", k) for _, k in f.obliques if f.voice == "noun" and not _of_debris(view, k)),
            *(("object", k) for case, k in f.obliques if case == "dat" and f.trigger.entry.family.id == "hurt"),
            *(("object", k) for case, k in f.obliques if _whose_wounds(view, f, case, k)),
            *(("modifier", k) for k in _whose_life(view, f)),
            *(("modifier", k) for case, k in f.obliques if f.voice == "active" and _by_means(view, case, k)),
        ):
            if (
                i is None
                or i in summed
                or (part == "subject" and puts_a_toll(f))
                or (part == "modifier" and _fired_from(view, i))
                or not _one(view, i)
                or any(q.span.start <= view.tokens[i].start < q.span.end for q in here)
            ):
                continue
            what = None
            for wanted, where, name in f.trigger.entry.family.what:
                if "event" in view.classes(i):
                    break
                classes = view.classes(i) - {"pronoun"} or ({"people"} if _animate(view, i) else set())
                if fits(f, where, part, i, wanted) and wanted in classes:
                    what = name
                    break
            vague = view.traits.articles or f.voice == "noun" or only_lit(view, f) or _beside_many(view, i, here)
            vague = vague or f.trigger.entry.family.id in ("under_fire", "under_shelling")
            if what in ("damaged", "hit") and (vague or is_part(view, i)) or what == "hit" and f.voice == "active":
                continue  # "атаковали аэропорт" says at what, not how many
            if what == "hit" and f.subject is not None and "weapon" in view.classes(f.subject):
                continue  # "танкер атакован дроном" counts the drone
            if what in ("damaged", "hit") and not view.classes(i) & {"object", "vehicle", "energy", "weapon:aircraft"}:
                continue
            if what == "launched" and is_planted(f.trigger.entry.family.id, view.classes(i)):
                continue
            if what == "launched" and view.lemmas[i] in words_of(view.language, "carriers"):
                continue
            if what in (None, "other", "victims", "found") or any(
                x.what == what and not _other_weapon(view, i, x.token)
                for x in [*have, *out]
                if what not in ("killed", "damaged", "hit")
            ):
                continue
            couple = view.is_in(i, words_of(view.language, "couples"))
            out.append(single(view, i, what or "other", 2 if couple else 1))
    damaged = {q.token for q in out if q.what == "damaged"}  # "влучив у дах, пошкодивши будівлю" counts it once
    return [q for q in out if q.what != "hit" or q.token not in damaged]


def _other_weapon(view: View, i: int, k: int) -> bool:
    """Whether two nouns name weapons of different kinds: "збито 17 дронів та ракету" counts both."""
    mine, theirs = ({c for c in view.own_classes(n) if c.startswith("weapon:")} for n in (i, k))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def who_among(view: View, f: Frame) -> int | None:
    """Who stands for those who suffered: "среди погибших двое детей и женщина"."""
    first = f.trigger.first
    if not first or view.lows[first - 1] not in words_of(view.language, "grammar", "subset"):
        return None
    head = view.tokens[view.tokens[f.token].head]
    near = [head, *view.tree.children(f.token, "nsubj")]
    if view.is_in(head.i, words_of(view.language, "among", "verbs")):
        near += view.tree.children(head.i, "nsubj")
    return next((t.i for t in near if t.i > f.token and t.upos in NOMINAL and "people" in view.classes(t.i)), None)


def _alone_among(view: View, f: Frame, here: list[QuantityMention], i: int) -> list[QuantityMention]:
    """The one person who is told to be among them: "среди раненых — женщина"."""
    what = next((name for wanted, _, name in f.trigger.entry.family.what if wanted == "people"), None)
    if what in (None, "other", "victims") or view.tree.children(i, "conj") or not _persons(view, i, here, "Sing"):
        return []
    return [single(view, i, what or "other", 1)]


def _he_or_she(view: View, c: Candidate, have: list[QuantityMention]) -> list[QuantityMention]:
    """One person whom a pronoun takes up: "she died on the spot", "he was wounded in the leg"."""
    whats = {"kill": "killed", "die": "killed", "wound": "wounded", "hurt": "wounded", "hospital": "wounded"}
    for f in c.frames:
        what = whats.get(f.trigger.entry.family.id)
        if what is None or f.negated or f.voice == "noun" or any(q.what in ("killed", "wounded") for q in have):
            continue
        undergoes = f.voice == "passive" or f.trigger.entry.family.id in ("kill", "wound", "hospital")
        i = f.object if undergoes and (f.object is not None or f.voice == "passive") else f.subject
        if i is None or view.lows[i] not in view.words("persons"):
            continue
        t = view.tokens[i]
        return [
            QuantityMention(
                span=Span(t.start, t.end),
                token=i,
                unit=None,
                low=1,
                best=1,
                high=1,
                what=what,
                rule="quantity.singular",
            )
        ]
    return []


def _fallen(view: View, c: Candidate, have: list[QuantityMention]) -> list[QuantityMention]:
    """The one person who is told to have fallen victim to a blow: "жертвой нападения стал судья"."""
    for f in c.frames:
        became = becoming(view, view.tokens[f.token].head)
        if f.negated or f.voice != "noun" or became is None or any(q.what == "killed" for q in have):
            continue
        who = [t.i for t in view.tree.children(became, "nsubj") if _animate(view, t.i) and not _numbered(view, t.i)]
        if len(who) == 1 and _one(view, who[0]) and not view.tree.children(who[0], "conj"):
            return [single(view, who[0], "killed", 1)]
    return []


def _victim(view: View, c: Candidate, have: list[QuantityMention]) -> list[QuantityMention]:
    """One whom the noun itself calls dead or wounded: "є загиблий і поранений"; a language with articles has "a"."""
    out: list[QuantityMention] = []
    for i in dict.fromkeys(i for f in c.frames if not f.negated for i in f.trigger.inside):
        t = view.tokens[i]
        if t.upos != "NOUN" or t.feats.get("Number") != "Sing" or _numbered(view, i) or _foremost(view, i):
            continue
        what = victim_kind(view, i)
        if what is not None and not any(q.what == what for q in [*have, *out]):
            out.append(single(view, i, what, 1))
    return out


def _victims_apart(view: View, c: Candidate) -> list[QuantityMention]:
    """People of whom each is called dead or hurt by a word of its own: "є загиблий чоловік і поранена жінка"."""
    out: list[QuantityMention] = []
    for f in c.frames:
        if f.negated or f.trigger.entry.family.nature != "harm":
            continue
        for i in dict.fromkeys(k for a in (f.object, f.subject) if a is not None for k in (a, *_joined(view, a))):
            called = [t.i for t in view.tree.children(i, "amod")] or f.trigger.inside
            what = next((w for w in _CALLED if any(view.is_in(k, _callings(view, w)) for k in called)), None)
            if what is not None and _persons(view, i, out, "Sing"):
                out.append(single(view, i, what, 1))
    return out if len({q.what for q in out}) > 1 else []


_CALLED = ("killed", "wounded")


def _callings(view: View, what: str) -> frozenset[str]:
    return words_of(view.language, "one_victim", what)


def _joined(view: View, i: int) -> list[int]:
    return [k for _, k in _joined_to(view, "any", i)]


def _foremost(view: View, i: int) -> bool:
    """Whether a noun is the first or last of many: "наймолодшому загиблому було 18"."""
    return any(view.is_in(t.i, words_of(view.language, "foremost")) for t in view.tree.children(i, "amod"))


def _calls_victim(view: View, i: int) -> bool:
    """Whether a noun calls someone dead or hurt, which tells another toll than that of the noun it is joined to."""
    return victim_kind(view, i) is not None


def victim_kind(view: View, i: int) -> str | None:
    """What a noun that calls someone dead or hurt counts: "killed", "wounded"; None for any other word."""
    return next((w for w in ("killed", "wounded") if view.is_in(i, words_of(view.language, "one_victim", w))), None)


def single(view: View, i: int, what: str, number: int) -> QuantityMention:
    """The quantity of one noun without a number."""
    t = view.tokens[i]
    return QuantityMention(
        span=Span(t.start, t.end),
        token=i,
        unit=t.lemma.lower(),
        low=number,
        best=number,
        high=number,
        what=what,
        rule="quantity.singular",
    )


def _beside_many(view: View, i: int, here: list[QuantityMention]) -> bool:
    """Whether a thing is told beside things in the plural, none of them counted: "повреждены дома, школа и церковь"."""
    first = i
    while view.tokens[first].deprel == "conj" and view.tokens[first].head < first:
        first = view.tokens[first].head
    group = [view.tokens[k] for k in (first, *(k for _, k in _joined_to(view, "any", first)))]
    if any(q.span.start <= k.start < q.span.end for q in here for k in group):
        return False  # "пошкоджено шість будинків, школу, гаражі та автобус"
    return any(k.feats.get("Number") == "Plur" for k in group if k.upos in NOMINAL)


def _of_debris(view: View, k: int) -> bool:
    """Whether a weapon is only what is left of it: "падение обломков дрона"."""
    return "debris" in view.classes(view.tokens[k].head)


def _by_means(view: View, case: str, k: int) -> bool:
    """Whether an oblique is the one weapon that does it: "дроном атаковали", "с помощью дрона"."""
    helped = not words_of(view.language, "means").isdisjoint(view.lemmas[max(k - 2, 0) : k])
    many = view.tokens[k].text.isupper() or view.is_in(k, words_of(view.language, "groups"))  # "били з РСЗВ"
    return view.traits.cases and (case == "ins" or helped) and "weapon" in view.classes(k) and not many


def _fired_from(view: View, k: int) -> bool:
    """Whether a weapon is what others are fired from: "обстреляли из реактивной системы"."""
    return any(view.lows[c.i] in words_of(view.language, "means", "from") for c in view.tree.children(k, "case"))


def _whose_wounds(view: View, f: Frame, case: str, k: int) -> bool:
    """Whether an oblique is of whoever has the wounds: "у жінки діагностували контузію"."""
    if f.trigger.entry.family.id != "hurt" or case not in words_of(view.language, "hurt", "with"):
        return False
    return view.tokens[k].feats.get("Case") == "Gen"


def _whose_life(view: View, f: Frame) -> list[int]:
    """Those whom a noun within a phrase belongs to: "забрав життя рятувальника"."""
    if f.trigger.entry.kind != "phrase" or f.voice == "noun":
        return []
    return [k.i for i in f.trigger.inside for k in view.tree.children(i, "nmod") if k.i not in f.trigger.inside]


def puts_a_toll(f: Frame) -> bool:
    """Whether a frame's subject is who counts the dead: "the commander put the toll at 26"."""
    return f.trigger.entry.kind == "phrase" and f.trigger.entry.family.id in ("dead", "victims") and f.voice == "active"


def _animate(view: View, i: int) -> bool:
    """Whether a noun is of a living being: "загинула операторка", whose trade no list has."""
    t = view.tokens[i]
    return (
        t.upos == "NOUN" and t.feats.get("Animacy") == "Anim" and not view.is_in(i, words_of(view.language, "beasts"))
    )


def _people_together(
    view: View, f: Frame, here: list[QuantityMention], summed: set[int], told: set[int], among: int | None = None
) -> list[QuantityMention]:
    """People named one by one, counted together: "ранены мужчина и его жена" are two, "мужчина и трое детей" four.

    `told` are the tokens that say what befell them: a count of "wounded" is none of the dead beside it; `among` is the
    first of those who stand for the dead or hurt of a noun.
    """
    out: list[QuantityMention] = []
    wounds = (("object", k) for case, k in f.obliques if _whose_wounds(view, f, case, k))
    for part, i in (("object", f.object), ("subject", f.subject), ("any", among), *wounds):
        ones: list[QuantityMention] = []
        if i is None:
            continue
        if view.traits.articles:  # "a man" is one of those told together
            ones = [q for q in here if q.rule == "quantity.article" or q.low == q.high == 1]
            here = [q for q in here if q not in ones]
        group = [i, *(k for _, k in _joined_to(view, part, i) if not _told_among(view, k))]
        if not summed.isdisjoint(group):
            continue
        counts = {k: n for k in group if (n := _counted(view, k, here)) is not None}
        several = [k for k in group if k not in counts and _persons(view, k, here, "Plur")]
        single = [k for k in group if k not in counts and _persons(view, k, here, "Sing")]
        if len(group) < 2 or not single or len(single) + len(several) + len(counts) < len(group):
            continue
        if any("people" not in view.classes(k) or k in told for k in counts):
            continue
        if counts.get(i) == len(single) + sum(n for k, n in counts.items() if k != i) and not several:
            summed.update(group[1:])
            continue  # "два человека, охранник и водитель, погибли"
        couples = sum(view.is_in(k, words_of(view.language, "couples")) for k in single)
        low = (
            len(single) + couples + 2 * len(several) + sum(counts.values())
        )  # "полицейские и пограничник": three or more
        wanted = [
            n
            for c, where, n in f.trigger.entry.family.what
            if c == "people" and (part == "any" or fits(f, where, part, i, c))
        ]
        if not wanted or wanted[0] in ("other", "victims"):
            continue
        summed.update(group)
        first, last = min(group), max(group)
        starts = [view.tokens[first].start, *(q.span.start for q in (*here, *ones) if q.token in group)]
        out.append(
            QuantityMention(
                span=Span(min(starts), view.tokens[last].end),
                token=i,
                unit=view.tokens[i].lemma.lower(),
                low=low,
                best=None if several else low,
                high=None if several else low,
                what=wanted[0],
                rule="quantity.together",
            )
        )
    return out


def _told_among(view: View, i: int) -> bool:
    """Whether a person is one of those counted before, not one more: "дев'ятеро, зокрема учениця"."""
    first = min((t.i for t in view.tree.children(i, "amod", "det")), default=i)
    opened = words_of(view.language, "among")
    return first > 1 and (view.lows[first - 1] in opened or " ".join(view.lows[first - 2 : first]) in opened)


def _counted(view: View, i: int, here: list[QuantityMention]) -> int | None:
    """How many a noun is said to be where the number is exact."""
    exact = (q.best for q in here if q.token == i and q.low == q.high and q.best is not None)
    return next((int(n) for n in exact if n > 1), None)


def _persons(view: View, i: int, here: list[QuantityMention], number: str) -> bool:
    """Whether a noun names a person, or persons, and no number counts it."""
    t = view.tokens[i]
    if view.traits.articles and t.upos == "PROPN" and t.entity == "PER":
        return number == "Sing"  # "Ali Musa and Omar Diallo were killed"
    if t.upos != "NOUN" or t.feats.get("Number") != number or "people" not in view.classes(i):
        return False
    if view.is_in(i, words_of(view.language, "groups")) or _numbered(view, i):
        return False
    return not any(q.span.start <= t.start < q.span.end for q in here)


def calls_one(view: View, i: int, here: list[QuantityMention]) -> bool:
    """Whether a noun names one person whom no number counts."""
    return _persons(view, i, here, "Sing")


def _joined_to(view: View, part: str, i: int | None) -> list[tuple[str, int]]:
    """The nouns joined to an argument: "three houses and a school"."""
    out: list[tuple[str, int]] = []
    row = [] if i is None else [i]
    while row and len(out) < _ROW:  # each may hang on the one before it
        row = [t.i for k in row for t in view.tree.children(k, "conj") if t.upos in NOMINAL]
        out += [(part, k) for k in row]
    return out


def _one(view: View, i: int) -> bool:
    """Whether a noun names one thing: singular, no group, made definite or indefinite by its words."""
    t = view.tokens[i]
    soldier = (
        t.upos in ("ADJ", "VERB") and t.deprel.startswith("nsubj") and "people" in view.classes(i)
    )  # "военный погиб"
    if (
        t.upos not in NOMINAL
        and not soldier
        or t.feats.get("Number") == "Plur"
        or view.is_in(i, words_of(view.language, "groups"))
    ):
        return False
    verb = view.tokens[t.head]
    lone = t.deprel.startswith("nsubj") and not view.tree.children(i, "conj")
    if view.traits.agreement and lone and verb.feats.get("Number") == "Plur":
        return False  # "ракеты были выпущены", whatever the parser says of "ракеты"
    if view.is_in(i, view.things.transparent) or _numbered(view, i) or i in view.places or _rather_many(view, i):
        return False
    if any(view.lows[t.i] in words_of(view.language, "groups", "all") for t in view.before(i, 4) if t.head == i):
        return False  # "все ... ракеты"
    if _undeclined(view, i):
        return False
    ages = words_of(view.language, "not_counted")  # "постраждав хлопець, 17 років"
    beside = (k.i for k in view.tree.children(i, "conj") if k.upos in NOMINAL and view.lemmas[k.i] not in ages)
    if "people" in view.classes(i) and not all(_calls_victim(view, k) for k in beside):
        return False
    if t.upos == "PROPN" and t.entity == "PER":
        return not t.deprel.startswith(("flat", "compound"))
    if view.traits.articles:
        definite, single = view.words("determiners", "definite"), view.words("determiners", "single")
        return t.upos == "NOUN" and any(
            c.upos == "DET" and (view.lows[c.i] in definite or view.lows[c.i] in single) or c.deprel == "nmod:poss"
            for c in view.tree.children(i)
        )
    named = t.upos == "PROPN" and "weapon:bomb" in view.classes(i)  # "скинула ФАБ-250"
    named = named or _one_by_its_verb(view, i) or _made_of_two(view, i)
    return named or t.feats.get("Number") == "Sing" and (t.upos == "NOUN" or soldier)


def _rather_many(view: View, i: int) -> bool:
    """Whether a genitive is rather the plural subject that its verb lacks: "получили повреждения дома и школы"."""
    t = view.tokens[i]
    verb = view.tokens[view.tokens[t.head].head]
    if not view.traits.cases or t.deprel != "nmod" or t.feats.get("Case") != "Gen" or verb.upos != "VERB":
        return False
    return verb.feats.get("Number") == "Plur" and not view.tree.children(verb.i, "nsubj") and verb.i < t.head < i


def _numbered(view: View, i: int) -> bool:
    """Whether a number counts a noun; "54-летний" tells an age."""
    return any(t.upos != "ADJ" for t in view.tree.children(i, "nummod"))


def _made_of_two(view: View, i: int) -> bool:
    """Whether a weapon with its make before a hyphen is one by its verb: "FPV-дрон ударил"."""
    t = view.tokens[i]
    verb = view.tokens[t.head]
    weapon = "-" in t.text and t.upos in NOMINAL and t.deprel.startswith("nsubj") and "weapon" in view.classes(i)
    return weapon and verb.feats.get("Number") == "Sing" and view.traits.agreement


def _undeclined(view: View, i: int) -> bool:
    """Whether an acronym has no number of its own nor an adjective's: "удар КАБ", but "збили ворожий БпЛА"."""
    text = view.tokens[i].text
    if not view.traits.cases or len(text) < 3 or not (text[0].isupper() and text[-1].isupper()):
        return False
    told = any(t.feats.get("Number") == "Sing" for t in view.tree.children(i, "amod", "det"))
    return not told and not _one_by_its_verb(view, i)


def _one_by_its_verb(view: View, i: int) -> bool:
    """Whether an acronym without cases is one by the number of its verb: "БПЛА упал"."""
    t = view.tokens[i]
    verb = view.tokens[t.head]
    acronym = t.text[-1].isupper() and len(t.text) > 2 and t.upos in NOMINAL and t.deprel.startswith("nsubj")
    return acronym and verb.upos == "VERB" and verb.feats.get("Gender") == "Masc"


# Nouns whose complement in the singular is one thing: "the crash of a drone".
_ONE_OF = frozenset({"down", "destroy", "blow_up", "fall", "crash", "murder", "shoot_dead", "arrest", "die", "hurt"})

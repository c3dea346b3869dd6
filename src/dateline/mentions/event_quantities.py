"""Which quantity belongs to which event, and what it counts there."""

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.mentions.frames import classes, lower
from dateline.mentions.lexicon import things
from dateline.mentions.tree import Tree
from dateline.model import Mentions, QuantityMention, Sentence, Span

if TYPE_CHECKING:
    from dateline.mentions.events import Candidate
    from dateline.mentions.frames import Frame

_ABSTRACT = frozenset({"partie", "étage", "incendie", "moitié", "tiers", "zone", "série", "façade", "surface", "secteur", "périmètre"})
_WEAPON_WHAT = {"interception": "downed", "crash": "crashed", "debris": "found", "strike": "launched", "attack": "launched"}
_OBJECT_WHAT = {"strike": "hit", "attack": "hit", "damage": "damaged", "fire": "damaged", "debris": "damaged", "explosion": "damaged", "crash": "damaged"}


def attach_quantities(
    tree: Tree, mentions: Mentions, sentence: Sentence, candidates: list["Candidate"], language: str
) -> dict[int, tuple[QuantityMention, ...]]:
    """The quantities of each candidate of one sentence, by `id(candidate)`, with `what` filled in."""
    said = [s for a in mentions.attributions for s in (a.cue, a.source) if s is not None]
    here = [q for q in mentions.quantities if not any(s.start <= q.span.start < s.end for s in said)]
    here = [q for q in here if sentence.span.start <= q.span.start < sentence.span.end]
    out: dict[int, list[QuantityMention]] = {}
    previous: tuple[Candidate, QuantityMention] | None = None
    in_subset = False
    for q in here:
        owner, governor = _owner(tree, q, candidates)
        if owner is None:
            continue
        what = _what(tree, q, owner, governor, language)
        subset = _is_subset(tree, q) or (in_subset and _follows(tree, q, previous))
        in_subset = subset
        if subset and previous is not None and what in ("other", None):
            of = classes(tree, q.token, language)
            if not of & {"weapon", "event", "object"} and q.unit is not None:
                owner, what = previous[0], previous[1].what
        if what is None:
            continue
        made = replace(q, what=what)
        out.setdefault(id(owner), []).append(made)
        previous = (owner, made)
    for c in candidates:
        if c.event_type == "casualties" and c.frame.negated:
            out[id(c)] = _none(tree, c, out.get(id(c), []))
        else:
            out.setdefault(id(c), []).extend(_singular(tree, c, out.get(id(c), []), language))
    return {k: tuple(v) for k, v in out.items()}


def _singular(tree: Tree, c: "Candidate", have: list[QuantityMention], language: str) -> list[QuantityMention]:
    """One thing or person named without a number: "l'appareil a été intercepté", "le maire a été tué"."""
    for f in c.frames:
        family = f.trigger.entry.family
        i = f.object
        if i is None and f.voice == "active" and family.id in ("fall", "finish", "kill", "wound"):
            i = f.subject
        family = f.trigger.entry.family
        if f.voice == "noun" or i is None or f.negated:
            continue
        token = tree.tokens[i]
        if token.feats.get("Number") == "Plur" or token.upos not in ("NOUN", "PROPN"):
            continue
        found = classes(tree, i, language)
        what = None
        if lower(token) in things(language).transparent:
            continue
        if c.event_type in ("interception", "crash") and "weapon" in found:
            what = _WEAPON_WHAT[c.event_type]
        elif family.id in ("kill", "wound") and found & {"people", "person"}:
            what = family.what
        elif family.id == "down" and c.event_type in ("casualties", "attack") and "people" in found:
            what = "killed"
        if what is None or any(q.what == what for q in have) or _determined(tree, i) == "bare":
            continue
        return [
            QuantityMention(
                span=Span(token.start, token.end), token=i, unit=lower(token), low=1, best=1, high=1, what=what, rule="quantity.singular"
            )
        ]
    return []


def _determined(tree: Tree, i: int) -> str:
    """How a singular noun is made one: by its article or by being a name; bare otherwise."""
    if tree.tokens[i].entity == "PER" or tree.tokens[i].upos == "PROPN":
        return "name"
    before = [lower(t) for t in tree.tokens[max(i - 3, 0) : i]]
    return "definite" if {"le", "la", "l'", "cet", "ce", "cette"} & set(before) else "bare"


def _owner(
    tree: Tree, q: QuantityMention, candidates: list["Candidate"]
) -> tuple["Candidate | None", int | None]:
    """The event that a quantity belongs to and the trigger token that governs it."""
    by_token: dict[int, tuple[Candidate, int]] = {}
    for c in candidates:
        for f in c.frames:
            for i in range(f.trigger.first, f.trigger.last + 1):
                by_token[i] = (c, f.trigger.token)
    if q.token in by_token:
        return by_token[q.token]
    for c in candidates:
        for f in c.frames:
            if q.token in (f.subject, f.object):
                return c, f.trigger.token
    below = q.token
    for above in tree.ancestors(q.token):
        if above.i in by_token:
            return by_token[above.i]
        if above.upos == "VERB" and tree.tokens[below].deprel.startswith("nsubj") and not any(
            c.frame.verb == above.i for c in candidates
        ):
            return None, None
        below = above.i
        for c in candidates:
            for f in c.frames:
                if above.i in (f.subject, f.object) and above.upos in ("NOUN", "PROPN", "NUM"):
                    return c, f.trigger.token
        if above.upos == "VERB" and above.deprel not in ("acl", "amod"):
            inside = [c for c in candidates if c.frame.voice == "noun" and c.frame.verb == above.i]
            if inside:
                nearest = min(inside, key=lambda c: abs(c.token - q.token))
                return nearest, nearest.token
    near = [c for c in candidates if not _cut_between(tree, c.token, q.token)]
    if near:
        nearest = min(near, key=lambda c: abs(c.token - q.token))
        return nearest, nearest.token
    return None, None


def _cut_between(tree: Tree, a: int, b: int) -> bool:
    low, high = min(a, b), max(a, b)
    return high - low > 14 or any(t.text in (",", ";", ":", ".", "(", ")") for t in tree.tokens[low:high])


def _what(tree: Tree, q: QuantityMention, owner: "Candidate", governor: int | None, language: str) -> str | None:
    """What the number counts in its event; None where a mere article is no quantity."""
    t = things(language)
    word = lower(tree.tokens[q.token])
    found = classes(tree, q.token, language)
    frame = next((f for f in owner.frames if f.trigger.token == governor), owner.frame)
    role = _role(tree, q, frame)
    kind = owner.event_type
    article = q.rule == "quantity.article"
    bare = q.unit is None
    if q.token == frame.trigger.token and kind == "arrest":
        return "arrested"
    if word in t.casualty:
        return t.casualty[word].replace("both", "killed")
    if q.token == frame.trigger.token and frame.trigger.entry.family.id == "toll":
        return {"pertes": "killed", "disparitions": "missing"}.get(word, "other")
    if "event" in found and not found & {"people", "weapon"}:
        if word == "impacts":
            return "hit"
        return None if article else "launched" if word == "tirs" else "other"
    if "weapon" in found and "people" not in found:
        return _of_weapon(frame, role, kind, found, article)
    if "people" in found or (bare and frame.trigger.entry.family.id in ("kill", "wound", "toll", "arrest", "abduct")):
        return _of_people(frame, role, kind, bare, q, t.casualty, tree)
    if bare:
        if frame.trigger.entry.family.id == "down" and kind in ("casualties", "attack", "clash"):
            return "killed"
        if kind == "closure" and frame.trigger.entry.key == "évacuer":
            return "evacuated"
        if kind == "interception":
            return "downed"
        if role == "subject" and frame.trigger.entry.family.id in ("hit", "bombard", "damage"):
            return "launched"
        if role == "object" or kind in ("crash", "debris"):
            return _WEAPON_WHAT.get(kind, "damaged") if kind in ("crash", "debris") else _of_object(frame, kind)
        return "other"
    if "object" in found or role in ("object", "subject"):
        if "object" not in found and kind in ("casualties", "arrest", "abduction", "attack"):
            return _of_people(frame, role, kind, bare, q, t.casualty, tree)
        if article and (word in t.sites or word in _ABSTRACT or role is None or (role == "subject" and kind not in ("fire", "damage") and frame.trigger.entry.family.id != "ambush")):
            return None
        if article and "object" not in found and frame.trigger.entry.family.id != "damage":
            return None
        if frame.trigger.entry.family.id == "ambush" and role == "subject":
            return "hit"
        return _of_object(frame, kind)
    return None if article else "other"


def _role(tree: Tree, q: QuantityMention, frame: "Frame") -> str | None:
    """object or subject where the counted noun, or what it is coordinated with, fills that argument."""
    first, last = q.span
    for name, i in (("object", frame.object), ("subject", frame.subject)):
        if i is None:
            continue
        if i == q.token or first <= tree.tokens[i].start < last:
            return name
        if _coordinated(tree, i, q.token):
            return name
        head = tree.tokens[q.token]
        for _ in range(4):
            if not head.deprel.startswith("conj") or head.head == head.i:
                break
            head = tree.tokens[head.head]
            if head.i == i:
                return name
    return None


def _coordinated(tree: Tree, i: int, first: int) -> bool:
    """Whether the noun at `i` is coordinated with an earlier one: "cinq chars et un blindé détruits"."""
    for _ in range(4):
        token = tree.tokens[i]
        if not token.deprel.startswith("conj") or token.head == i:
            return False
        i = token.head
        if i == first:
            return True
    return False


def _of_weapon(frame: "Frame", role: str | None, kind: str, found: frozenset[str], article: bool) -> str | None:
    family = frame.trigger.entry.family.id
    if family in ("ambush", "suicide") or (article and kind not in _WEAPON_WHAT):
        return None if article else "other"
    if role == "object" and family in ("hit", "bombard", "damage") and kind != "interception":
        return "hit" if family != "damage" else "damaged"
    if article and role is None and kind in ("strike", "attack") and "weapon:generic" in found:
        return None
    if kind in ("damage", "casualties", "explosion", "clash", "control"):
        return "other"
    return _WEAPON_WHAT.get(kind, "launched" if family == "launch" else "other")


def _of_people(
    frame: "Frame", role: str | None, kind: str, bare: bool, q: QuantityMention, casualty: dict[str, str], tree: Tree
) -> str:
    family = frame.trigger.entry.family
    key = frame.trigger.entry.key
    trigger = lower(tree.tokens[frame.trigger.token])
    if "disparu" in key or "appel" in key:
        return "missing"
    if family.id in ("kill", "wound") and family.what is not None:
        return family.what
    if family.id == "toll":
        of = casualty.get(trigger, "other").replace("both", "killed")
        if trigger in ("pertes",):
            return "killed"
        if trigger == "disparitions":
            return "missing"
        near = abs(q.token - frame.trigger.token) <= 2
        return of if trigger in ("mort", "décès") or bare or near else "other"
    if family.id == "lose":
        return "killed"
    if family.id == "down" and kind in ("casualties", "clash", "attack", "strike"):
        return "killed"
    if kind == "arrest":
        return "arrested"
    if family.id == "ambush" and role == "object":
        deadly = ("assassiner", "massacrer", "égorger", "décapiter", "exécuter", "fusiller", "abattre")
        return "killed" if key.startswith(deadly) else "other"
    if family.id == "hit" and role == "object" and frame.trigger.entry.kind == "verb":
        return "wounded" if key in ("toucher", "atteindre") else "other"
    if kind == "closure" or family.id == "flee":
        return "evacuated" if kind == "closure" else "other"
    return "other"


def _of_object(frame: "Frame", kind: str) -> str:
    family = frame.trigger.entry.family.id
    if family == "arson" and kind in ("strike", "attack"):
        return "hit"
    if family in ("damage", "catch_fire", "suffer", "lose", "wound", "arson", "down"):
        return "damaged"
    if frame.trigger.entry.key in ("dynamiter", "saboter", "faire sauter", "couler"):
        return "damaged"
    return _OBJECT_WHAT.get(kind, "other")


def _follows(tree: Tree, q: QuantityMention, previous: "tuple[Candidate, QuantityMention] | None") -> bool:
    """Whether only "et" or a comma stands between a quantity and the one before it."""
    if previous is None:
        return False
    between = [t for t in tree.tokens if previous[1].span.end <= t.start < q.span.start]
    return all(t.text in (",", "et") for t in between)


def _is_subset(tree: Tree, q: QuantityMention) -> bool:
    first = tree.at(q.span.start)
    if first is None:
        return False
    before = [lower(t) for t in tree.tokens[max(first - 3, 0) : first]]
    return "dont" in before or "lesquels" in before or "lesquelles" in before or "compris" in before or "notamment" in before


def _none(tree: Tree, c: "Candidate", quantities: list[QuantityMention]) -> list[QuantityMention]:
    """"aucune victime" is killed 0..0 and wounded 0..0; "aucun blessé" wounded only; "pas de morts" killed only."""
    whats: set[str] = set()
    for f in c.frames:
        for i in range(f.trigger.first, f.trigger.last + 1):
            word = lower(tree.tokens[i])
            if word.startswith(("bless", "brûl")):
                whats.add("wounded")
            elif word.startswith("victime"):
                whats |= {"killed", "wounded"}
            elif word.startswith(("mort", "tué", "tuer", "décès", "péri")):
                whats.add("killed")
        if f.trigger.entry.family.what is not None and not whats:
            whats.add(f.trigger.entry.family.what)
    for q in quantities:
        word = lower(tree.tokens[q.token])
        if word.startswith("victime"):
            whats |= {"killed", "wounded"}
        elif word.startswith("bless"):
            whats.add("wounded")
        elif word.startswith(("mort", "tué")):
            whats.add("killed")
    span = Span(tree.tokens[c.frame.trigger.first].start, tree.tokens[c.frame.trigger.last].end)
    near = next((q for q in quantities if q.low == 0), None)
    return [
        QuantityMention(
            span=near.span if near else span,
            token=c.token,
            unit=None,
            low=0,
            best=0,
            high=0,
            what=what,
            rule="quantity.none",
        )
        for what in sorted(whats or {"killed", "wounded"})
    ]

"""The quantities of each event of a sentence, with what they count there."""

from typing import TYPE_CHECKING

from dateline.mentions.event_candidates import CAUSES
from dateline.mentions.event_lists import FOR_MANY, LISTED
from dateline.mentions.frame_classes import classes
from dateline.mentions.frame_words import lower
from dateline.mentions.lexicon import clause_stems, clause_words, things
from dateline.mentions.numerals import counted_words as counted
from dateline.mentions.numerals import grammar_words
from dateline.mentions.quantity_context import former, is_subset
from dateline.mentions.quantity_owner import hold_all
from dateline.mentions.quantity_what import WEAPON_WHAT, what_of
from dateline.mentions.tree import Tree
from dateline.mentions.triggers import find_triggers
from dateline.model import Mentions, QuantityMention, Sentence, Span, Token
from dateline.model.quick import replace

if TYPE_CHECKING:
    from dateline.mentions.event_candidates import Candidate
    from dateline.mentions.frames import Frame

_COUNTABLE = frozenset({"killed", "wounded", "missing", "arrested", "downed", "evacuated"})


def attach_quantities(
    tree: Tree, mentions: Mentions, sentence: Sentence, candidates: list["Candidate"], language: str
) -> dict[int, tuple[QuantityMention, ...]]:
    """The quantities of each candidate of one sentence, by `id(candidate)`, with `what` filled in."""
    here = [q for q in mentions.quantities if sentence.span.start <= q.span.start < sentence.span.end]
    said = [s for a in mentions.attributions for s in (a.cue, a.source) if s is not None] if here else []
    here = [q for q in here if not any(s.start <= q.span.start < s.end for s in said)]
    out: dict[int, list[QuantityMention]] = {}
    previous: tuple[Candidate, QuantityMention] | None = None
    harmed: tuple[Candidate, QuantityMention] | None = None  # the last people hurt or killed
    in_subset = False
    for q, hold in zip(here, hold_all(tree, here, candidates, language), strict=True):
        what = what_of(tree, q, hold, language) if hold is not None else None
        owner = hold.owner if hold is not None else None
        in_subset = is_subset(tree, q) or (in_subset and _follows(tree, q, previous, language))
        if in_subset and harmed is not None and _same_people(tree, q, what, harmed[1], language):
            owner, what = harmed[0], harmed[1].what
        elif in_subset and previous is not None and _passes_on(tree, q, what, previous[1], language):
            owner, what = previous[0], previous[1].what
        elif previous is not None and what in ("other", None) and _next_place(tree, q, *previous, language):
            owner, what = previous[0], previous[1].what
        if owner is None or what is None:
            continue
        if q.rule == "quantity.none" and not (what == "damaged" and "object" in classes(tree, q.token, language)):
            what = "other" if not owner.frame.negated or owner.event_type != "casualties" else what
        if _points_back(tree, q, language) and what != "other":
            what = "other"
        if what in _HARMED and hold is not None and _only_attempted(tree, hold.frame, language):
            what = "other"  # "en tentant d'assassiner un général"
        made = replace(q, what=what)
        if (cause := _own_cause(tree, q, what, candidates, language)) is not None:
            out.setdefault(id(cause), []).append(made)
            continue
        out.setdefault(id(owner), []).append(made)
        previous = (owner, made)
        harmed = previous if what in _HARMED else harmed
    for c in candidates:
        out[id(c)] = _without_spelt_out(tree, out.get(id(c), []), language)
        out[id(c)] = _latest(tree, out.get(id(c), []), language)
        if c.event_type != "casualties" and c.frame.negated:  # "aucun dégât" counts nothing
            out[id(c)] = [q for q in out[id(c)] if q.rule != "quantity.none" or q.what != "other"]
        if c.event_type == "casualties" and c.frame.negated:
            out[id(c)] = _none(tree, c, out.get(id(c), []))
        else:
            out.setdefault(id(c), []).extend(_singular(tree, c, out.get(id(c), []), here, language))
            out[id(c)].extend(_all_of_those(tree, mentions, c, out[id(c)], here))
    return {k: tuple(v) for k, v in out.items()}


def _all_of_those(
    tree: Tree, mentions: Mentions, c: "Candidate", have: list[QuantityMention], here: list[QuantityMention]
) -> list[QuantityMention]:
    """The count of all the craft just counted: "30 drones ont été lancés, tous abattus", "Tous ont été abattus"."""
    if c.event_type != "interception" or c.frame.negated or any(q.what == "downed" for q in have):
        return []
    language = mentions.document.language
    first = c.frame.trigger.first
    at = first - 1
    while at > 0 and first - at < 4 and tree.tokens[at].upos == "AUX":
        at -= 1
    of = None
    if at > 1 and tree.tokens[at].upos == "NOUN" and tree.lows[at - 1] in ("les", "ces", "leurs"):
        of, at = classes(tree, at, language), at - 2  # "tous les missiles ont été abattus"
    wholly = grammar_words(language, "wholes") & set(tree.lows[c.frame.trigger.last + 1 : c.frame.trigger.last + 3])
    if (
        wholly and "en" in tree.lows[max(first - 3, 0) : first]
    ):  # "en a détruit l'ensemble", "réussi à en abattre la totalité"
        at = c.frame.trigger.first
    elif tree.lows[at] not in ("tous", "toutes"):
        return []
    before = [
        q
        for q in here
        if q.span.end <= tree.tokens[at].start
        and q.rule != "quantity.article"
        and "weapon" in classes(tree, q.token, language)
        and not (is_subset(tree, q) or _points_back(tree, q, language))
    ]
    if before:
        return [replace(before[-1], what="downed")]
    return _launched_before(tree, mentions, tree.tokens[at].sentence - 1, of)


def _launched_before(tree: Tree, mentions: Mentions, at: int, of: frozenset[str] | None) -> list[QuantityMention]:
    """The craft counted in the sentence `at` where it tells of none shot down; only those of the classes `of`."""
    language = mentions.document.language
    if at < 0 or any(t.entry.family.id == "down" for t in find_triggers(tree, tree.sentences[at], language)):
        return []
    span = tree.sentences[at].span
    return [
        replace(q, what="downed")
        for q in mentions.quantities
        if span.start <= q.span.start < span.end
        and "weapon" in (kinds := classes(tree, q.token, language))
        and (of is None or not of or kinds & of - {"weapon"} or "weapon:generic" in of)
        and not (is_subset(tree, q) or _points_back(tree, q, language))
    ]


def _latest(tree: Tree, rows: list[QuantityMention], language: str) -> list[QuantityMention]:
    """`rows` with a former toll made "other" where a later count of the same kind replaces it."""
    out: list[QuantityMention] = []
    for k, q in enumerate(rows):
        replaced = former(tree, q, language) and any(r.what == q.what and not is_subset(tree, r) for r in rows[k + 1 :])
        out.append(replace(q, what="other") if replaced else q)
    return out


def _without_spelt_out(tree: Tree, rows: list[QuantityMention], language: str) -> list[QuantityMention]:
    """`rows` with those made "other" that only spell out who the people counted before them are.

    "deux femmes, une infirmière et une patiente", "quatre personnes : un homme, sa femme et leurs deux enfants": right
    behind the count, no more of them than counted, and as many unless a colon or a plain word like "personnes" leads.
    """
    out = list(rows)
    for k, whole in enumerate(rows):
        if whole.what not in _HARMED or whole.unit is None or (whole.best or 0) < 2:
            continue
        chain: list[int] = []
        end, marks = whole.span.end, ""
        for n in range(k + 1, len(rows)):
            q = rows[n]
            between = [t for t in tree.tokens[whole.token : q.token + 1] if end <= t.start < q.span.start]
            words = [lower(t) for t in between if t.upos not in ("DET", "NUM")]
            opens = words == [","] or words[-1:] == [":"] and _joins(between[:-1])
            if not (_joins(between) if chain else opens) or is_subset(tree, q) or q.unit is None:
                break
            if "people" not in classes(tree, q.token, language) or tree.lows[q.token] in things(language).casualty:
                break
            marks = marks or words[-1]
            chain.append(n)
            end = q.span.end
        told = sum(rows[n].best or 0 for n in chain)
        loose = marks == ":" or tree.lows[whole.token] in clause_words(language, "counted", "plain")
        others = _corps(tree, whole, language) is not None and any(
            _corps(tree, rows[n], language) not in (None, _corps(tree, whole, language)) for n in chain
        )
        if chain and not others and (told == whole.best or loose and told < (whole.best or 0)):
            for n in chain:
                out[n] = replace(out[n], what="other")
    return out


def _corps(tree: Tree, q: QuantityMention, language: str) -> str | None:
    """The corps that those counted belong to, in the singular."""
    word = tree.lows[q.token].removesuffix("s")
    return word if word in clause_words(language, "counted", "corps") else None


def _joins(between: list[Token]) -> bool:
    """Whether the words between two people spelt out hold no verb: ", âgé de 40 ans, et"."""
    stop = any(t.text in (";", ".", ":") or t.upos == "AUX" or t.feats.get("VerbForm") == "Fin" for t in between)
    return not stop and len(between) <= 8


_HARMED = frozenset({"killed", "wounded"})


def _same_people(tree: Tree, q: QuantityMention, what: str | None, whole: QuantityMention, language: str) -> bool:
    """Whether people among others are harmed as they are: "onze morts et quarante blessés, dont six enfants"."""
    people = q.unit is not None and "people" in classes(tree, q.token, language)
    plain = q.token not in _casualty_tokens(tree, q, language)
    return what in _HARMED and whole.what in _HARMED and people and plain


def _casualty_tokens(tree: Tree, q: QuantityMention, language: str) -> frozenset[int]:
    """The token of a quantity whose own noun says how its people are harmed: "dont deux morts"."""
    return frozenset({q.token}) if tree.lows[q.token] in things(language).casualty else frozenset()


def _passes_on(tree: Tree, q: QuantityMention, what: str | None, whole: QuantityMention, language: str) -> bool:
    """Whether a subset counts what its whole counts: people of people, a bare number of anything."""
    if what not in ("other", None) and q.unit is not None:
        return False
    if whole.what not in _COUNTABLE:
        return False
    if q.unit is None:
        return what in ("other", None) or what == whole.what
    if q.rule == "quantity.article" and "people" not in classes(tree, q.token, language):
        return False
    return not classes(tree, q.token, language) & {"weapon", "event", "object"}


def _next_place(tree: Tree, q: QuantityMention, owner: "Candidate", before: QuantityMention, language: str) -> bool:
    """Whether a bare number with a place goes on a list: "quatre morts à Gaza, trois à Khan Younès"."""
    first, after = tree.at(q.span.start), tree.at(q.span.end)
    listed = before.what in LISTED or owner.event_type in FOR_MANY
    if q.unit is not None or not first or after is None or not listed:
        return False
    if lower(tree.tokens[first - 1]) not in (",", "et", "puis", "dont", ";", ":"):
        return False
    if tree.lows[after] in clause_words(language, "counted", "further"):  # "et deux encore dans un camp près de X"
        after += 1
    return lower(tree.tokens[after]) in grammar_words(language, "locative")


def _own_cause(
    tree: Tree, q: QuantityMention, what: str, candidates: list["Candidate"], language: str
) -> "Candidate | None":
    """The event noun that others were hurt in, told at once behind their number: "trois autres dans un raid sur X"."""
    i = tree.at(q.span.end)
    further = clause_words(language, "counted", "further")
    if what not in _HARMED or i is None or not further & {tree.lows[i - 1], tree.lows[i]}:
        return None
    i += tree.lows[i] in further
    if tree.lows[i] not in ("dans", "lors", "par"):
        return None
    near = [c for c in candidates if i < c.token < i + 5 and c.frame.voice == "noun" and c.event_type in CAUSES]
    return near[0] if near else None


def _points_back(tree: Tree, q: QuantityMention, language: str) -> bool:
    """Whether a demonstrative takes up a total already told: "ces 14 engins", "ces deux attentats"."""
    i = tree.at(q.span.start)
    return bool(i) and i is not None and lower(tree.tokens[i - 1]) in grammar_words(language, "demonstrative")


def _follows(
    tree: Tree, q: QuantityMention, previous: "tuple[Candidate, QuantityMention] | None", language: str
) -> bool:
    """Whether only "et" or a comma stands between a quantity and the one before it."""
    if previous is None:
        return False
    between = [t for t in tree.tokens if previous[1].span.end <= t.start < q.span.start]
    return all(t.text in clause_words(language, "counted", "going_on") for t in between)


def _singular(
    tree: Tree, c: "Candidate", have: list[QuantityMention], counts: list[QuantityMention], language: str
) -> list[QuantityMention]:
    """Things or people named without a number: "l'appareil a été abattu", "le maire et son chauffeur sont morts"."""
    out: list[QuantityMention] = []
    for f in c.frames:
        i = _undergoer(f)
        if f.voice == "noun" or i is None or f.negated or _only_attempted(tree, f, language):
            continue
        for k in _coordinates(tree, i):
            token = tree.tokens[k]
            person = lower(token) in grammar_words(language, "persons")  # "Il a été tué par une balle"
            if token.feats.get("Number") == "Plur" or token.upos not in ("NOUN", "PROPN") and not person:
                continue
            if any(q.span.start <= token.start < q.span.end for q in [*counts, *out]):
                continue
            if _determined(tree, k) == "bare" and not person:
                continue
            what = _singular_what(tree, c, f, k, i, language)
            weapons = what in ("downed", "crashed")
            if what is None or (weapons and any(q.what == what for q in have)):
                continue
            if k != i and token.upos == "PROPN" and any(q.what == what for q in have):
                continue  # "deux hommes, A et B": the names of those counted
            span = Span(token.start, token.end)
            out.append(
                QuantityMention(
                    span=span, token=k, unit=lower(token), low=1, best=1, high=1, what=what, rule="quantity.singular"
                )
            )
    return out


def _only_attempted(tree: Tree, frame: "Frame", language: str) -> bool:
    """Whether somebody only tried to do what the verb of a frame says: "a tenté de tuer un juge"."""
    v = frame.trigger.first
    tried = clause_stems(language, "infinitives", "attempted")
    near = tree.lows[max(v - 4, tree.sentences[tree.tokens[v].sentence].first) : max(v - 1, 0)]
    return tree.lows[max(v - 1, 0)] in ("de", "d'", "à") and any(w.startswith(tried) for w in near)


def _undergoer(f: "Frame") -> int | None:
    """The argument that an event befalls: the object, or the subject of a verb of falling, dying or missing."""
    family = f.trigger.entry.family.id
    if (
        f.voice == "active"
        and family in ("fall", "finish", "kill", "wound", "toll")
        and f.trigger.entry.key not in counted("fr", "harming")
    ):
        return f.subject if f.subject is not None else f.object
    return f.object


def _coordinates(tree: Tree, i: int) -> list[int]:
    """The noun at `i` with those coordinated with it, by the parse or as second subject of its verb."""
    verb = tree.tokens[i].head
    same = [t for t in tree.children(verb, "nsubj") if t.i > i] if tree.tokens[i].deprel.startswith("nsubj") else []
    found = [t for t in [*tree.children(i, "conj"), *same] if t.upos in ("NOUN", "PROPN")]
    return [i, *(t.i for t in found if _after_and(tree, t.i))]


def _after_and(tree: Tree, i: int) -> bool:
    """Whether an "et" opens the noun phrase of token `i`: "et son jeune frère"."""
    for t in reversed(tree.tokens[max(i - 4, 0) : i]):
        if lower(t) in grammar_words("fr", "and"):
            return True
        if t.upos not in ("DET", "ADJ", "NUM"):
            return False
    return False


def _singular_what(tree: Tree, c: "Candidate", f: "Frame", i: int, first: int, language: str) -> str | None:
    """What the singular noun at `i` counts, itself `first` or coordinated with it."""
    token = tree.tokens[i]
    word = lower(token)
    if word in things(language).transparent or word in things(language).casualty or word in counted(language, "groups"):
        return None
    found = classes(tree, i, language, 3)
    family = f.trigger.entry.family
    named = any(t.entity == "PER" for t in tree.tokens[i : i + 4] if t.sentence == token.sentence)
    beside = i != first and "people" in classes(tree, first, language, 3)
    people = found & {"people", "person"} or word in grammar_words(language, "persons")
    people = people or ((named or beside) and not found & {"weapon", "object", "event", "place"})
    if (
        c.event_type in ("interception", "crash")
        and "weapon" in found
        and word not in ("aviation", "artillerie", "chasse")
    ):
        return WEAPON_WHAT[c.event_type]
    if family.id in ("kill", "wound") and people:
        return None if f.trigger.entry.key in counted(language, "rescue") else family.what
    if family.id == "toll" and people and ("disparu" in f.trigger.entry.key or "appel" in f.trigger.entry.key):
        return "missing"
    if people and family.id in ("down", "ambush") and c.event_type in ("casualties", "attack", "strike", "clash"):
        deadly = family.id == "down" or f.trigger.entry.key in counted(language, "deadly")
        return "killed" if deadly else None
    if people and family.id == "lose":
        return "killed"
    if people and c.event_type == "arrest":
        return "arrested"
    if word in counted(language, "single") and family.id == "damage" and f.voice == "passive":
        return "damaged"
    return None


def _determined(tree: Tree, i: int) -> str:
    """How a singular noun is made one: by its article or by being a name; bare otherwise."""
    if tree.tokens[i].entity == "PER" or tree.tokens[i].upos == "PROPN":
        return "name"
    before = {lower(t) for t in tree.tokens[max(i - 3, 0) : i] if t.sentence == tree.tokens[i].sentence}
    if before & grammar_words("fr", "singular"):
        return "definite"
    return "bare"


def _none(tree: Tree, c: "Candidate", quantities: list[QuantityMention]) -> list[QuantityMention]:
    """The 0..0 of a denial: "aucune victime" killed and wounded; "aucun blessé" wounded; "pas de morts" killed."""
    whats: set[str] = set()
    for f in c.frames:
        for i in range(f.trigger.first, f.trigger.last + 1):
            word = lower(tree.tokens[i])
            if word in ("indemne", "indemnes", "sain", "sains", "saufs"):
                whats |= {"killed", "wounded"}
            elif word.startswith(("bless", "brûl")):
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

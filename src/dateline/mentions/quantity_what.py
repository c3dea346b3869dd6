"""What a number counts in its event: launched, downed, killed, damaged ... or other."""

from dateline.mentions.event_lists import past_taking_up
from dateline.mentions.frame_classes import classes
from dateline.mentions.frame_words import lower
from dateline.mentions.lexicon import clause_stems, clause_words, things
from dateline.mentions.numerals import counted_words as counted
from dateline.mentions.quantity_context import (
    amounting,
    displaced,
    driven_out,
    falls,
    hurt_behind,
    inhabitants,
    is_subset,
    killed_or_wounded,
    lifeless,
    mortally,
    numbering,
    out_of,
    running_toll,
    taken_up_dead,
    then_died,
)
from dateline.mentions.quantity_owner import Hold
from dateline.mentions.tree import Tree
from dateline.model import QuantityMention

WEAPON_WHAT = {
    "interception": "downed",
    "crash": "crashed",
    "debris": "found",
    "strike": "launched",
    "attack": "launched",
}
_OBJECT_WHAT = {
    "strike": "hit",
    "attack": "hit",
    "damage": "damaged",
    "fire": "damaged",
    "debris": "damaged",
    "explosion": "damaged",
    "crash": "damaged",
}
_HARM = frozenset({"kill", "wound", "toll"})
_FLYING = frozenset({"weapon:drone", "weapon:missile", "weapon:rocket", "weapon:naval_drone"})
_PROJECTILES = frozenset({"weapon:bomb", "weapon:rocket", "weapon:artillery", "air_power"})


def what_of(tree: Tree, q: QuantityMention, hold: Hold, language: str) -> str | None:
    """What the number counts in its event; None where a mere article is no quantity."""
    t = things(language)
    word = lower(tree.tokens[q.token])
    found = classes(tree, q.token, language)
    if q.rule == "quantity.one_of" and q.unit is not None:
        found = t.classes.get(q.unit, t.classes.get(q.unit + "s", frozenset()))
    if (
        not found & {"people", "weapon", "object"}
        and q.rule != "quantity.article"
        and inhabitants(tree.tokens[q.token])
    ):
        found = found | {"people"}
    family = hold.frame.trigger.entry.family.id
    kind = hold.owner.event_type
    article = q.rule == "quantity.article"
    if article and word in t.transparent:
        return None  # "une pluie de missiles", "une vague de drones"
    if word in t.transparent and hold.owner.event_type in WEAPON_WHAT and q.rule == "quantity.number":
        return "other"  # "deux vagues de drones"
    if article and family in ("kill", "wound") and _whose(tree, q, hold, language):
        return None
    running = hold.owner.frame.trigger.entry.key.startswith(("porter le", "porter à")) and kind == "casualties"
    if running and not found & {"weapon", "object"} and not _wounded_behind(tree, q):
        return "killed"  # "ce qui porte à 42 le bilan de l'attaque", "le nombre de personnes tuées"
    if kind in ("casualties", "strike", "attack") and (toll := running_toll(tree, q, language)) is not None:
        return _casualty({"": toll}, "")
    if hold.role == "trigger":
        if kind == "arrest":
            return "arrested"
        if t.casualty.get(word) == "both":
            return _victims(tree, q, t.casualty, language)
        if word in t.casualty and _casualty(t.casualty, word) == "wounded" and then_died(tree, q, hold):
            return "killed"
        if family == "toll" or word in t.casualty:
            return {"pertes": "killed", "disparitions": "missing"}.get(word, _casualty(t.casualty, word))
        if word == "impacts":
            return "other" if "balles" in {lower(x) for x in tree.tokens[q.token + 1 : q.token + 3]} else "hit"
        if "event" not in found and not found & {"weapon", "people", "object"}:
            return None if article else "other"
    if _most_of(tree, q, language):
        return None if article else "other"
    if falls(tree, q, language) and ("weapon" in found or q.unit is None):
        return "crashed"
    if _after(tree, q) in counted(language, "seized"):
        return None if article and "weapon" not in found else "found"
    if word in t.casualty and q.unit is not None:
        return _of_casualty_noun(tree, q, hold, t.casualty, language)
    if "event" in found and not found & {"people", "weapon"}:
        return None if article else "launched" if word == "tirs" and kind == "strike" else "other"
    if q.unit is None:
        return _of_bare_number(tree, q, hold, language)
    if "weapon" in found and not found & {"people"}:
        return _of_weapon(hold, kind, found, article, word, language)
    if "people" in found:
        return _of_people(tree, q, hold, article, language)
    return _of_thing(tree, q, hold, found, article, language)


def _wounded_behind(tree: Tree, q: QuantityMention) -> bool:
    """Whether a running total is of those hurt: "portant à 300 le nombre de blessés"."""
    behind = tree.lows[q.token : q.token + 6]
    stop = behind.index("et") if "et" in behind else len(behind)
    return any(w.startswith("bless") for w in behind[:stop])


def _most_of(tree: Tree, q: QuantityMention, language: str) -> bool:
    """Whether the number is that of the whole, and the event befell the most of it: "la plupart des 52 drones"."""
    i = tree.at(q.span.start)
    before = tree.lows[max(i - 3, 0) : i] if i else []
    most = clause_words(language, "counted", "most")
    return before[-1:] in (["des"], ["de"]) and bool(most & set(before[:-1])) or before[-2:] == ["de", "ces"]


def _whose(tree: Tree, q: QuantityMention, hold: Hold, language: str) -> bool:
    """Whether a noun with its article only says whose or of what someone hurt is: "le conducteur d'un tracteur"."""
    if hold.preposition not in ("de", "d'") or hold.role == "trigger":
        return False
    head = tree.tokens[tree.tokens[q.token].head]
    victim = head.i < q.token and head.upos == "NOUN" and tree.lows[head.i] not in things(language).casualty
    return victim and bool(classes(tree, head.i, language) & {"people", "person"})


def _casualty(of: dict[str, str], word: str) -> str:
    return of.get(word, "other").replace("both", "killed")


def _victims(tree: Tree, q: QuantityMention, of: dict[str, str], language: str) -> str:
    """What victims are: treated, they are wounded; with the dead or hurt among them told, just a number; else dead."""
    last = tree.sentences[tree.tokens[q.token].sentence].last
    behind = tree.lows[q.token + 1 : min(q.token + 10, last)]
    if "dont" in behind and any(of.get(w) in ("killed", "wounded") for w in behind[behind.index("dont") + 1 :]):
        return "other"
    verbs = behind[: behind.index(",")] if "," in behind else behind
    return "wounded" if any(w.startswith(clause_stems(language, "counted", "treated")) for w in verbs) else "killed"


def _after(tree: Tree, q: QuantityMention) -> str:
    i = tree.at(q.span.end)
    return lower(tree.tokens[i]) if i is not None else ""


def _of_casualty_noun(tree: Tree, q: QuantityMention, hold: Hold, of: dict[str, str], language: str) -> str:
    """A noun that is a toll by itself, unless the verb moves it on: "deux blessés ont succombé"."""
    what = _casualty(of, lower(tree.tokens[q.token]))
    if of.get(lower(tree.tokens[q.token])) == "both":
        return _victims(tree, q, of, language)
    family = hold.frame.trigger.entry.family
    if what == "wounded" and family.id == "kill" and hold.role in ("subject", "object"):
        apart = {"autre", "autres"} & set(tree.lows[max(q.token - 2, 0) : q.token])
        return what if apart or hold.frame.trigger.token < q.token else "killed"
    if hold.preposition in ("contre", "sur") and hold.role is None:
        return "other"
    return what


def _taken_up(tree: Tree, q: QuantityMention) -> str | None:
    """Whether the hurt are meant of whom a part "l'ont été": "parmi les sept blessés, trois l'ont été grièvement"."""
    end = tree.at(q.span.end)
    if end is None or past_taking_up(tree, end) == end:
        return None
    near = tree.lows[max(end - 10, 0) : end + 6]
    return "wounded" if any(w.startswith(clause_stems("fr", "harmed", "wounded")) for w in near) else None


def _of_bare_number(tree: Tree, q: QuantityMention, hold: Hold, language: str) -> str | None:
    """A number without a noun counts what its verb is about: "trois ont été abattus", "dont deux grièvement"."""
    kind = hold.owner.event_type
    family = hold.frame.trigger.entry.family
    if kind == "casualties" and (harm := _taken_up(tree, q)) is not None:
        return harm
    if hold.preposition in ("contre", "sur", "par", "avec") and hold.role is None:
        return "other"
    if kind == "interception" and out_of(tree, q):
        return "other"
    if numbering(tree, q) or (family.id == "down" and hold.role == "subject"):
        return "other"
    loose = hold.role is None and not is_subset(tree, q)
    if family.id in ("kill", "wound") and loose and not amounting(tree, q, language):
        return "other"
    if family.id == "wound" and kind == "fire":
        return "damaged"  # "deux d'entre eux ont brûlé", of planes
    if family.id in ("kill", "wound", "toll"):
        return _of_people(tree, q, hold, False, language)
    if family.id == "down" and kind in ("casualties", "attack", "clash"):
        return "killed"
    if family.id in ("down", "damage", "lose") and kind in ("damage", "strike") and hold.role != "subject":
        return "damaged"
    if kind == "arrest":
        return "arrested"
    if kind == "closure" and hold.frame.trigger.entry.key == "évacuer":
        return "evacuated"
    if kind == "interception":
        return "downed" if hold.role != "subject" else "other"
    if hold.role == "subject" and family.id in ("hit", "bombard", "damage", "launch"):
        return "launched"
    if family.id == "ambush" and hold.role == "object":
        return "killed" if _is_deadly(hold, language) else "other"
    if kind in ("crash", "debris"):
        return "crashed" if family.id == "fall" else WEAPON_WHAT[kind]
    return _of_object(hold) if hold.role == "object" else "other"


def _of_weapon(hold: Hold, kind: str, found: frozenset[str], article: bool, word: str, language: str) -> str | None:
    entry = hold.frame.trigger.entry
    family = entry.family.id
    if hold.role == "subject" and _befalls(hold) and kind in ("damage", "fire"):
        return "damaged"
    destroyed = hold.role == "object" or entry.kind == "noun" and hold.preposition in ("de", "d'")
    if "armour" in found and kind in ("damage", "strike") and destroyed and family == "down":
        return "damaged"
    if family == "explode_target" and kind == "strike" and hold.role == "subject":
        return "launched"  # "deux drones ont explosé contre un hangar"
    if family == "down" and kind == "damage" and hold.role == "object" and found & _FLYING:
        return "downed"
    if "weapon:aircraft" in found and kind == "strike" and hold.role == "subject":
        return None if article else "other"
    if family in ("toll", "kill", "wound") and kind == "attack" and "weapon:bomb" in found:
        return None if article else "other"  # "deux voitures piégées ont fait vingt morts"
    if hold.role == "object" and entry.key in ("essuyer", "encaisser", "subir", "endurer", "recevoir"):
        return None if article and kind not in ("strike", "attack") else "launched"
    target = hold.role == "object" and not entry.reflexive and "abattre" not in entry.key.split("'")[-1]
    if entry.key in counted(language, "finding") and hold.role == "object":
        return "found" if kind in ("other", "arrest") or article is False or kind == "debris" else None
    if kind == "interception" and family == "down" and "weapon:artillery" in found and hold.role == "object":
        return "damaged"  # tanks and guns are destroyed on the ground, never shot down
    if kind == "interception":
        agent = (
            hold.role == "subject"
            and family in ("down", "repel")
            and hold.frame.voice == "active"
            and hold.frame.object is not None
        )
        if (
            hold.preposition in ("par", "sur", "parmi")
            or (hold.role is None and hold.preposition in ("avec", "depuis", "contre"))
            or agent
        ):
            return None if article else "other"
        return "downed"
    if hold.role == "trigger" and family == "ambush" and word.startswith("grenade"):
        return "launched"  # "une grenade a été lancée dans un bar"
    if "weapon:small_arms" in found or family in ("ambush", "suicide", "explode_target"):
        return (
            None
            if article or family != "ambush" or hold.preposition == "sur"
            else "launched"
            if hold.role == "subject"
            else "other"
        )
    if (
        hold.preposition in ("d'", "de", "depuis")
        and hold.role is None
        and family in ("launch", "fall")
        and article
        and kind == "strike"
    ):
        return None
    if (
        article
        and kind == "attack"
        and "weapon:bomb" in found
        and "air_power" not in found
        and not word.startswith("grenade")
    ):
        return None
    if kind == "crash" and found & _PROJECTILES and "object" not in found:
        return "launched"
    if kind == "debris":
        return "crashed" if family == "fall" else "found"
    if target and family in ("hit", "bombard") and kind != "crash":
        return "hit"
    if target and (family in ("damage", "lose", "suffer", "arson") or (family == "down" and kind != "crash")):
        return "damaged"
    if kind in ("damage", "casualties", "explosion", "clash", "control", "fire"):
        return None if article and hold.role is None else "launched" if hold.preposition == "par" else "other"
    if article and hold.role is None and kind in ("strike", "attack") and "weapon:generic" in found:
        return None
    if article and kind not in WEAPON_WHAT:
        return None
    return WEAPON_WHAT.get(kind, "launched" if family == "launch" else "other")


def _befalls(hold: Hold) -> bool:
    """Whether what the verb says befalls its subject: "ont pris feu", "ont été mis hors service", "a souffert"."""
    frame = hold.frame
    return (
        frame.voice == "active"
        and frame.object is None
        and frame.trigger.entry.family.id in ("damage", "catch_fire", "suffer")
    )


def _is_deadly(hold: Hold, language: str) -> bool:
    key = hold.frame.trigger.entry.key
    return key in counted(language, "deadly") or key in counted(language, "deadly_nouns")


def _of_people(tree: Tree, q: QuantityMention, hold: Hold, article: bool, language: str) -> str | None:
    entry = hold.frame.trigger.entry
    family, key, kind = entry.family, entry.key, hold.owner.event_type
    if family.id in ("ambush", "hit", "down") and taken_up_dead(tree, q, hold):
        return "killed"
    if article and lower(tree.tokens[q.token]) in counted(language, "groups"):
        return None
    if numbering(tree, q):
        return "other"
    if hold.preposition in counted(language, "outside") and not (
        hold.sure or family.id in ("hit", "ambush") and hold.role
    ):
        return "other"
    if "disparu" in key or "appel" in key or family.id == "missing":
        return "missing"
    if family.id in ("kill", "wound", "toll") and (displaced(tree, q, language) or driven_out(tree, q, language)):
        return "other"
    if key == "brûler" and kind == "fire":
        return "other"  # "le navire brûlait, abandonné de ses trente marins"
    if family.id in ("kill", "wound") and family.what is not None:
        return _of_victims(tree, q, hold, family.what, language)
    if family.id == "toll":
        return _beside_toll(tree, q, hold, language)
    if family.id == "remains" and kind == "casualties" and hold.preposition in ("de", "d'", "des"):
        return "killed"
    if family.id == "take" and key == "perte" and kind == "casualties":
        return "killed"
    if family.id == "lose":
        return "killed" if hold.role != "subject" else "other"
    if family.id == "down":
        if entry.kind == "noun" and kind == "clash":
            return "killed" if hold.preposition in ("de", "d'", "du", "des") else "other"
        certain = hold.role == "object" and key not in counted(language, "unclear")
        return "killed" if certain else "other"
    if kind == "arrest":
        acts = (
            hold.role == "subject"
            and hold.frame.voice == "active"
            and entry.kind == "verb"
            and hold.frame.object is not None
        )
        return "other" if acts else "arrested"
    if family.id == "ambush":
        if entry.kind == "noun":
            return "killed" if _is_deadly(hold, language) and hold.preposition in ("de", "d'", "du", "des") else "other"
        if hold.role == "subject" and key in counted(language, "befalling"):
            return "killed"  # "un colonel tombait sous les balles d'un tireur"
        inside = hold.role == "trigger" and hold.frame.voice == "active"  # "ont tué un pêcheur à la machette"
        if hold.role == "object" or inside:
            return (
                "killed"
                if _is_deadly(hold, language)
                else "wounded"
                if key in counted(language, "hurting")
                else "other"
            )
        return "other"
    if family.id == "hit" and hold.role == "object" and entry.kind == "verb":
        return "wounded" if key in counted(language, "hurting") else "other"
    if driven_out(tree, q, language):
        return "evacuated"
    if kind == "closure" and hold.role != "subject":
        return "evacuated"
    return "other"


def _of_victims(tree: Tree, q: QuantityMention, hold: Hold, what: str, language: str) -> str:
    """Killed or wounded for those the verb befalls; other for those who do it or stand by."""
    key = hold.frame.trigger.entry.key
    if what == "wounded" and mortally(tree, hold, language):
        return "killed"
    rescued = key in counted(language, "rescue") and not lifeless(tree, hold, language)
    if rescued or killed_or_wounded(tree, hold):
        return "other"
    if what == "killed" and hold.frame.trigger.last < q.token and hurt_behind(tree, q):
        return "wounded"
    if hold.role == "subject" and key in counted(language, "harming"):
        unseen = hold.frame.object is None and hold.frame.voice == "active"
        return what if unseen and key == "brûler" else "other"
    if key == "brûler":
        after = {lower(t) for t in tree.tokens[hold.frame.trigger.last + 1 : hold.frame.trigger.last + 2]}
        return "killed" if after & counted(language, "burnt_alive") else what
    return what


def _beside_toll(tree: Tree, q: QuantityMention, hold: Hold, language: str) -> str:
    """People counted beside the word of a toll: "le nombre de morts s'élève à douze", "la mort de deux civils"."""
    trigger = lower(tree.tokens[hold.frame.trigger.token])
    gap = hold.frame.trigger.token - (
        q.token if hold.frame.trigger.token > q.token else tree.at(q.span.start) or q.token
    )
    if trigger == "pertes" or (
        trigger in ("mort", "morts") and (-4 <= gap < 0 and hold.preposition in ("de", "d'", "des") or 0 < gap <= 4)
    ):
        return "killed"
    if trigger == "disparitions":
        return "missing"
    whole = tree.lows[hold.frame.trigger.first : hold.frame.trigger.last + 1]
    if "bilan" in whole and q.unit is None and amounting(tree, q, language) and q.rule == "quantity.number":
        return "killed"  # "le bilan s'élève à douze": of the dead, where nothing else is said
    if (
        q.unit is None
        and hold.frame.trigger.token < q.token
        and not (amounting(tree, q, language) or is_subset(tree, q))
    ):
        return "other"
    near = 0 <= hold.frame.trigger.token - q.token <= 2
    of = _casualty(things(language).casualty, trigger)
    return of if trigger == "décès" or q.unit is None or near else "other"


def _of_thing(
    tree: Tree, q: QuantityMention, hold: Hold, found: frozenset[str], article: bool, language: str
) -> str | None:
    """Buildings, vehicles, places and the like."""
    word = lower(tree.tokens[q.token])
    entry = hold.frame.trigger.entry
    family, kind = entry.family.id, hold.owner.event_type
    known = "object" in found
    if article and family == "seize":
        return None  # "est entré dans une école"
    if family == "wound" and entry.kind == "phrase" and known:
        return None if article else "other"  # "emmenés dans un hôpital": it is where they were taken
    if hold.role == "within" and known:
        return None if article and word in things(language).sites else _of_object(hold)
    if hold.role in (None, "within"):
        at = hold.preposition in ("de", "d'", "contre", "sur") if entry.kind == "noun" else hold.preposition is None
        at = at or entry.kind == "noun" and family == "damage" and hold.preposition in ("dans", "à", None)
        if family == "ambush" and entry.kind == "noun" and known and "territory" not in found and not article:
            return "hit" if hold.preposition in ("dans", "contre", "sur") else "other"
        if kind in ("debris", "crash") and hold.preposition in ("dans", "sur", "à", "en"):
            return None  # "retrouvés dans plusieurs rues": where they lay
        if article or not known or not at or family not in ("hit", "bombard", "damage"):
            return None if article else "other"
        return _of_object(hold)
    harmed = family in ("kill", "wound") and entry.key != "brûler"
    if (
        not known
        and (kind in ("casualties", "arrest", "abduction") or harmed and hold.role == "object")
        and hold.role is not None
        and word not in counted(language, "abstract")
    ):
        return None if article and "territory" in found else _of_people(tree, q, hold, article, language)
    if kind == "interception":
        if known and family == "down" and hold.role == "object":
            return "damaged"
        return None if article else "downed" if hold.role == "object" else "other"
    if family == "suicide":
        return None if article else "other"
    if article:
        harmed = entry.key in counted(language, "destroying") or family == "damage"
        site = word in things(language).sites and not harmed
        if site or word in counted(language, "abstract"):
            return None
        aimed = (
            family in ("hit", "bombard")
            and hold.frame.voice != "passive"
            and entry.key not in counted(language, "reaching")
        )
        if aimed and hold.role == "object":
            return None
        agent = hold.role == "subject" and kind not in ("fire", "damage") and family not in ("ambush", "lost", "suffer")
        if agent or (not known and family != "damage"):
            return None
    if family == "explode_target" and hold.role == "subject":
        return None if article else "other"
    if family in ("ambush", "hit") and hold.role == "subject":
        struck = entry.kind == "phrase" or family == "ambush"
        return "hit" if struck and known or "territory" in found else None if article else "other"
    return _of_object(hold)


def _of_object(hold: Hold) -> str:
    entry, kind = hold.frame.trigger.entry, hold.owner.event_type
    family = entry.family.id
    if family == "arson" and kind in ("strike", "attack"):
        return "hit"
    if family in ("damage", "catch_fire", "suffer", "lose", "wound", "arson", "down"):
        return "damaged"
    if entry.key in counted("fr", "destroying"):
        return "damaged"
    return _OBJECT_WHAT.get(kind, "other")


__all__ = ["WEAPON_WHAT", "what_of"]

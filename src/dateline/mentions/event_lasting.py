"""What has gone on for long and is told as the ground of the news: the toll of a war, who holds a region."""

from dateline.mentions.event_candidates import Candidate, causing_forms
from dateline.mentions.frame_subjects import subject_of
from dateline.mentions.frame_words import lower
from dateline.mentions.lexicon import clause_words, things
from dateline.mentions.tree import Tree
from dateline.model import Mentions

_REACH = 8
_TOLLS = frozenset(("toll", "kill", "wound", "abduct"))
_A_WAR = 1000  # deaths: so many are the toll of a war


def lasts(tree: Tree, mentions: Mentions, c: Candidate, language: str) -> bool:
    """Whether an event is the toll of a whole war, or a state of things that nothing says to be new."""
    if _dated(tree, c, language):
        return False
    lasting = _toll_of_war(tree, c, language) or _beyond_a_day(tree, mentions, c, language)
    lasting = lasting or _over_years(tree, c, language) or _is_habit(tree, mentions, c)
    return lasting or _state_of_things(tree, mentions, c, language)


def _dated(tree: Tree, c: Candidate, language: str) -> bool:
    """Whether the sentence names a day: what happened then is news, or history with a day of its own."""
    sentence = tree.sentences[tree.tokens[c.token].sentence]
    return bool(clause_words(language, "days", "words") & set(tree.lows[sentence.first : sentence.last]))


def _toll_of_war(tree: Tree, c: Candidate, language: str) -> bool:
    """Whether a war caused the toll or was where people died: "une guerre qui a fait 80 000 morts"."""
    if c.event_type not in ("casualties", "clash") or c.frame.negated:
        return False
    wars = clause_words(language, "wars", "words")
    verb = c.frame.verb if c.frame.voice == "noun" else c.token
    if verb is not None and lower(tree.tokens[verb]) in causing_forms(language):
        subject = subject_of(tree, verb)
        if subject is not None and (tree.lows[subject] in wars or _months_of(tree, subject, language)):
            return True
        if subject is not None and tree.lows[subject] in clause_words(language, "wars", "unrest"):
            return any(_thousands(tree, k) for k in range(verb, min(verb + 8, len(tree.tokens))))
    last = c.frame.trigger.last
    after = tree.lows[last + 1 : min(last + 1 + _REACH, tree.sentences[tree.tokens[c.token].sentence].last)]
    fights = clause_words(language, "wars", "fights") & clause_words(
        language, "wars", "unrest"
    )  # "ces frappes": today's
    return any(
        w in clause_words(language, "wars", "within")
        and (wars & set(after[k + 1 : k + 4]) or after[k + 1 : k + 2] == ["ces"] and fights & set(after[k:]))
        for k, w in enumerate(after)
    )


def _beyond_a_day(tree: Tree, mentions: Mentions, c: Candidate, language: str) -> bool:
    """Whether fighting has gone on for months, or fighting at large killed more than a day does.

    "Après quatre mois d'affrontements", "les combats ont fait 1.093 morts".
    """
    if c.event_type not in ("casualties", "clash", "attack", "strike") or c.frame.negated:
        return False
    if c.event_type == "clash" and c.frame.voice == "noun" and _months_of(tree, c.frame.trigger.first, language):
        return True
    fights = clause_words(language, "wars", "fights")
    sentence = tree.sentences[tree.tokens[c.token].sentence]
    if not any(tree.lows[f.trigger.token] in fights for f in c.frames if f.voice == "noun"):
        return False
    many = [q for q in mentions.quantities if sentence.span.start <= q.span.start < sentence.span.end]
    dead = things(language).casualty
    return any((q.low or 0) >= _A_WAR and dead.get(tree.lows[q.token]) in ("killed", "both") for q in many)


def _thousands(tree: Tree, k: int) -> bool:
    """Whether the word at `k` is a number beyond a thousand."""
    low = tree.lows[k]
    return low in ("mille", "milliers") or len("".join(d for d in low if d.isdigit())) > 3


def _over_years(tree: Tree, c: Candidate, language: str) -> bool:
    """Whether a toll is that of months or years: "plus de 800 morts en trois ans"."""
    if c.event_type not in ("casualties", "abduction", "attack", "strike") or c.frame.negated:
        return False
    spans, end = clause_words(language, "wars", "spans"), tree.sentences[tree.tokens[c.token].sentence].last
    for f in c.frames:
        last = f.trigger.last if f.trigger.entry.family.id in _TOLLS else end
        after = tree.lows[last + 1 : min(last + 1 + _REACH, end)]
        if any(w == "en" and spans & set(after[k + 2 : k + 4]) for k, w in enumerate(after)):
            return True
    return False


def _is_habit(tree: Tree, mentions: Mentions, c: Candidate) -> bool:
    """Whether the outlet says in the present what is done again and again: "ces miliciens attaquent des villages"."""
    v, frame = c.token, c.frame
    token = tree.tokens[v]
    if c.event_type not in ("attack", "strike", "abduction") or frame.voice != "active" or frame.negated:
        return False
    if token.feats.get("Tense") != "Pres" or token.feats.get("VerbForm") != "Fin" or frame.hypothetical:
        return False
    sentence = tree.sentences[token.sentence]
    if not sentence.index or any(sentence.span.start <= a.cue.start < sentence.span.end for a in mentions.attributions):
        return False
    who, whom = frame.subject, frame.object
    if who is None or whom is None or frame.subject == frame.object:
        return False
    many = [tree.tokens[k].feats.get("Number") == "Plur" and tree.tokens[k].upos == "NOUN" for k in (who, whom)]
    counted = any(sentence.span.start <= q.span.start < sentence.span.end for q in mentions.quantities)
    dated = any(sentence.span.start <= t.span.start < sentence.span.end for t in mentions.times)
    named = tree.tokens[who].upos == "PROPN" and tree.lows[max(who - 1, 0)] == "les"
    return (many[0] or named) and many[1] and not counted and not dated


def _months_of(tree: Tree, subject: int, language: str) -> bool:
    """Whether a subject is a long time of fighting: "sept mois de violences", "des années de combats"."""
    spans, fights = clause_words(language, "wars", "spans"), clause_words(language, "wars", "fights")
    return any(
        tree.lows[k] in spans and fights & set(tree.lows[k + 1 : k + 4])
        for k in range(max(subject - 4, tree.sentences[tree.tokens[subject].sentence].first), subject + 1)
    )


def _state_of_things(tree: Tree, mentions: Mentions, c: Candidate, language: str) -> bool:
    """Whether the outlet says in the present who holds a place: "la région est contrôlée par des milices"."""
    v = c.token
    sentence = tree.sentences[tree.tokens[v].sentence]
    key = c.frame.trigger.entry.key
    if c.event_type != "control" or sentence.index == 0:
        return False
    if key not in clause_words(language, "state_of_things", "verbs") and not key.startswith(
        tuple(clause_words(language, "state_of_things", "phrases"))
    ):
        return False
    if any(sentence.span.start <= a.cue.start < sentence.span.end for a in mentions.attributions):
        return False
    if clause_words(language, "state_of_things", "fresh") & set(tree.lows[sentence.first : sentence.last]):
        return False
    first = c.frame.trigger.first
    if c.frame.voice == "passive" or tree.tokens[first].feats.get("VerbForm") == "Part":
        return bool(
            clause_words(language, "state_of_things", "present")
            & set(tree.lows[max(first - 3, sentence.first) : first + 1])
        )
    return tree.tokens[first].feats.get("Tense") == "Pres"

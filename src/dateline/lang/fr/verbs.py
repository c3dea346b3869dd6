"""French verb forms as news writes them, from the infinitive: third persons, participles, infinitive.

The parser's lemmas of participles and rare verbs are wrong too often to look triggers up by them.
Rules follow the usual conjugation classes; a class that over-generates is harmless, as a form is only
looked up among the verbs of a lexicon.
"""

from functools import cache

# ending of the infinitive -> (present 3s, present 3p, imperfect stem, participle, future stem, past 3s, past 3p)
_IRREGULAR: dict[str, tuple[str, str, str, str, str, str, str]] = {
    "battre": ("bat", "battent", "batt", "battu", "battr", "battit", "battirent"),
    "mettre": ("met", "mettent", "mett", "mis", "mettr", "mit", "mirent"),
    "prendre": ("prend", "prennent", "pren", "pris", "prendr", "prit", "prirent"),
    "enir": ("ient", "iennent", "en", "enu", "iendr", "int", "inrent"),
    "ouvrir": ("ouvre", "ouvrent", "ouvr", "ouvert", "ouvrir", "ouvrit", "ouvrirent"),
    "offrir": ("offre", "offrent", "offr", "offert", "offrir", "offrit", "offrirent"),
    "ouffrir": ("ouffre", "ouffrent", "ouffr", "ouffert", "ouffrir", "ouffrit", "ouffrirent"),
    "uire": ("uit", "uisent", "uis", "uit", "uir", "uisit", "uisirent"),
    "mourir": ("meurt", "meurent", "mour", "mort", "mourr", "mourut", "moururent"),
    "ourir": ("ourt", "ourent", "our", "ouru", "ourr", "ourut", "oururent"),
    "faire": ("fait", "font", "fais", "fait", "fer", "fit", "firent"),
    "traire": ("trait", "traient", "tray", "trait", "trair", "trait", "traient"),
    "eindre": ("eint", "eignent", "eign", "eint", "eindr", "eignit", "eignirent"),
    "aindre": ("aint", "aignent", "aign", "aint", "aindr", "aignit", "aignirent"),
    "oindre": ("oint", "oignent", "oign", "oint", "oindr", "oignit", "oignirent"),
    "ompre": ("ompt", "ompent", "omp", "ompu", "ompr", "ompit", "ompirent"),
    "ndre": ("nd", "ndent", "nd", "ndu", "ndr", "ndit", "ndirent"),
    "rdre": ("rd", "rdent", "rd", "rdu", "rdr", "rdit", "rdirent"),
    "ivre": ("it", "ivent", "iv", "écu", "ivr", "écut", "écurent"),
    "suivre": ("suit", "suivent", "suiv", "suivi", "suivr", "suivit", "suivirent"),
    "dire": ("dit", "disent", "dis", "dit", "dir", "dit", "dirent"),
    "lire": ("lit", "lisent", "lis", "lu", "lir", "lut", "lurent"),
    "crire": ("crit", "crivent", "criv", "crit", "crir", "crivit", "crivirent"),
    "naître": ("naît", "naissent", "naiss", "nu", "naîtr", "nut", "nurent"),
    "aître": ("aît", "aissent", "aiss", "u", "aîtr", "ut", "urent"),
    "cevoir": ("çoit", "çoivent", "cev", "çu", "cevr", "çut", "çurent"),
    "pleuvoir": ("pleut", "pleuvent", "pleuv", "pleuvant", "pleuvr", "plut", "plurent"),
    "dormir": ("dort", "dorment", "dorm", "dormi", "dormir", "dormit", "dormirent"),
    "gésir": ("gît", "gisent", "gis", "gît", "gis", "gisait", "gisaient"),
    "evoir": ("oit", "oivent", "ev", "u", "evr", "ut", "urent"),
    "voir": ("voit", "voient", "voy", "vu", "verr", "vit", "virent"),
    "loir": ("ut", "ulent", "oul", "oulu", "oudr", "oulut", "oulurent"),
    "partir": ("part", "partent", "part", "parti", "partir", "partit", "partirent"),
    "sortir": ("sort", "sortent", "sort", "sorti", "sortir", "sortit", "sortirent"),
    "retentir": ("retentit", "retentissent", "retentiss", "retenti", "retentir", "retentit", "retentirent"),
    "entir": ("ent", "entent", "ent", "enti", "entir", "entit", "entirent"),
    "fuir": ("fuit", "fuient", "fuy", "fui", "fuir", "fuit", "fuirent"),
    "saillir": ("saille", "saillent", "saill", "sailli", "saillir", "saillit", "saillirent"),
    "cueillir": ("cueille", "cueillent", "cueill", "cueilli", "cueillir", "cueillit", "cueillirent"),
    "quérir": ("quiert", "quièrent", "quér", "quis", "querr", "quit", "quirent"),
    "être": ("est", "sont", "ét", "été", "ser", "fut", "furent"),
    "avoir": ("a", "ont", "av", "eu", "aur", "eut", "eurent"),
    "aller": ("va", "vont", "all", "allé", "ir", "alla", "allèrent"),
    "pouvoir": ("peut", "peuvent", "pouv", "pu", "pourr", "put", "purent"),
    "devoir": ("doit", "doivent", "dev", "dû", "devr", "dut", "durent"),
    "clure": ("clut", "cluent", "clu", "clu", "clur", "clut", "clurent"),
}
_BY_LENGTH = sorted(_IRREGULAR, key=len, reverse=True)


@cache
def forms(infinitive: str) -> frozenset[str]:
    """The forms of a verb, lower case: both third persons of every tense, participles, infinitive."""
    ending = next((e for e in _BY_LENGTH if infinitive.endswith(e)), None)
    if ending is not None:
        prefix = infinitive[: -len(ending)]
        p3s, p3p, imperfect, participle, future, past3s, past3p = (prefix + x for x in _IRREGULAR[ending])
        found = {p3s, p3p, past3s, past3p} | _participles(participle)
        found |= {imperfect + x for x in ("ait", "aient", "ant", "e", "ent", "ons", "ions")}
        found |= _futures(future)
    elif infinitive.endswith("er"):
        found = _first_class(infinitive[:-2])
    else:
        stem = infinitive[:-2]
        found = {stem + x for x in ("it", "issent", "issait", "issaient", "issant", "isse", "irent", "issons")}
        found |= _participles(stem + "i") | _futures(stem + "ir")
    return frozenset(found | {infinitive})


def _first_class(stem: str) -> set[str]:
    soft = stem
    if stem.endswith("g"):
        soft = stem + "e"
    elif stem.endswith("c"):
        soft = stem[:-1] + "ç"
    strong = {stem}
    if stem.endswith("y"):
        strong.add(stem[:-1] + "i")
    for k in range(len(stem) - 1, max(len(stem) - 4, 0), -1):
        if stem[k] in "éeè" and k < len(stem) - 1 and stem[k + 1 :].strip("bcdfghjklmnpqrstvwxz") == "":
            strong.add(stem[:k] + "è" + stem[k + 1 :])
            if stem[k] == "e" and stem.endswith(("l", "t")):
                strong.add(stem + stem[-1])
            break
    found = {s + x for s in strong for x in ("e", "ent")}
    found |= {soft + x for x in ("ait", "aient", "a", "ant", "ons")}
    found |= {stem + "èrent"} | _participles(stem + "é")
    for s in strong:
        found |= _futures(s + "er")
    return found


def _participles(masculine: str) -> set[str]:
    plural = masculine if masculine.endswith("s") else masculine + "s"
    return {masculine, plural, masculine + "e", masculine + "es"}


def _futures(stem: str) -> set[str]:
    return {stem + x for x in ("a", "ont", "ait", "aient")}


@cache
def participles(infinitive: str) -> frozenset[str]:
    """The four forms of the past participle."""
    ending = next((e for e in _BY_LENGTH if infinitive.endswith(e)), None)
    if ending is not None:
        return frozenset(_participles(infinitive[: -len(ending)] + _IRREGULAR[ending][3]))
    return frozenset(_participles(infinitive[:-2] + ("é" if infinitive.endswith("er") else "i")))

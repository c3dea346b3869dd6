"""Sentences of French news: each case is one paragraph with its sentence starts marked by a bar."""

import itertools

import pytest

from dateline.documents.sentences import MOST_WORDS, split_sentences
from dateline.model import Span

CASES = [
    # Plain prose, several marks.
    "Deux obus sont tombés sur Bakhmout.| Personne n'a été tué.| Les secours fouillent encore.",
    "Qui a tiré ?| Nul ne le sait !| L'enquête commence…| Elle sera longue.",
    "Ils ont fui... mais pas loin.",
    "Ils ont fui...| Les rebelles ont pris la ville.",
    "Est-ce la fin ? demande un habitant de Port-au-Prince.",
    # Titles and abbreviations.
    "Selon M. Gladkov, deux drones ont été abattus.| MM. Kiper et Kim l'ont confirmé.",
    "Le gén. Syrsky et le col. Mamadou Touré se sont parlé.| Mme. Zakharova a protesté.",
    "Le Dr. Abou Salmiya a compté 30 morts.| Me. Diallo a porté plainte.",
    "L'attaque du 28 fév. 2023 a fait trois morts.| Celle du 3 janv. 2024 aussi.",
    "L'offensive a débuté en fév.| Moscou n'a rien dit.",
    "Chars, canons, drones, etc. ont été saisis.| Le reste a brûlé.",
    "Chars, canons, drones, etc.| Le reste a brûlé.",
    "Le couvre-feu commence à 15 h.| Les écoles ferment.",
    "Le couvre-feu commence à 15 h. 30 dans la capitale.",
    "Des armes lourdes, p. ex. des mortiers, ont tonné.",
    "Le texte (art. 51 de la Charte) est clair.| Cf. Le communiqué de l'ONU.",
    "Voir p. 12 et fig. 3 du rapport n° 2334.| Il date de mai.",
    "La ville, fondée en 200 av. J.-C. par des marchands, est détruite.",
    "La ville date de 200 av. J.-C.| Les remparts ont souffert.",
    "St. Petersburg a été visée.| Des vols ont été déroutés.",
    "À 300 m. Les tirs ont cessé.".replace("m. Les", "m.| Les"),
    # Initials and acronyms.
    "J. Biden et V. V. Poutine ne se sont pas parlé.| Le Kremlin l'a confirmé.",
    "J.-Y. Le Drian s'est rendu à Beyrouth.| Il repart jeudi.",
    "Le président A. B. Touré a démissionné.",
    "L'O.N.U. a condamné l'attaque.| Les États-Unis aussi.",
    "Les rebelles passent au plan B. Les négociations sont mortes.".replace("B. Les", "B.| Les"),
    "Le lt-col. Njike a confirmé.| M. A. Diallo et Mme B. Sow sont morts.",
    "Le chef, J. A. Diallo, est mort.| A Bamako, on le pleure.",
    # Numbers.
    "14h30. Le gouverneur a parlé.| Il nie.",
    "La résolution 2.334, adoptée le 23 déc. 2016, est citée.| Le n° 2. du groupe est mort.",
    "Le convoi est bloqué au km 12.| Les secours arrivent.| En 2022. Rien.".replace("2022. R", "2022.| R"),
    "Le feu couvre 1.000 mètres carrés.| 3.5 tonnes de blé ont brûlé.",
    "Quinze drones ont visé Kiev.| 12 ont été abattus.| 3 sont tombés en mer.",
    "Ils étaient 300 en 2022.| Ils sont 40.",
    "1. Les faits remontent à lundi.| Une enquête est ouverte.",
    # Quotations.
    "« Nous avons tout perdu. »| La maison brûle encore.",
    "« Nous avons tout perdu.| Ma maison brûle », a dit une habitante.| Elle a fui.",
    "« Nous avons tout perdu.| Que faire ? » a demandé une habitante.",
    "« Que faire ? », a-t-elle lancé.| « Rien », a répondu le maire.",
    "Il a dit : « Nous tiendrons. »| Le siège dure depuis mai.",
    'Il a dit : "Nous tiendrons."| Le siège dure depuis mai.',
    'Les gens ont fui.| "Nous avons tout perdu", dit une femme.',
    'Le maire parle d\'un " massacre ".| Les corps sont à la morgue.',
    'Ils se disent " prêts ", selon lui.| " Nous irons loin.| Très loin ", a-t-il juré.',
    "Le porte-parole a parlé d'“acte de guerre”.| L'armée se tait.",
    "«Nous tiendrons.»| Le siège dure.",
    '"Ils sont arrivés à l\'aube...", dit-il.| Puis rien.',
    "« Ils ont tiré ! » crie une femme.| « Pourquoi ? »| Nul ne répond.",
    "“Ils ont tiré. Sur qui ?”, demande-t-il.".replace("tiré. ", "tiré.| "),
    # Parentheses.
    "L'ONG (basée à Genève) s'alarme.| (Reuters n'a pu le vérifier.)| Le bilan monte.",
    "Le chef du groupe (M. Sow. Son nom est un alias) est mort.| Ses hommes ont fui.",
    "Il a dit (...) Les otages vont bien.",
    "Les otages vont bien.| (...) Nous attendons un geste.",
    "Les otages vont bien.| […] Nous attendons un geste.",
    # Dashes, colons, small starts, odd marks.
    "Le marché a brûlé.| – Qui l'a fait ?| – Les miliciens.",
    "Bilan : trois morts.| Kiev : deux blessés ; Lviv : aucun.",
    "Deux soldats sont morts.| al-Qaïda a revendiqué l'attaque.",
    "Le site franceinfo.fr l'a écrit.| La version 2.0 du drone vole loin.",
    "La frappe a tué 3 civils.| 🔴 Les secours sont sur place.",
    "Trois morts à Goma !!!| Le M23 nie.",
    "La ville est tombée. selon un témoin",
    "Il est mort à 20h.| À l'aube, tout était fini.",
    "Le mont St. Élie a été bombardé.",
    "Le commandant Ch. Blé Goudé a parlé.| Il nie.",
    "Les bombes ont touché l'hôpital.| Œuvre d'un drone, selon l'O.M.S.| Elle demande une enquête.",
]


def split(text: str) -> list[str]:
    return [text[a:b] for a, b in split_sentences(text, Span(0, len(text)), language="fr")]


@pytest.mark.parametrize("case", CASES)
def test_sentence_starts(case: str) -> None:
    marked = case.replace("| ", " |")
    text = marked.replace("|", "")
    assert "|".join(split(text)) == marked


def test_sentences_tile_the_paragraph() -> None:
    text = "  Avant. Un obus est tombé. Deux morts. Après. "
    spans = split_sentences(text, Span(9, 38), language="fr")
    assert spans[0].start == 9 and spans[-1].end == 38
    assert all(a.end == b.start for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("un drone a frappé, " * 900, ", "),
        ("le pont est coupé ; " * 900, "; "),
        ("mot " * 5000, " "),
        ("mot," * 5000, ""),
    ],
)
def test_endless_sentences_are_cut_at_a_comma_or_semicolon(text: str, edge: str) -> None:
    pieces = split(text)
    assert "".join(pieces) == text
    assert all(len(p.replace(",", " , ").replace(";", " ; ").split()) <= MOST_WORDS for p in pieces)
    assert all(p.endswith(edge) for p in pieces[:-1])

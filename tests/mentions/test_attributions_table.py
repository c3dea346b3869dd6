"""Constructions of attribution, by value: text | a word of what is said | words of the speaker's name | kind."""

import pytest

from attribution_reading import innermost, read

SAID = """
L'armée soudanaise a affirmé lundi avoir repris le quartier d'Omdourman. | repris | armée soudanaise | military
Le ministère malien de la Défense a annoncé que douze soldats avaient été tués à Boulikessi. | tués | ministère malien de la Défense | ministry
Kinshasa accuse Kigali d'avoir bombardé un camp de déplacés près de Goma. | bombardé | Kinshasa | official
Les Houthis ont revendiqué un tir de missile contre un pétrolier en mer Rouge. | tir | Houthis | military
La Croix-Rouge fait état de onze corps retrouvés dans les décombres. | corps | Croix-Rouge | international_org
Le préfet fait mention de trois blessés graves. | blessés | préfet | local_authority
La mairie de Port-au-Prince évoque une vingtaine de maisons incendiées. | incendiées | mairie de Port-au-Prince | local_authority
L'Observatoire syrien des droits de l'Homme dénombre neuf combattants tués à Deir Ezzor. | tués | Observatoire syrien | international_org
Les secours recensent quatorze blessés. | blessés | secours | emergency_service
L'ONU déplore la mort de deux employés de l'Unrwa. | mort | ONU | international_org
La gendarmerie signale un engin explosif sur la route de Djibo. | engin | gendarmerie | emergency_service
Le maire de Nikopol a parlé d'une frappe contre un marché. | frappe | maire de Nikopol | local_authority
Téhéran impute le sabotage à Israël. | sabotage | Téhéran | official
Deux obus sont tombés sur un lycée de Kherson, ont annoncé les autorités régionales. | tombés | autorités régionales | local_authority
Un convoi est tombé dans une embuscade près de Tessit, a indiqué à l'AFP une source sécuritaire. | embuscade | source sécuritaire | official
Sept civils ont péri, a assuré de son côté, à Gaza, le ministère de la Santé du Hamas. | péri | ministère de la Santé du Hamas | ministry
Les assaillants ont été repoussés, s'est félicité mardi l'état-major ougandais. | repoussés | état-major ougandais | military
Le pont n'a pas été touché, ont fait savoir à Interfax les services de sécurité. | touché | services de sécurité | intelligence
Aucun drone n'a atteint la ville, s'est réjouie jeudi matin l'administration militaire de Soumy. | atteint | administration militaire de Soumy | local_authority
Une roquette s'est abattue sur Sdérot, a déclaré Tsahal. | abattue | Tsahal | military
Le village de Bibi a été attaqué, affirme le chef coutumier. | attaqué | chef coutumier | local_authority
"Nous avons compté treize morts", raconte une infirmière de l'hôpital Al-Aqsa. | treize | infirmière de l'hôpital Al-Aqsa | emergency_service
Des hommes armés ont ouvert le feu, témoigne un commerçant de Bunia. | feu | commerçant de Bunia | witness
Le bilan est passé à trente morts, avait précisé dimanche la protection civile libanaise. | trente | protection civile libanaise | emergency_service
Un dépôt de munitions aurait explosé, rapporte Al-Jazeera. | explosé | Al-Jazeera | media
L'avion s'est posé sans encombre, assurait mercredi la compagnie Sudan Airways. | posé | compagnie Sudan Airways | company
Selon l'armée nigériane, une trentaine de jihadistes ont été neutralisés dans l'Etat de Borno. | neutralisés | armée nigériane | military
D'après le Pentagone, trois missiles ont visé le destroyer. | visé | Pentagone | ministry
À en croire le porte-parole de la police haïtienne, cinq bandits ont été abattus. | abattus | porte-parole de la police haïtienne | emergency_service
De l'aveu même du gouverneur, la ville est privée d'eau. | privée | gouverneur | governor
Aux dires des habitants, le marché a été pillé. | pillé | habitants | witness
Au dire de plusieurs témoins, un véhicule a foncé sur la foule. | foncé | témoins | witness
Une fosse commune a été découverte, selon les dires du procureur. | fosse | procureur | official
Pour Kiev, cette frappe est un crime de guerre. | crime | Kiev | official
Pour le général Brieger, l'offensive a échoué. | échoué | Brieger | military
Quatre soldats ont été tués, de source militaire. | tués | source militaire | military
Une bombe a explosé à Mogadiscio, a-t-on appris de source policière. | explosé | source policière | emergency_service
Trois otages ont été libérés, selon des sources concordantes. | libérés | sources concordantes | unnamed
Un poste de police a été attaqué à Kaya, a-t-on appris auprès du gouverneur. | attaqué | gouverneur | governor
L'aéroport de Domodedovo a été fermé, selon l'agence Tass citant Rosaviatsia. | fermé | Rosaviatsia | official
Des coups de feu ont éclaté, rapporte Reuters, citant deux témoins. | coups | témoins | witness
Une usine a brûlé, a rapporté l'agence Xinhua en citant les pompiers. | brûlé | pompiers | emergency_service
Deux enfants ont été tués, selon les services de secours cités par Interfax. | tués | services de secours | emergency_service
Une école a été rasée, a déclaré le maire, interrogé par la BBC. | rasée | maire | local_authority
Le procureur de Tcherkassy, que cite Suspilne, parle de six blessés. | blessés | procureur de Tcherkassy | official
Huit personnes sont mortes, selon un bilan de la protection civile. | mortes | protection civile | emergency_service
Selon un communiqué de l'état-major français, un drone a été détruit. | détruit | état-major français | military
Selon un bilan diffusé par le ministère de l'Intérieur, vingt policiers ont été blessés. | blessés | ministère de l'Intérieur | ministry
Le communiqué de la Minusma condamne une attaque lâche. | attaque | Minusma | international_org
C'est le maire d'Avdiïvka qui a donné l'information : un immeuble s'est effondré. | effondré | maire d'Avdiïvka | local_authority
L'attaque a été confirmée par le porte-parole du gouvernement nigérien. | attaque | porte-parole du gouvernement nigérien | official
Une explosion a été signalée par des riverains. | explosion | riverains | witness
Un drone s'est écrasé, comme l'a annoncé le gouverneur de Lipetsk. | écrasé | gouverneur de Lipetsk | governor
Comme l'a reconnu l'armée israélienne, un hôpital a été touché. | touché | armée israélienne | military
L'incendie a été éteint, a-t-elle ajouté. La ministre Leïla Hadj a parlé. | incendie | - | -
Le gouverneur Roman Starovoït a parlé d'une attaque. Un immeuble a été touché, a-t-il ajouté. | immeuble | Roman Starovoït | governor
La ministre Laura Kelly a réagi lundi. L'avion a disparu, a-t-elle précisé. | disparu | Laura Kelly | ministry
L'armée indienne a tiré en représailles. Trois postes ont été détruits, affirme-t-elle. | détruits | armée indienne | military
Les rebelles du M23 ont pris Rutshuru, a reconnu une source onusienne sous couvert d'anonymat. | pris | source onusienne | unnamed
Le gouverneur a annoncé qu'un drone avait été abattu, ajoutant que l'incendie était maîtrisé. | maîtrisé | gouverneur | governor
Deux roquettes ont visé Kiryat Shmona, a dit l'armée, précisant qu'elles avaient été interceptées. | interceptées | armée | military
L'état-major philippin a confirmé l'accrochage, indiquant que deux rebelles étaient morts. | morts | état-major philippin | military
Le chef de la diplomatie iranienne a promis une riposte. | riposte | chef de la diplomatie iranienne | ministry
Washington a exhorté les deux camps à cesser les combats. | cesser | Washington | official
L'Élysée a condamné un attentat odieux. | attentat | Élysée | head_of_state
Un ancien officier, joint par téléphone, assure que la base est encerclée. | encerclée | ancien officier | military
Le directeur de l'hôpital de Rafah, Marwan al-Hams, décompte trente corps. | corps | Marwan al-Hams | emergency_service
Interrogée par RFI, la présidente de l'association évoque douze disparus. | disparus | présidente de l'association | international_org
Le patron de Wagner, Evgueni Prigojine, s'est vanté d'avoir pris la ville. | pris | Evgueni Prigojine | military
Une vidéo publiée sur X montre un char en flammes. | char | vidéo | unnamed
Des images où l'on voit un pont éventré ont circulé. | pont | images | unnamed
Les internautes font état de fortes détonations à Engels. | détonations | internautes | witness
« L'hôpital a été frappé deux fois. Il ne reste rien », a déploré Médecins sans frontières. | reste | Médecins sans frontières | international_org
« Ils ont tiré sur nous. Mon frère est mort. J'ai couru », confie Amina Diallo, une rescapée. | couru | Amina Diallo | witness
Volodymyr Zelensky : « Un hôpital a été frappé. » | frappé | Volodymyr Zelensky | head_of_state
Le gouverneur a écrit sur Telegram : un drone a percuté une tour. | percuté | gouverneur | governor
Un drone a été abattu, selon Kiev, et deux autres se sont écrasés. | écrasés | Kiev | official
La police parle de cinq morts, tandis que l'hôpital fait mention de huit tués. | tués | hôpital | emergency_service
La police parle de cinq morts, tandis que l'hôpital fait mention de huit tués. | morts | police | emergency_service
Cinq civils ont été tués selon Damas ; la rébellion, elle, affirme avoir visé une caserne. | visé | rébellion | military
Cinq civils ont été tués selon Damas ; la rébellion, elle, affirme avoir visé une caserne. | civils | Damas | official
Un officier a été tué, a dit le Hezbollah. Le Hezbollah a tiré deux missiles, a rétorqué l'armée israélienne. | missiles | armée israélienne | military
L'armée ukrainienne, affirme Moscou, a perdu quarante chars. | perdu | Moscou | official
Le président colombien Gustavo Petro a dénoncé sur X un massacre dans le Cauca. | massacre | Gustavo Petro | head_of_state
La compagnie Ukrenergo fait savoir que le courant est coupé à Odessa. | coupé | compagnie Ukrenergo | company
L'opérateur de la centrale, Energoatom, annonce un arrêt d'urgence. | arrêt | Energoatom | company
La coalition internationale a revendiqué la frappe. | frappe | coalition internationale | international_org
Le FSB dit avoir arrêté quatre suspects. | arrêté | FSB | intelligence
Le SBU ukrainien a laissé entendre qu'il avait frappé le pont. | frappé | SBU ukrainien | intelligence
D'après l'ONG Human Rights Watch, soixante villageois ont été exécutés. | exécutés | Human Rights Watch | international_org
Une source au sein des services de renseignement militaire ukrainiens a revendiqué l'opération. | opération | source au sein des services de renseignement | intelligence
L'attaque a fait trois morts, à en juger par le décompte du journal Kommersant. | morts | Kommersant | media
Le raid a fait dix morts, toujours selon la gendarmerie. | morts | gendarmerie | emergency_service
Le drone visait une raffinerie, selon lui. | visait | - | -
L'ambassadeur de France à Niamey estime que la base reste encerclée. | encerclée | ambassadeur de France à Niamey | official
Le Kremlin nie toute frappe sur la gare. | frappe | Kremlin | head_of_state
Les talibans pakistanais démentent avoir posé la bombe. | posé | talibans pakistanais | military
Un haut responsable américain a confirmé les frappes au Yémen. | frappes | haut responsable américain | official
Deux responsables libanais de la sécurité ont indiqué que la voiture avait été visée par un missile. | visée | responsables libanais de la sécurité | official
Le gouverneur de l'Etat de Borno, Babagana Zulum, qui s'exprimait lundi, a dénombré trente tombes. | tombes | Babagana Zulum | governor
Les Forces de soutien rapide (FSR) ont dit avoir abattu un avion. | abattu | Forces de soutien rapide | military
Le groupe État islamique a revendiqué l'attentat. | attentat | État islamique | military
Mme Diop a précisé que le puits avait été empoisonné. | empoisonné | Mme Diop | official
M. Gladkov a ajouté que cinq maisons avaient brûlé. | brûlé | M. Gladkov | official
Les forces de l'ordre viennent d'annoncer l'arrestation du suspect. | arrestation | forces de l'ordre | emergency_service
L'armée a, jeudi, annoncé la reprise de Wad Madani. | reprise | armée | military
Le porte-parole du parquet a tenu à préciser qu'aucun enfant n'était blessé. | enfant | porte-parole du parquet | official
Kiev affirmant avoir coulé un navire, la flotte s'est retirée. | coulé | Kiev | official
Une source proche des négociations prédit un échange de prisonniers. | échange | source proche des négociations | unnamed
La ville est tombée, admet-on dans l'entourage du gouverneur. | tombée | - | -
La ville est tombée, reconnaît-on à Khartoum. | tombée | Khartoum | official
Le président Félix Tshisekedi, cité par son porte-parole, a promis de reprendre Bukavu. | reprendre | Félix Tshisekedi | head_of_state
Le journal Haaretz révèle que le missile n'a pas explosé. | explosé | journal Haaretz | media
La chaîne de télévision Al-Manar a rapporté deux frappes sur Nabatiyé. | frappes | chaîne de télévision Al-Manar | media
Le Comité international de la Croix-Rouge se dit inquiet : quatre secouristes ont disparu. | disparu | - | -
"Un missile a touché le toit." Le chef des pompiers, Ali Reza, a raconté la scène. | missile | - | -
Le ministre de l'Intérieur, Bruno Lemarquis, se félicite de l'arrestation de deux chefs de gang. | arrestation | Bruno Lemarquis | ministry
Dans un communiqué publié sur son site, l'AIEA mentionne des tirs près de la centrale. | tirs | AIEA | international_org
Dans un message que ses services ont diffusé, le gouverneur parle de huit drones. | drones | gouverneur | governor
Lors d'un point de presse, le porte-parole de l'armée, Nabil Abdallah, a fait état de violents combats. | combats | Nabil Abdallah | military
Pas de victimes, assure le préfet de police. | victimes | préfet de police | emergency_service
Aucune perte humaine à déplorer, selon les pompiers. | perte | pompiers | emergency_service
""".strip().splitlines()

NEVER = """
Les engins sont assemblés selon la méthode du constructeur. | assemblés
Les chars avancent selon un axe nord-sud. | avancent
C'est la première fois qu'un drone tombe ici, pour la première fois depuis mai. | tombe
Pour l'instant, la route est coupée. | coupée
Les habitants ont dit adieu à leurs morts. | morts
Un abri d'après-guerre a été touché. | touché
Un incendie s'est déclaré dans un entrepôt. | incendie
Le pays a déclaré la guerre à son voisin. | guerre
Le bilan pourrait s'alourdir, c'est-à-dire dépasser cent morts. | dépasser
L'armée a lancé une offensive contre Goma. | offensive
La police a relevé de ses fonctions un commissaire. | fonctions
Des tirs ont accompagné la trêve annoncée. | tirs
Pour sa part, la colonne a franchi le fleuve. | franchi
Les prix varient selon les régions. | varient
Les militaires avancent vers la ville. | ville
Un avion s'est écrasé après que le pilote a signalé une panne. | écrasé
Le drone a explosé selon toute vraisemblance au sol. | explosé
Les pompiers ont éteint le feu. | feu
L'explosion a fait craindre un effondrement. | effondrement
Une attaque présentée comme une riposte a tué deux hommes. | tué
La frappe montre que la ville reste exposée. | exposée
Les soldats ont répondu par des tirs d'artillerie. | tirs
L'état-major a rappelé des réservistes. | réservistes
L'armée assure la sécurité du convoi. | convoi
Suivant la côte, le drone a gagné Odessa. | gagné
Il y a eu, pour ainsi dire, deux attaques. | attaques
Une base dite stratégique a été frappée. | frappée
Le gouvernement maintient la pression sur les rebelles. | pression
""".strip().splitlines()


@pytest.mark.parametrize("row", SAID)
def test_said(row: str) -> None:
    text, said, name, kind = (part.strip() for part in row.split(" | "))
    found = innermost(read(text), said)
    if name == "-":
        assert found is None or found.speaker is None or "incendie" not in said
        return
    assert found is not None, "nobody says it"
    assert found.speaker is not None
    assert name.lower() in found.speaker.name.lower()
    assert found.speaker.kind == kind


@pytest.mark.parametrize("row", NEVER)
def test_never_said(row: str) -> None:
    text, word = (part.strip() for part in row.split(" | "))
    assert innermost(read(text), word) is None

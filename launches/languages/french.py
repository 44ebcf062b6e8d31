# ruff: noqa: E501 (tables and patterns read better unbroken)
"""French: dates and cues."""

from launches.cues import CueTable, Kind
from launches.languages.language import Language, glossary
from launches.mentions.european import Grammar, Words
from launches.mentions.european_near import Near

WORDS = Words(
    months={
        name: number
        for number, names in enumerate(
            (
                "janvier janv", "février fevrier févr", "mars", "avril avr d'avril d’avril", "mai", "juin", "juillet juil", "août aout d'août d’août",
                "septembre sept", "octobre oct d'octobre d’octobre", "novembre nov", "décembre decembre déc",
            ),
            start=1,
        )
        for name in names.split()
    },
    seasons={"printemps": 3, "été": 6, "automne": 9, "hiver": 12, "l'été": 6, "l'automne": 9, "l'hiver": 12},
    ordinals={
        "premier": 1, "première": 1, "1er": 1, "deuxième": 2, "second": 2, "seconde": 2, "troisième": 3, "quatrième": 4, "dernier": 4, "dernière": 4,
        "premiers": 1, "derniers": 4,
    },
    parts={"début": "early", "mi": "mid", "fin": "late", "milieu": "mid"},
    quarter=r"trimestre", half=r"semestre|moitié",
    link=r"(?:(?:de\s+l['’]année|de\s+l['’]|de|du|en|d['’])\s?)?", to=r"au|et|ou",
    next_year=r"l['’]an(?:née)?\s+prochaine?|l['’]année\s+prochaine", this_year=r"cette\s+année|l['’]année",
    today=r"aujourd['’]hui|ce\s+jour|ce\s+matin", tomorrow=r"(?<!\bde\s)demain", now=r"dès\s+maintenant|dès\s+à\s+présent|(?<!jusqu['’]à\s)maintenant|désormais",
    rest_of_year=r"plus\s+tard\s+(?:dans\s+l['’]année|cette\s+année)|d['’]ici\s+(?:la\s+)?fin\s+(?:de\s+l['’])?année|avant\s+la\s+fin\s+de\s+l['’]année",
    week=r"semaine", next_week=r"semaine\s+prochaine", after_tomorrow="après-demain", next_month=r"prochain", after_month=r"(?:de\s+|du\s+mois\s+de\s+|d['’])?",
    openers="l'an l'année aujourd'hui plus d'ici dès ce cette semaine après demain maintenant désormais",
    before_numbers=r"(?:\b(?:le|du|au|dès|(?:date|sortie|lancement)\s?:)|di|dimanche)\s\(?\Z",
    last=r"dernier|dernière|passé", coming=r"prochain|prochaine", participle="été",
    near=Near(
        small=True,
        weekdays={name: number for number, name in enumerate("lundi mardi mercredi jeudi vendredi samedi dimanche".split())},
        openers="ce", of_next_week=r"de\s+la\s+semaine\s+prochaine", ahead=r"prochain", behind=r"dernier|passé", habit=r"le|les|chaque|tous\s+les|du|au",
        saying=frozenset(
            "annoncé annoncée annonce annonçait indiqué indique déclaré déclare confirmé confirme précisé précise expliqué révélé dévoilé dévoile"
            " présenté présentée publié dit fait affirmé assuré rapporté communiqué annonçant".split()
        ),
        days_off={"hier": -1, "avant-hier": -2},
        spans=(
            ("mois", r"mois\s+prochain", "month", 1), ("ce", r"ce\s+mois(?:-ci)?", "month", 0),
            ("cette", r"cette\s+semaine", "week", 0), ("trimestre prochain", r"trimestre\s+prochain|prochain\s+trimestre", "quarter", 1),
            ("cette", r"(?:de\s+)?cette\s+année", "year", 0), ("cours courant", r"(?:cours|courant)\s+de\s+(?:l['’]|cette\s+)année(?!\s+20)|cours\s+d['’]année", "year", 0),
            ("ce week", r"ce\s+week-end|week-end\s+prochain", "weekend", 0),
        ),
        ends=(
            (r"du\s+mois\s+prochain", "month", 1), (r"du\s+mois(?!\s+d)|de\s+ce\s+mois", "month", 0), (r"de\s+(?:la\s+|cette\s+)?semaine", "week", 0),
            (r"de\s+la\s+semaine\s+prochaine", "week", 1), (r"d['’]année", "year", 0),
        ),
        year_parts={},
        feasts={
            "noël": "christmas", "pâques": "easter", "pentecôte": "pentecost", "halloween": "halloween", r"nouvel\s+an": "new year's day", "saint-valentin": "valentine's day",
            r"black\s+friday": "black friday", r"fêtes\s+de\s+fin\s+d['’]année|fêtes": "season", "rentrée": "term",
        },
        before_feast=r"(?:\bà|à\s+la|pour(?:\s+l[ae]s?)?|avant(?:\s+les)?|\bde|dès(?:\s+la)?|ici(?:\s+les)?)\s",
        numbers={word: number for number, word in enumerate("un deux trois quatre cinq six sept huit neuf dix onze douze".split(), start=1)} | {"une": 1},
        units={"jour": "day", "jours": "day", "semaine": "week", "semaines": "week", "mois": "month", "an": "year", "ans": "year"},
        ahead_by="dans", half=r"(?:quinzaine|moitié)\s+(?:de\s|du\s+mois\s+de\s|d['’])%", week=r"semaine\s+(?:de\s|du\s+mois\s+de\s|d['’])%", days=r"jours\s+(?:de\s|du\s+mois\s+de\s|d['’])%",
    ),
)  # fmt: skip

TABLE: dict[Kind, str] = {
    Kind.LAUNCH: """
sort; sortira; sortie; sortiront; sortir; sera ?disponible; disponible; disponibles; disponibilité; commercialisé; commercialisée; commercialisés; commercialisation; en vente; mis en vente; mise en vente; en magasin; en magasins; en librairie; en boutique; en rayon; au cinéma; en salle; en salles; arrive; arrivera; arrivent; arriveront; débarque; débarquera; lancement; lancé; lancée; lancer; lancera; sera lancé; ouvre; ouvrira; ouvrent; ouverture; rouvre; rouvrira; ouvrira ses portes; livraison; livraisons; livré; livrés; livrée; livrer; paraît; paraîtra; parution; publié; publiée; premier vol; vol inaugural; décollage; décolle; décollera; mise en service; entre en service; entrera en service; diffusé; diffusée; diffusion; mis en ligne; en ligne; en kiosque; chez les concessionnaires; dans les bacs; première; circulera; circuleront; roulera; volera; naviguera; décolleront; décoller; ouvrir; paraître; arriver; ouvriront; mettra/mettront/met/mettre en service; mettra/mettront/met/mettre en vente; diffusera; diffusera/diffuse la; proposera; proposé; proposée; verra/verront le jour; voit le jour; inauguré; inaugurée; inaugurera; inauguration; ouvert; ouverte; accueillera; lancent; lance; commercialisera; commercialise; publiera; sera/seront livré/livrée/livrés/livrées; débarquent; débarqueront; en rayons; dans les rayons; dans les supermarchés; en grande distribution; mise à l'eau; mis en circulation; mise en circulation; à l'affiche
atterrira; atterrit; atterriront; se visitera; visitera; visitable; ses/leurs/les premiers/premières clients/voyageurs/visiteurs/passagers/livraisons; premiers exemplaires; élancera; élancer; prendra son envol; téléchargeable; téléchargé; téléchargée; télécharger; fera/feront/fait/font son/leur entrée/apparition; fera/feront/fait/font ses/leurs débuts; sur les écrans; sur nos écrans; prendra la mer; mis/mise/mises à l'eau; entrée/entre en service/circulation; entrera/entreront en circulation; accueillir; accueilleront; mis/mise/mis/mises sur le marché; mettra/mettront/met/mettre sur le marché; accessible; accessibles; déployé; déployée; déployés; déploiement; déploiera; proposés; proposées; distribuera; distribué; rejoindra/rejoindront/rejoint les rayons/magasins/étals/grandes/librairies/concessions; arrivée; arrivée en; commercialiser; commercialisées; publier; publiés; publiées; lancés; lancées; lancera; lanceront; réouverture; rouvrir; rouvriront; rouvrent; s'ouvre; ouvert au public; ouverte au public; ouvrira au public; vernissage; embarquera; sillonnera; desservira; au catalogue; en streaming; en circulation; première mondiale; sur les étals; exploitation débutera/commencera/débute/commerciale; recevra/recevront ses/leurs premiers/premières""",
    Kind.START: """
se tiendra/tiendront; aura/auront lieu; débute; débutera; commence; commencera; prévu; prévue; prévus; attendu; attendue; attendus; dès; à partir; ne sortira/sortiront/paraîtra/arrivera/ouvrira/sera pas avant; programmé; programmée; fixé; fixée; date; compter; rendez-vous; rendez; vise
démarre; démarrera; démarreront; démarrage; démarrer; débuteront; débutent; commencent; commenceront; interviendra; interviendront; calé; calée; calés; planifié; planifiée; programmés; programmées; fixés; attendues; prévues; annoncé/annoncée/annoncés/annoncées pour""",
    Kind.PREORDER: """
précommande; précommandes; précommander; réservation; réservations; réserver; inscription; inscriptions; liste d'attente; acompte; prévente; commandes; pré - commande; pré - commandes
les commandes; commandes ouvriront/ouvrent/ouvertes; carnet de commandes; carnets de commandes; ouverture des commandes/réservations/inscriptions/précommandes/ventes; réservations ouvriront/ouvrent/ouvertes; inscriptions ouvriront/ouvrent; commander; commandable; réservable; bons de commande; précommandé; précommandée; souscription; financement participatif; arrhes; préinscription; préinscriptions; préréservation; peut/peuvent/pourra/pourront être ?désormais/déjà commandé/commandée/commandés/commandées/réservé/réservée/réservés/réservées/précommandé/précommandée/précommandés/précommandées; se commande; se commandent; à la commande; ouvert/ouverte/ouverts/ouvertes à la commande/réservation/précommande; prendre commande; prise/prises de commande/commandes; on peut/pourra ?le/la commander/réserver""",
    Kind.TICKET: "billets; billetterie; places",
    Kind.EARLY: "bêta; beta; alpha; accès anticipé; test; tests; essai; essais; avant - première; aperçu; prototype; prototypes; démo; abonnés; adhérents; presse; épreuves; professionnels",
    Kind.EVENT: """
présenté; présentée; présentés; présentation; présente; présentera; dévoilé; dévoilée; dévoile; dévoilera; conférence de presse; keynote; événement; révélé; révélée; annoncera; annonce
lever de rideau; lève le voile; levé le voile; montrera; aperçue; présentés; présentées""",
    Kind.GATHERING: "salon; festival; fête; concert; congrès; foire; mondial; exposition; conférence; cérémonie; remise; dédicace; colloque; soirée; remis; remise des prix; sera/seront remis/remise; exposants; palais des congrès; se tient; se tiendra; se tiendront; brocante; marché de noël; colloques; symposium; lecture publique; portes ouvertes; kermesse; tournoi; championnat; marathon; festivités; commémoration; table ronde",
    Kind.EMBARGO: "embargo; sous embargo",
    Kind.BACKUP: "date de repli; report possible",
    Kind.OFFER: "offre; promotion; remise de; réduction; gratuit; valable; rabais; remboursable; remboursé; remboursés; remboursement; tarif; tarifs; prix; cadeau; concours; bon",
    Kind.SUPPORT: """
fin du support; prise en charge; maintenance; garantie; fermeture; fermé; fermée; arrêt; s'arrête; pièces détachées; mises à jour jusqu
fermera; fermeront; fermera ses portes; ferme ses portes; baisse le rideau; baissera le rideau; cessera; cesse; cesseront; arrêtera; arrêtés; ne sera/seront plus; plus possible; ne fonctionnera plus; dernière fois; dernier jour; en panne; interruption; définitivement; tire/tirera/tirent sa/leur révérence; fait/fera ses adieux; dit adieu; disparaît; disparaîtra; ferme boutique; met/mettra la clé sous la porte; mettra/met fin à ?son ?ses service/services/activité/activités""",
    Kind.FINANCE: """
résultats; chiffre d'affaires; bénéfice; dividende; assemblée générale; exercice; bourse; action; actions; budget
chiffre d'affaires; bénéfices; marge; marge opérationnelle; résultat net; résultat opérationnel; actionnaires; comptes; trimestriels; trimestrielle; semestriels; annuels; prévisions; croissance organique; coupon; introduction en bourse; levée de fonds; capitalisation""",
    Kind.HISTORY: """
fondé; fondée; créé; créée; depuis; anniversaire; ans; ancien; précédent; précédente; avait; avaient; né; née
centenaire; bicentenaire; cinquantenaire; bougies; fonda; créa; fondateur; fondatrice; naissance; jadis; autrefois; naquit; retour sur; il y a 10/20/25/30/40/50/60/70/75/80/90/100/125/150 ans; il y a dix/vingt/trente/quarante/cinquante/soixante/cent ans; se souvient; se souviennent; rétrospective; fête/fêtera/fêtent ses; souffle/soufflent/soufflera ses; ses ?premiers cent/cinquante/vingt/trente/quarante ans; vit le jour; virent le jour; vendit; ouvrit ses portes; inauguré en""",
    Kind.PRODUCTION: "production; fabrication; assemblage; l'assemblage; tournage; tourné; tournée; chantier; travaux; construction; homologation; usine; impression",
    Kind.OTHER: """
accessoire; accessoires; mise à jour; micrologiciel; extension; poche; livre audio; suite; saison; bande - annonce; bande originale; recrutement; candidatures; prix littéraire; jury; grève; rappel; réimpression; deuxième saison; version utilitaire
nommé; nommée; nomination; prend/prendra/prendre ses/leurs fonctions; prend/prendra la direction/tête/présidence/suite/relève; succède; succèdera; succédera; à la tête; retraite; lauréat; lauréate; lauréats; couronné; couronnée; récompensé; récompensée; décerné; décernée; primé; sélection; trophée; distinction; rappelé; rappelés; rappelées; procède au rappel; rappel ?volontaire; entre/entrera/entreront en vigueur; en vigueur; décret; arrêté; ordonnance; réglementation; interdit; interdite; interdiction; obligatoire; obligatoires; obligation; amende; amendes; sanction; banc d'essai; verdict; mandat; élu; élue; cette loi; la loi; limitation de vitesse; limité/limitée à; contravention; procès - verbal; notre test; notre avis; nos impressions; prise en main; dirigera; prend/prendra la direction; prend/prendra les rênes; quitte/quittera/quittent ?le/la/son/ses/leur studio/entreprise/groupe/société/maison/direction/poste/fonctions; passe/passera la main; successeur; subvention; subventions; bourse d'études; appel à projets; date limite; clôture des inscriptions; dernière ligne droite; faire une demande; dossier de demande""",
    Kind.FOLLOW: "suivra; suivront; suivie; suivi; ensuite; reste de l'europe; autres pays; plus tard",
    Kind.REPORT: "a déclaré; déclare; a indiqué; indique; explique; a expliqué; selon; a confirmé; précise; a révélé",
    Kind.OLD_PLAN: """
initialement; d'abord; devait; devaient; prévu initialement; était prévu; était prévue; étaient prévus; était attendu; était attendue; aurait dû; jusqu'ici
initialement prévu/prévue/prévus; comptait; comptaient; devions; promise initialement; initial; initiale; aurait/auraient dû; était/étaient programmé/programmée/fixé/fixée/annoncé/annoncée/promis/promise/attendus/prévues""",
    Kind.NOT_THIS: "au lieu; plutôt que; et non; non plus; à la place",
    Kind.DELAY: """
attendra; attendront; devra attendre; devront attendre; n'ouvrira qu'au; n'ouvrira qu'en; n'accueillera; ne rouvrira; ne sortira qu'en; ne sortira qu'au; reporté; reportée; reportés; reporte; repoussé; repoussée; repousse; report; retard; retardé; retardée; décalé; décalée; décale; ajourné; différé; plus de temps; ne sera pas prêt; ne sera pas prête; pas à temps; patienter; attendre; plus tard que prévu; sine die
décaler; repousser; reportons; décalons; repoussons; repoussés; repoussées; reportées; décalés; décalées; différée; différés; prend/prendra/prennent/pris du retard; en retard; de retard; s'armer de patience; armer de patience; prendre son mal en patience; encore un report; encore raté; raté; glisse à; glisse au; ne sera pas au rendez; ne seront pas prêts; pas encore prêt; pas encore prête; ne s'élancera pas; ne tiendra pas; ne tiendrons pas; tenir le calendrier; tenir les délais; intenable; faudra patienter; faudra attendre; encore attendre; attendre encore; encore patienter; plus longtemps; plus long que prévu; jusqu'à nouvel ordre; à nouvel ordre; suspendu jusqu; joue les prolongations; jouent les prolongations; un peu de patience; ne sortira/paraîtra/arrivera/débutera/commencera/circulera/roulera/entrera/sera/débarquera/décollera/verra/aura pas/plus ?lieu/prêt/prête/disponible/livré/livrée le/en/comme/cette/ce/dans/mardi/lundi/mercredi/jeudi/vendredi/samedi/dimanche; n'ouvrira/n'arrivera/n'entrera/n'aura pas/plus ?lieu le/comme/cette/ce/dans; n'ouvrira/n'arrivera/n'interviendra/n'accueillera/n'aura ?lieu ?finalement qu'en/qu'au/qu'à/que; n'ouvrira ses portes qu'en/qu'au/qu'à/que; n'entrera ?finalement en service qu'en/qu'au/qu'à/que; ne sortira/paraîtra/arrivera/débutera/commencera/circulera/roulera/débarquera/décollera/rouvrira/sera/verra ?disponible/livré/livrée/prêt/prête ?finalement qu'en/qu'au/qu'à/que; ne verra/verront le jour qu'en/qu'au/qu'à/que; ne sera/seront mis/mise en vente/service qu'en/qu'au/qu'à/que; ne s'élancera/s'élanceront pas; retardés; retardées; retarde; retardent; retarder; retardera; contretemps; prolongé; prolongée; remis à plus tard; remise à plus tard; plus tard qu'annoncé; plus tard qu'espéré; à reporter; de reporter; reporter la/le/sa/son/leur; des retards; faire/font/fait attendre; prochaine tentative; nouvelle tentative; prochain essai de lancement; prochaine fenêtre; accumule ?les/du ?retards/retard; glisse en; glissent au/en/à; devra/devront patienter; devra/devront attendre; se fera/feront attendre; ne sera/seront pas prêt/prête/prêts/prêtes; plus tardif; plus tardive; prendre leur/votre/notre/mon mal en patience; prennent leur mal en patience; change/changent/changera/changé de date; changement de date; bloqué/bloquée/bloqués/bloquées en douane; bloqué/bloquée/bloqués/bloquées à la douane; plus longtemps que prévu; rester/restera/resteront/reste fermé/fermée ?plus ?encore longtemps; ne sera/seront pas livré/livrée/livrés/livrées""",
    Kind.MOVE: """
nouvelle date; nouvelle date de sortie
nouveau calendrier; nouvelle échéance; nouveau rendez - vous; désormais prévu; désormais prévue; désormais attendu; désormais attendue; désormais fixé; désormais fixée""",
    Kind.NO_DELAY: """
sans retard; malgré les retards; après plusieurs reports; pas de retard; comme prévu
comme annoncé; dans les temps; dans les délais; maintenu; maintenue; maintenus; pas de report; aucun report; fin de l'attente; l'attente est terminée; attente prend fin; après une longue attente; n'attend plus que""",
    Kind.EARLIER: """
avancé; avancée; avance sa; plus tôt que; en avance
avancés; avancées; avancer; avance ?la ?sa sortie/ouverture; plus tôt que prévu; avec de l'avance""",
    Kind.CANCEL: """
annulé; annulée; annulés; annule; annulation; abandonné; abandonnée; abandonne; abandon; ne verra pas le jour; ne sortira pas; n'aura pas lieu; ne sera pas commercialisé; ne sera pas commercialisée; renonce; met fin au développement; enterré; supprimé; ne sera pas publié
met/mettent/mis/mettre/mettons ?un terme ?au ?à développement; met/mettent/mettre/mettons un terme; mis un terme; jette/jettent l'éponge; tire/tirent un trait; fait/font une croix; ne verra/verront jamais le jour; ne verront pas le jour; ne se fera pas; ne se fera jamais; n'aura finalement pas lieu; n'auront pas lieu; à la trappe; tombe/tombé à l'eau; enterre; enterrée; annulons; annuler; annulées; plus d'actualité; il n'y aura pas de; il n'y aura plus de; renoncé; renoncent; renonçons; renoncer; abandonnons; abandonnés; abandonnées; abandonner; abandonnent; stoppé; stoppée; stoppe; arrêt du projet/développement/programme; fin du projet/développement; projet arrêté; arrêté le développement/projet; ne paraîtra pas; ne paraîtra jamais; ne sortira jamais; n'ouvrira pas; n'ouvrira jamais; n'arrivera jamais; supprimée; supprimés; ne circulera jamais; couperet; passe son tour; déprogrammé; déprogrammée; avorté; mort - né; ne sera jamais; ne seront jamais; ne se concrétisera pas; retire le projet; retire/retirent/retiré/retirée sa/son/ses/leur/la/le ligne/collection/gamme/série/offre/candidature; faute de commandes/moyens/financement/budget/repreneur; faute d'argent/d'acheteurs/d'investisseurs/d'acquéreur""",
    Kind.NO_CANCEL: "annuler votre; annuler leur; annulable; annulation gratuite; annuler sans frais; peuvent annuler; peut être annulé",
    Kind.REVIVE: "finalement; relancé; ressuscité",
    Kind.OUT: """
est disponible; sont disponibles; disponible dès aujourd'hui; disponible dès maintenant; est en vente; est sorti; est sortie; vient de sortir; est arrivé; est arrivée; dès aujourd'hui; sort aujourd'hui; est désormais disponible; est là
est/sont en service; est/sont ?désormais en ligne; est/sont ?désormais accessible/accessibles; disponible immédiatement; disponibles dès aujourd'hui; dès ce matin; depuis ce matin; est/sont ouvert/ouverte/ouverts/ouvertes; vient d'ouvrir; vient de paraître; vient d'arriver; viennent de sortir; viennent d'arriver; est ?enfin arrivé; est/sont ?enfin/déjà en rayon/rayons/magasin/magasins/librairie/kiosque/salles; c'est parti; ouvre aujourd'hui; sortent aujourd'hui; arrive aujourd'hui; sort ce matin; sont arrivés; sont arrivées; désormais disponibles""",
    Kind.OUT_PAST: """
est sorti le; est sortie le; a été lancé; a été lancée; est paru; est parue; sont sortis; sont sorties; a ouvert; ont ouvert; a inauguré; a lancé; est en vente depuis; est disponible depuis; a ouvert ses portes
est/sont sorti/sortie/sortis/sorties/paru/parue/parus/parues/arrivé/arrivée/arrivés/arrivées hier/lundi/mardi/mercredi/jeudi/vendredi/samedi/dimanche; est arrivé en; est arrivée en; a été mis en vente; a été mise en vente; a été commercialisé; a été commercialisée; a été inauguré; a été inaugurée; a été publié; a été publiée; a été mis en service; a été mise en service; lancé en; lancée en; sorti en; sortie en; paru en; parue en; sorti le; parus; parues; a débuté; ont débuté; a commencé; ont commencé; a démarré; a décollé; est entré en service; est entrée en service; sont entrés en service; est ouvert depuis; est ouverte depuis; a fait ses débuts; ont été lancés; ont été lancées""",
    Kind.SOON: """
bientôt; prochainement; dans les prochaines semaines; dans les semaines à venir; à une date ultérieure; sans date; date précise; sous peu; pas de nouvelle date; aucune nouvelle date; sans nouvelle date
dans les prochains mois; dans les prochains jours; dans les mois à venir; date reste; aucune date; pas de date; pas encore de date; sans préciser de date; date sera communiquée; date sera annoncée; calendrier reste; reste à préciser; reste à fixer; quand ce sera prêt; très bientôt; d'ici peu; ultérieurement; garde/gardent ?le/tout/cela silence; pour plus tard; ne dit/disent rien; n'indique/n'indiquent pas; reste/restent muet/muette/muets/discret/discrète; ne précise pas; n'a pas précisé/indiqué/communiqué; nul ne sait quand; personne ne sait quand; on ignore quand; ignore quand; reste/restent à déterminer/définir; encore inconnu/inconnue; n'est pas connu/connue; pas encore connu/connue; laisse/laissent entrevoir""",
    Kind.RUMOUR: """
rumeur; rumeurs; selon une source; fuite; fuites
d'après une source; indiscrétion; indiscrétions; bruits de couloir; il se murmure; fuité; non confirmé""",
}  # fmt: skip

# What the learnt tables read instead of a word: what they know they learnt from texts in English, all but a few.
ENGLISH_FOR = glossary(
    """
appointed: nommé nommée nommés nomination désigné désignée; director: directeur directrice président présidente pdg; succeeds: succède succèdera succédera
successor: successeur successeure; retires: retraite; joins: rejoint; recall: rappel rappels; recalled: rappelé rappelée rappelés rappelées
affected: concernés concernées concerné concernée; review: critique test banc; verdict: bilan; tested: testé testée testés essayé essayée
results: résultats résultat comptes; revenue: chiffre recettes; profit: bénéfice bénéfices marge; dividend: dividende; quarter: trimestre; shareholders: actionnaires
prize: prix; awarded: décerné décernée récompensé récompensée couronné couronnée primé primée; award: récompense distinction trophée
winner: lauréat lauréate lauréats vainqueur; law: loi décret arrêté ordonnance; fine: amende amendes; anniversary: anniversaire centenaire bougies cinquantenaire
founded: fondé fondée fondés fonda; closes: ferme fermera fermeront; closure: fermeture; closed: fermé fermée fermés
refund: remboursement remboursé remboursée remboursés remboursées; sold: vendu vendue vendus vendues écoulé écoulés écoulées; strike: grève; exhibition: exposition
now: maintenant désormais; today: aujourd'hui; tomorrow: demain; later: tard ultérieurement; earlier: tôt auparavant; already: déjà; finally: enfin
soon: bientôt prochainement; originally: initialement; instead of: lieu; only: qu'au qu'en qu'à qu'aux seulement uniquement; until: jusqu'au jusqu'en jusqu'à jusque; since: depuis; after: après
before: avant; not: pas; no: aucun aucune; last: dernier dernière derniers dernières; next: prochain prochaine prochains prochaines; this: ce cette cet ces
year: an année; years: ans années; days: jours; hours: heures; early: début; late: fin; half: semestre; january: janvier; february: février; march: mars; april: avril
may: mai; june: juin; july: juillet; august: août; september: septembre; october: octobre; november: novembre; december: décembre; night: nuit; evening: soir soirée
available: disponible disponibles; opens: ouvre ouvrira; open: ouvert ouverte ouverts ouvertes ouvrir; opening: ouverture réouverture inauguration
reopens: rouvre rouvrira; comes: arrive arrivera débarque débarquera paraîtra paraît sort sortira; release: sortie parution; launch: lancement; launches: lance lancera
starts: débute débutera commence commencera démarre démarrera; start: démarrage; sale: vente; shops: boutique boutiques magasins; stores: magasin rayons rayon
cinemas: salles cinéma cinémas affiche; episodes: épisodes; season: saison; announced: annoncé annoncée annoncés annonça
said: déclaré indiqué dit expliqué affirmé précisé; confirmed: confirmé confirmée; says: explique indique affirme précise; planned: prévu prévue prévus prévues
expected: attendu attendue attendus attendues; delayed: retardé retardée retard
postponed: repoussé repoussée reporté reportée reportés reportées décalé décalée ajourné ajournée; delay: report retards
cancelled: annulé annulée annulés annulées abandonné abandonnée; order: commander commande; orders: commandes; pre: précommande précommandes précommander
tickets: billets billetterie places; beta: bêta; test: tests essai essais; demo: démo; deliveries: livraisons; delivered: livré livrée livrés livrées; price: tarif
prices: tarifs; costs: coûte coûtera; free: gratuit gratuite gratuitement gratuits; discount: remise réduction rabais; offer: offre promotion; fair: salon foire
shown: montré montrée; presented: présenté présentée présentés; unveiled: dévoilé dévoilée; unveils: dévoile dévoilera; reported: rapporte rapportent
company: entreprise société; project: projet; players: joueurs; visitors: visiteurs; passengers: voyageurs passagers usagers; customers: clients; readers: lecteurs
train: rame; trains: rames; line: ligne tronçon; station: gare halte; timetable: horaires; bridge: pont viaduc; flight: vol; phone: smartphone téléphone
cars: voitures véhicules; publisher: éditeur éditions; data: données; users: utilisateurs; because: car parce; ends: s'achève; rule: limitée limité; names: nomme
date: échéance; new: nouveau nouvelle nouveaux nouvelles nouvel; million: millions; farewell: révérence adieu adieux; can: peut peuvent; will: sera seront va vont; has: a
have: ont; is: est; are: sont; was: était; were: étaient; had: avait avaient; must: doit doivent; but: mais; and: et; or: ou; with: avec; without: sans; for: pour
in: en dans; on: sur; from: dès; to: à au aux; by: par; between: entre; when: quand lorsque; it: il elle; they: ils elles; we: nous; you: vous
all: tous toutes tout toute; more: plus; first: premier première premiers premières; second: deuxième seconde; also: aussi également; then: puis ensuite alors
the: le la les; a: un une; of: de des du; report: rapport; list: liste; best: meilleur meilleure meilleurs; stays: reste restera; remains: demeure
leaves: quitte quittera; went: partait; came: venait; goes: part; go: aller partir; began: commença débuta; set: fixé fixée; good: bon bonne bons bonnes
made: fabriqué fabriquée fait; takes: prend prendra; needs: nécessite; seen: vu vue; schedule: calendrier; thank: merci remercier remercie; ten: dix; two: deux; three: trois
four: quatre; five: cinq; eight: huit; twelve: douze; thousand: mille; approved: approuvé homologué autorisé; withdrawn: retiré retirée; market: marché
letter: courrier lettre; wrote: écrivait; gets: reçoit obtient; own: propre propres; changes: change changement changements; employees: salariés employés
called: appelé baptisé; hour: heure; wanted: voulait souhaitait; should: devrait devraient; would: serait seraient; could: pourrait pourraient; wait: attente
rather: plutôt; numbers: chiffres; where: où; here: ici voici; everyone: chacun monde; nothing: rien; nobody: personne; something: quelque; ride: trajet; paid: payé
full: complet complète; park: parc; follows: suit suivra; follow: suivre suivront; fire: incendie feu; press: presse; old: ancien ancienne anciens anciennes vieux vieille
camera: caméra; sells: vend; heard: entendu; meeting: réunion; stop: arrêt arrête; if: si; long: longtemps longue; small: petit petite petits; big: grand grande grands
servers: serveurs; notice: avis; gives: donne donnent; give: donner; ready: prêt prête prêts prêtes; model: modèle; models: modèles; street: rue; decided: décidé
product: produit; products: produits; gone: parti; minister: ministre ministère; return: retour; returns: revient reviendra; problem: problème
electric: électrique électriques; town: villes; engineers: ingénieurs; money: argent; lost: perdu; failed: échoué; contract: contrat; germany: allemagne; bring: apporter
head: direction; dealers: concession concessionnaires; times: fois; know: savoir sait; school: école; general: général générale; tour: tournée; little: peu
owner: propriétaire; owners: propriétaires; same: même mêmes; sorry: désolé désolés malheureusement hélas; printing: imprimerie impression; round: tour
some: certains quelques; ever: jamais; suspended: suspendu suspendue; board: conseil; staff: personnel équipe; team: équipes; buses: bus autobus; issue: numéro
twenty: vingt vingt-deux; signed: signé; court: tribunal; tax: impôt taxe; attempt: tentative; received: reçu; against: contre; most: plupart; authority: autorité
backers: contributeurs; members: membres adhérents; continue: continuent; business: affaires; during: pendant durant; around: environ autour
repairs: réparation réparations; construction: chantier; works: travaux; watch: regarder voir; read: lire; buy: acheter; within: sous; many: nombreux nombreuses beaucoup
world: mondial mondiale; copies: exemplaires; author: auteur autrice; book: livre ouvrage; novel: roman; games: jeux; game: jeu; museum: musée; food: nourriture
reason: raison cause; chapter: chapitre; rocket: fusée; satellite: nanosatellite; factory: usine; weather: météo; wind: vent vents
opens: n'ouvrira n'ouvriront n'accueillera; comes: n'arrivera n'arriveront n'interviendra
""",
    elided=("l'", "d'"),
)

FRENCH = Language(
    code="fr",
    cues=CueTable(
        TABLE,
        {},
        "- officiellement également aussi enfin alors simultanément mondialement d'abord".split(),
        "[ldsjcmt]",
    ),
    find=Grammar(WORDS).find,
    conjunctions=frozenset("mais tandis car lorsque puisque alors qui dont où avant après".split()),
    past=frozenset("a ont n'a n'ont été était étaient avait avaient fut furent sortit parut".split()),
    planned=frozenset("devait devaient initialement".split()),
    future=frozenset("sera seront sortira arrivera débutera ouvrira doit doivent".split()),
    announcing=frozenset(
        "annoncé annoncée annoncés annoncées confirmé confirmée confirmés fixé fixée fixés fixées reporté reportée reportés reportées"
        " repoussé repoussée repoussés repoussées décalé décalée décalés décalées avancé avancée avancés avancées programmé programmée"
        " programmés programmées daté datée promis promise prévu prévue calé calée choisi choisie retenu retenue planifié planifiée".split()
    ),
    targets=frozenset("pour au à aux dès".split()),
    english_for=ENGLISH_FOR,
)

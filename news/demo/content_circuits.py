"""News of the section "Digital Circuits"."""

from datetime import UTC, datetime

from .content import ArticleContent, ArticleText

CIRCUIT_ARTICLES = (
    ArticleContent(
        key="two-apps",
        sections=("digital-circuits",),
        picture="phone",
        displayed_at=datetime(2026, 3, 12, 8, 0, tzinfo=UTC),
        audiences=("TRADE", "PRESS"),
        authors=(("Inès Carpentier", "", "Smart Issy"), ("Tom Verdier", "Traduction", "")),
        links=(("circuit", "circuit-ville-intelligente"),),
        read_also=("lasting-codes", "night-sync"),
        texts={
            "fr": ArticleText(
                title="Un circuit, deux applications, une seule saisie",
                slug="un-circuit-deux-applications",
                teaser="La promenade « ville intelligente » se suit désormais dans l’application de la ville et dans celle de la région. L’office ne l’a écrite qu’une fois.",
                first="Jusqu’à l’an dernier, chaque application avait sa copie du circuit, et chaque copie vieillissait à son rythme : un arrêt fermé ici, encore ouvert là. Les deux équipes lisent maintenant la même source. Une correction faite le matin à l’accueil est sur les téléphones le lendemain, dans les deux langues.",
                heading="Ce que chacune en fait",
                second="L’application de la ville met l’accent sur les récits à écouter ; celle de la région, sur la carte et les temps de marche. Le contenu est le même, la mise en scène est libre. Les partenaires qui souhaitent afficher un circuit sur leur borne peuvent suivre le même chemin : il n’y a rien à recopier.",
                quote=(
                    "Nous passions deux jours par mois à comparer des tableaux. Nous les passons à marcher.",
                    "La responsable des circuits",
                ),
            ),
            "en": ArticleText(
                title="One circuit, two apps, written once",
                slug="one-circuit-two-apps",
                teaser="The “smart town” walk can now be followed in the town’s app and in the region’s. The tourist office wrote it only once.",
                first="Until last year each app had its own copy of the circuit, and each copy aged at its own pace: a stop closed here, still open there. Both teams now read the same source. A correction made at the desk in the morning is on the phones the next day, in both languages.",
                heading="What each makes of it",
                second="The town’s app puts the stories first, to be listened to; the region’s puts the map first, with walking times. The content is the same, the staging is free. Partners who want to show a circuit on their kiosk can take the same road: there is nothing to copy out.",
                quote=(
                    "We used to spend two days a month comparing spreadsheets. We now spend them walking.",
                    "The head of circuits",
                ),
            ),
        },
    ),
    ArticleContent(
        key="glasses-tour",
        sections=("digital-circuits", "sustainable-city"),
        picture="glasses",
        displayed_at=datetime(2026, 5, 20, 9, 30, tzinfo=UTC),
        audiences=("TRADE", "PRESS", "VISITORS"),
        comments_policy="OPEN",
        links=(("circuit", "circuit-ville-intelligente"),),
        read_also=("two-apps",),
        corrections=(
            (
                datetime(2026, 5, 21, 7, 15, tzinfo=UTC),
                {
                    "fr": "Le parc de lunettes compte douze paires, et non vingt.",
                    "en": "There are twelve pairs of glasses, not twenty.",
                },
            ),
            (
                datetime(2026, 6, 2, 12, 0, tzinfo=UTC),
                {
                    "fr": "La visite part du parvis, et non de la médiathèque.",
                    "en": "The tour starts on the forecourt, not at the library.",
                },
            ),
        ),
        texts={
            "fr": ArticleText(
                title="Des lunettes pour voir le fort tel qu’il était",
                slug="des-lunettes-pour-voir-le-fort",
                teaser="Douze paires de lunettes à réalité augmentée sont prêtées depuis mai. Bilan d’un mois d’essais, files d’attente comprises.",
                first="À trois arrêts du circuit, les lunettes superposent au paysage ce qui n’y est plus : un rempart, une voie ferrée, un atelier de cartes. Le visiteur garde les mains libres et le regard levé, ce que le téléphone ne permet pas. Les séquences durent moins de deux minutes, car au-delà, disent les essais, on ne regarde plus la rue.",
                heading="Ce que l’essai a appris",
                second="Il faut compter trois minutes d’explication par groupe et une désinfection entre deux prêts. Les enfants de moins de dix ans préfèrent la tablette. Par grand soleil, l’image pâlit : les départs de midi ont été déplacés à dix heures. Les salles qui accueillent des congrès peuvent réserver le lot entier en soirée.",
            ),
            "en": ArticleText(
                title="Glasses that show the fort as it was",
                slug="glasses-that-show-the-fort",
                teaser="Twelve pairs of augmented-reality glasses have been on loan since May. What a month of trials has taught us, queues included.",
                first="At three stops of the circuit the glasses lay over the view what is no longer there: a rampart, a railway, a workshop of playing cards. Visitors keep their hands free and their heads up, which a phone does not allow. Scenes last less than two minutes: beyond that, the trials say, nobody looks at the street any more.",
                heading="What the trial taught",
                second="Allow three minutes of explanation for each group, and a clean-up between two loans. Children under ten prefer the tablet. In bright sun the picture fades: the noon departures were moved to ten o’clock. Venues that host congresses can book the whole set for an evening.",
            ),
        },
    ),
    ArticleContent(
        key="lasting-codes",
        sections=("digital-circuits",),
        picture="phone",
        displayed_at=datetime(2026, 1, 22, 10, 0, tzinfo=UTC),
        read_also=("fewer-flyers",),
        texts={
            "fr": ArticleText(
                title="Des codes à scanner qui survivent au site",
                slug="des-codes-a-scanner-qui-survivent",
                teaser="Une plaque vissée dure quinze ans, une adresse de site rarement cinq. Les nouveaux codes des circuits n’en dépendent plus.",
                first="Sur quarante plaques relevées en 2025, onze menaient à une page disparue. Le défaut ne venait pas des plaques : les adresses avaient changé avec les refontes. Les nouveaux codes portent l’identité du lieu, et c’est le serveur qui sait où elle mène aujourd’hui.",
                heading="À faire chez vous",
                second="Avant de commander des plaques, demandez ce qu’encode le motif. S’il s’agit d’une adresse avec un titre dedans, elle changera. L’office fournit aux partenaires un fichier d’impression par lieu, et remplace à ses frais les onze plaques muettes.",
            ),
            "en": ArticleText(
                title="Codes to scan that outlive the website",
                slug="codes-that-outlive-the-website",
                teaser="A plaque on a wall lasts fifteen years, a web address rarely five. The new codes of the circuits no longer depend on one.",
                first="Of forty plaques checked in 2025, eleven led to a page that had gone. The plaques were not at fault: the addresses had changed with each redesign. The new codes carry the identity of the place, and the server knows where that leads today.",
                heading="What you can do",
                second="Before you order plaques, ask what the pattern encodes. If it is an address with a title in it, it will change. The tourist office gives its partners a file to print for each place, and replaces the eleven silent plaques at its own cost.",
            ),
        },
    ),
    ArticleContent(
        key="night-sync",
        sections=("digital-circuits",),
        picture="night",
        displayed_at=datetime(2025, 11, 4, 7, 0, tzinfo=UTC),
        audiences=("TRADE",),
        comments_policy="CLOSED",
        read_also=("two-apps",),
        texts={
            "fr": ArticleText(
                title="La nuit, les applications font leur valise",
                slug="la-nuit-les-applications-font-leur-valise",
                teaser="Les visiteurs étrangers coupent leurs données. Les circuits se chargent donc la nuit, à l’hôtel, et ne prennent que ce qui a changé.",
                first="Trois visiteurs sur quatre interrogés à l’accueil coupent les données mobiles hors de chez eux. L’application télécharge donc les circuits sur le réseau de l’hôtel, entre deux et cinq heures, puis seulement les changements : un arrêt ajouté, une photo remplacée, une page retirée.",
                heading="Ce qui est retiré disparaît aussi",
                second="C’est le point que les partenaires oublient : un lieu fermé doit quitter les téléphones. Chaque matin, l’application sait qu’elle est complète et qu’elle n’a rien de trop. Une nuit ordinaire pèse moins qu’une photo.",
            ),
            "en": ArticleText(
                title="At night the apps pack their bags",
                slug="at-night-the-apps-pack-their-bags",
                teaser="Visitors from abroad switch their data off. So circuits are loaded at night, at the hotel, and take only what has changed.",
                first="Three visitors in four asked at the desk switch mobile data off when away from home. So the app loads the circuits over the hotel’s network between two and five, and after that only the changes: a stop added, a photo replaced, a page withdrawn.",
                heading="What is withdrawn goes too",
                second="This is what partners forget: a place that has closed must leave the phones. Each morning the app knows that it is complete and that it holds nothing too many. An ordinary night weighs less than one photo.",
            ),
        },
    ),
)

"""News of the section "Soft Mobility"."""

from datetime import UTC, datetime

from .content import ArticleContent, ArticleText, State

MOBILITY_ARTICLES = (
    ArticleContent(
        key="fewer-flyers",
        sections=("soft-mobility", "sustainable-city"),
        picture="bike",
        displayed_at=datetime(2026, 2, 5, 8, 30, tzinfo=UTC),
        audiences=("TRADE", "RESIDENTS"),
        read_also=("lasting-codes", "delegates-by-bike"),
        corrections=(
            (
                datetime(2026, 2, 6, 9, 0, tzinfo=UTC),
                {
                    "fr": "L’économie est de 1,2 tonne de papier par an, et non par mois.",
                    "en": "The saving is 1.2 tonnes of paper a year, not a month.",
                },
            ),
        ),
        texts={
            "fr": ArticleText(
                title="Moitié moins de dépliants, et personne ne s’est perdu",
                slug="moitie-moins-de-depliants",
                teaser="L’office a divisé par deux ses tirages en un an. Le plan papier reste, sur demande ; le reste tient dans un code à scanner.",
                first="Trente-deux dépliants différents attendaient sur le présentoir ; il en reste neuf. Le critère fut simple : ce que l’on prend en main et que l’on jette dehors n’est plus imprimé. L’économie atteint 1,2 tonne de papier par an, et les étagères libérées portent des casques de vélo en prêt.",
                heading="Les hôtels suivent",
                second="Onze hôtels ont remplacé leur présentoir par un chevalet avec un code par circuit. Les réceptions gardent une pile de plans pour qui préfère le papier : environ un client sur six. Le modèle de chevalet est à disposition des partenaires, en français et en anglais.",
            ),
            "en": ArticleText(
                title="Half the flyers, and nobody got lost",
                slug="half-the-flyers",
                teaser="The tourist office has halved its print runs in a year. The paper map stays, on request; the rest fits into a code to scan.",
                first="Thirty-two different flyers used to wait on the rack; nine are left. The test was simple: what people pick up and drop outside is no longer printed. That saves 1.2 tonnes of paper a year, and the free shelves now hold bicycle helmets on loan.",
                heading="Hotels follow",
                second="Eleven hotels have replaced their rack with an easel and one code for each circuit. Receptions keep a pile of maps for those who prefer paper: about one guest in six. Partners may have the easel’s design, in French and in English.",
            ),
        },
    ),
    ArticleContent(
        key="delegates-by-bike",
        sections=("soft-mobility", "business-events"),
        picture="bike",
        displayed_at=datetime(2026, 4, 9, 8, 0, tzinfo=UTC),
        audiences=("TRADE", "ORGANISERS"),
        links=(("circuit", "circuit-eco-quartiers"),),
        read_also=("one-desk",),
        texts={
            "fr": ArticleText(
                title="Deux cents congressistes à vélo, sous la pluie",
                slug="deux-cents-congressistes-a-velo",
                teaser="Un congrès de médecins a remplacé ses navettes par des vélos. Il a plu. Les organisateurs recommencent l’an prochain.",
                first="Le trajet entre les hôtels du quai et la salle fait deux kilomètres, presque plats. Les organisateurs ont loué deux cents vélos, recruté douze accompagnateurs et prévu autant de capes que de vélos. Le premier matin, il a plu ; cent soixante personnes ont roulé quand même.",
                heading="Le détail qui compte",
                second="Ce n’est pas la piste, c’est le vestiaire : une salle qui sèche les capes et garde les casques décide de tout. Les salles de la destination qui en ont un sont signalées dans les offres, avec le nombre de places de stationnement couvertes.",
                quote=("Les navettes coûtaient plus cher et partaient vides.", "L’organisatrice du congrès"),
            ),
            "en": ArticleText(
                title="Two hundred delegates on bikes, in the rain",
                slug="two-hundred-delegates-on-bikes",
                teaser="A medical congress replaced its shuttles with bicycles. It rained. The organisers will do it again next year.",
                first="The way from the riverside hotels to the hall is two kilometres long and almost flat. The organisers hired two hundred bikes, found twelve guides and brought as many capes as bikes. On the first morning it rained; a hundred and sixty people rode all the same.",
                heading="The detail that counts",
                second="It is not the cycle path, it is the cloakroom: a room that dries capes and keeps helmets decides everything. Venues of the destination that have one say so in their offers, with the number of covered parking spaces.",
                quote=("The shuttles cost more and left empty.", "The congress organiser"),
            ),
        },
    ),
    ArticleContent(
        key="diverted-circuits",
        sections=("soft-mobility", "digital-circuits"),
        picture="route",
        displayed_at=datetime(2023, 9, 1, 6, 0, tzinfo=UTC),
        event_tags=("RWC23",),
        audiences=("TRADE", "RESIDENTS", "VISITORS"),
        comments_policy="CLOSED",
        read_also=("rooms-wanted",),
        texts={
            "fr": ArticleText(
                title="Quand le stade déborde, les circuits dévient",
                slug="quand-le-stade-deborde",
                teaser="Pendant les sept semaines de la compétition, trois circuits changeront de tracé les jours de match. Voici comment, et qui est prévenu.",
                first="Les soirs de match, deux stations ferment et le quai devient un couloir. Les circuits qui y passent auront un tracé de remplacement, publié la veille et retiré le lendemain. Les visiteurs voient le bon tracé à l’ouverture de l’application ; les groupes déjà inscrits reçoivent un message.",
                heading="Pour les hébergeurs",
                second="Inutile de retenir les dates : le calendrier est dans le flux que lisent vos bornes. Si votre établissement est un arrêt, dites-nous avant le cinq du mois si vous restez ouvert les soirs concernés. Les commerces du quai ont été consultés en juin.",
            ),
            "en": ArticleText(
                title="When the stadium overflows, circuits turn aside",
                slug="when-the-stadium-overflows",
                teaser="During the seven weeks of the competition three circuits will change their route on match days. Here is how, and who is told.",
                first="On match nights two stations close and the quay becomes a corridor. Circuits that pass there will have another route, published the day before and withdrawn the day after. Visitors see the right one when they open the app; groups that have booked get a message.",
                heading="For those who host",
                second="There is no need to remember the dates: the calendar is in the feed that your kiosks read. If your house is a stop, tell us before the fifth of the month whether you stay open on those nights. The shops on the quay were asked in June.",
            ),
        },
    ),
    ArticleContent(
        key="car-free-sunday",
        sections=("soft-mobility",),
        picture="route",
        displayed_at=None,
        audiences=("RESIDENTS", "VISITORS"),
        state=State.SCHEDULED,
        texts={
            "fr": ArticleText(
                title="Les quais sans voiture, un dimanche sur deux",
                slug="les-quais-sans-voiture",
                teaser="Le calendrier des dimanches à pied et à vélo sort le mois prochain.",
                first="La circulation sera coupée de dix à dix-huit heures entre les deux ponts. Les circuits qui longent le fleuve en profitent : leurs temps de marche sont recalculés pour ces jours-là.",
                heading="Livraisons et riverains",
                second="Les livraisons restent possibles avant neuf heures et demie. Les riverains gardent l’accès à leur garage par la rue haute.",
            ),
            "en": ArticleText(
                title="Quays without cars, every other Sunday",
                slug="quays-without-cars",
                teaser="The calendar of Sundays on foot and by bike comes out next month.",
                first="The road will be closed from ten to six between the two bridges. Circuits along the river gain by it: their walking times are worked out anew for those days.",
                heading="Deliveries and residents",
                second="Deliveries remain possible until half past nine. Residents keep access to their garages by the upper street.",
            ),
        },
    ),
)

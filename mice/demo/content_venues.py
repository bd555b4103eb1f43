"""The rooms of the demo, and the page that all offers stand below. The houses are imagined."""

from datetime import date
from decimal import Decimal

from .content import IndexText, OfferContent, OfferText, PriceContent, RoomContent, State

INDEX_PICTURE = "Palais des Congrès"
INDEX_TEXTS = {
    "fr": IndexText(
        title="Congrès et séminaires",
        slug="congres-et-seminaires",
        teaser="Salles, activités de groupe, hôtels et services : tout ce qu’il faut pour réunir dix ou six cents personnes aux portes de Paris.",
        cover_alt="Illustration : grande façade vitrée illuminée au crépuscule, drapeaux et visiteurs sur les marches.",
        first="Une réunion réussie tient à peu de choses : une salle claire, un repas à l’heure, une heure dehors. Nos équipes connaissent chaque lieu présenté ici et répondent en un jour ouvré.",
    ),
    "en": IndexText(
        title="Conferences and Seminars",
        slug="conferences-and-seminars",
        teaser="Rooms, group activities, hotels and services: all it takes to bring ten or six hundred people together on the doorstep of Paris.",
        cover_alt="Illustration: a large glazed façade lit at dusk, with flags and visitors on the steps.",
        first="A good meeting rests on little: a bright room, a meal on time, an hour outdoors. Our teams know every place shown here, and answer within one working day.",
    ),
}

VENUES = (
    OfferContent(
        key="forum-des-aviateurs",
        kind="CONFERENCE",
        setting="INDOOR",
        picture="Seine Ouest la nuit",
        district="val-de-seine",
        position=(48.8308, 2.2641),
        address="6 allée des Aviateurs, 92130 Issy-les-Moulineaux",
        group=(80, 600),
        equipment={"SCREEN": 4, "SOUND_SYSTEM": 2, "INTERPRETING_BOOTH": 3, "HEARING_LOOP": 1},
        rooms=(
            RoomContent(
                names={"fr": "Grande nef", "en": "Great nave"},
                area_m2=Decimal(640),
                ceiling_height_m=Decimal("7.50"),
                fire_safety_max=620,
                seats={"THEATRE": 520, "CLASSROOM": 280, "BANQUET": 340, "COCKTAIL": 600},
            ),
            RoomContent(
                names={"fr": "Salle Biplan", "en": "Biplane Room"},
                area_m2=Decimal(96),
                ceiling_height_m=Decimal("3.20"),
                fire_safety_max=90,
                seats={"THEATRE": 80, "CLASSROOM": 44, "U_SHAPE": 30, "BOARDROOM": 26},
            ),
        ),
        prices=(
            PriceContent(
                labels={"fr": "Grande nef, la journée", "en": "Great nave, by the day"},
                amount=Decimal(6800),
                basis="PER_ROOM",
                period="PER_DAY",
                is_from_price=True,
            ),
            PriceContent(
                labels={"fr": "Journée d’étude, déjeuner compris", "en": "Day delegate rate, lunch included"},
                amount=Decimal(89),
                basis="PER_PERSON",
                period="PER_DAY",
                is_from_price=True,
            ),
        ),
        certifications=(("ISO 20121", date(2028, 9, 30)),),
        texts={
            "fr": OfferText(
                title="Forum des Aviateurs",
                slug="forum-des-aviateurs",
                teaser="Un ancien hangar devenu salle plénière : 520 places assises, de la lumière du jour et le tramway à trois minutes.",
                cover_alt="Illustration : tours de bureaux la nuit reliées par un trait de lumière verte, deux voitures électriques en charge.",
                heading="Une nef pour parler à tous",
                first="On montait ici des avions de toile ; on y monte aujourd’hui des scènes de douze mètres. La grande nef se règle en une matinée pour une plénière, un dîner ou un salon, et ses verrières s’obscurcissent d’un geste.",
                second="La salle Biplan accueille les ateliers. Une boucle magnétique, des cabines d’interprétation et un accès de plain-pied sont compris dans la location.",
            ),
            "en": OfferText(
                title="Aviators’ Forum",
                slug="aviators-forum",
                teaser="A former hangar turned plenary hall: 520 seats, daylight, and the tram three minutes away.",
                cover_alt="Illustration: office towers at night joined by a line of green light, two electric cars charging.",
                heading="A nave to speak to everyone",
                first="Aeroplanes of cloth were put together here; now it is stages twelve metres wide. The great nave turns into a plenary, a dinner or a fair within a morning, and its glass roofs darken at a touch.",
                second="The Biplane Room takes the workshops. A hearing loop, interpreting booths and level access come with the hire.",
            ),
        },
    ),
    OfferContent(
        key="atelier-du-viaduc",
        kind="MEETING",
        setting="INDOOR",
        picture="Les Arches du viaduc",
        district="centre-ville",
        position=(48.8222, 2.2699),
        address="14 passage du Viaduc, 92130 Issy-les-Moulineaux",
        group=(4, 40),
        equipment={"SCREEN": 2, "VIDEO_CONFERENCE": 2},
        rooms=(
            RoomContent(
                names={"fr": "Voûte haute", "en": "Upper vault"},
                area_m2=Decimal("58.5"),
                ceiling_height_m=Decimal("4.10"),
                fire_safety_max=48,
                seats={"THEATRE": 40, "U_SHAPE": 20, "BOARDROOM": 18, "COCKTAIL": 45},
            ),
            RoomContent(
                names={"fr": "Petite voûte", "en": "Little vault"},
                area_m2=Decimal(22),
                ceiling_height_m=Decimal("2.70"),
                fire_safety_max=15,
                seats={"BOARDROOM": 10},
                has_daylight=False,
            ),
        ),
        prices=(
            PriceContent(
                labels={"fr": "Voûte haute", "en": "Upper vault"},
                amount=Decimal(390),
                basis="PER_ROOM",
                period="PER_HALF_DAY",
            ),
            PriceContent(
                labels={"fr": "Café et viennoiseries", "en": "Coffee and pastries"},
                amount=Decimal("7.50"),
                basis="PER_PERSON",
                period="ONCE",
                is_vat_included=True,
            ),
        ),
        texts={
            "fr": OfferText(
                title="Atelier du Viaduc",
                slug="atelier-du-viaduc",
                teaser="Deux voûtes de brique sous la voie ferrée, pour un comité de direction ou une équipe qui veut s’entendre.",
                cover_alt="Illustration : un train passe sur un viaduc de brique dont les arches abritent des ateliers éclairés.",
                heading="Le calme sous les trains",
                first="Les murs ont un mètre d’épaisseur : on devine les trains sans les entendre. La voûte haute se prête aux tables en U, la petite aux entretiens et aux jurys.",
                second="La visioconférence est en place et se lance sans mot de passe. Le boulanger d’en face livre à pied.",
            ),
            "en": OfferText(
                title="Viaduct Workshop",
                slug="viaduct-workshop",
                teaser="Two brick vaults below the railway, for a board or for a team that wants to hear each other.",
                cover_alt="Illustration: a train crosses a brick viaduct whose arches shelter brightly lit workshops.",
                heading="Quiet below the trains",
                first="The walls are one metre thick: you guess the trains and do not hear them. The upper vault suits tables in a U, the little one interviews and juries.",
                second="The video link is set up and starts without a password. The baker across the street delivers on foot.",
            ),
        },
    ),
    OfferContent(
        key="halle-du-fort",
        kind="EXHIBITION",
        setting="BOTH",
        picture="Fort d’Issy",
        district="eco-quartier-du-fort-d-issy",
        position=(48.8162, 2.2667),
        address="2 promenade du Verger, 92130 Issy-les-Moulineaux",
        group=(150, 900),
        equipment={"SOUND_SYSTEM": 1, "HEARING_LOOP": 2},
        rooms=(
            RoomContent(
                names={"fr": "Halle", "en": "Hall"},
                area_m2=Decimal(1450),
                ceiling_height_m=Decimal("9.00"),
                fire_safety_max=900,
                seats={"THEATRE": 700, "BANQUET": 480, "COCKTAIL": 900},
            ),
        ),
        prices=(
            PriceContent(
                labels={"fr": "Halle et esplanade", "en": "Hall and esplanade"},
                amount=None,
                basis="FLAT",
                period="PER_DAY",
            ),
        ),
        certifications=(("ISO 14001", date(2027, 12, 31)),),
        texts={
            "fr": OfferText(
                title="Halle du Fort",
                slug="halle-du-fort",
                teaser="1 450 m² d’un seul tenant derrière les remparts, et une esplanade où garer un camion ou planter un verger de stands.",
                cover_alt="Illustration : immeubles arrondis et cerisiers en fleur derrière un rempart percé d’une porte voûtée.",
                heading="Exposer sans étage ni poteau",
                first="Le sol porte deux tonnes au mètre carré, la porte mesure quatre mètres : ce qui roule entre. La chaleur vient du sous-sol, comme dans tout le quartier.",
                second="L’esplanade prolonge la halle dès les beaux jours. Le devis dépend de la saison et du montage : dites-nous vos dates.",
            ),
            "en": OfferText(
                title="Fort Hall",
                slug="fort-hall",
                teaser="1,450 m² in one piece behind the ramparts, and an esplanade to park a lorry or plant an orchard of stands.",
                cover_alt="Illustration: rounded buildings and cherry trees in bloom behind a rampart with an arched gate.",
                heading="Exhibit without stairs or pillars",
                first="The floor bears two tonnes per square metre and the gate is four metres wide: whatever rolls comes in. The heat is drawn from the ground, as in the whole quarter.",
                second="The esplanade extends the hall as soon as the weather is fine. The quotation depends on the season and the build-up: tell us your dates.",
            ),
        },
    ),
    OfferContent(
        key="pavillon-de-l-ile",
        kind="EXHIBITION",
        setting="OUTDOOR",
        picture="Parc de l’île Saint-Germain",
        # The sizes still have to be put right: as a draft it may be kept like this.
        group=(200, 120),
        state=State.DRAFT,
        texts={
            "fr": OfferText(
                title="Pavillon de l’île",
                slug="pavillon-de-l-ile",
                teaser="Un pavillon de bois au bord de l’eau, à partir du printemps prochain.",
                cover_alt="Illustration : prairies vallonnées au bord de la Seine, pique-nique, cerf-volant et cycliste sur un chemin clair.",
                heading="Bientôt sur l’île",
                first="La capacité définitive attend l’avis de la commission de sécurité.",
                second="À compléter : plan, tarifs, accès des livraisons.",
            ),
            "en": OfferText(
                title="Island Pavilion",
                slug="island-pavilion",
                teaser="A wooden pavilion by the water, from next spring.",
                cover_alt="Illustration: rolling meadows by the Seine, a picnic, a kite and a cyclist on a pale path.",
                heading="Soon on the island",
                first="The final capacity awaits the word of the safety board.",
                second="To be completed: plan, prices, access for deliveries.",
            ),
        },
    ),
)

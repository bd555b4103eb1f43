"""Where guests of the demo sleep, and who looks after them. The houses are imagined."""

from datetime import date
from decimal import Decimal

from .content import OfferContent, OfferText, PriceContent, RoomContent

SERVICES = (
    OfferContent(
        key="hotel-du-verger",
        kind="ACCOMMODATION",
        setting="INDOOR",
        picture="Jardin partagé",
        district="eco-quartier-du-fort-d-issy",
        position=(48.8170, 2.2682),
        address="9 rue du Verger, 92130 Issy-les-Moulineaux",
        email="groupes@hotel-du-verger.example",
        group=(10, 180),
        room_count=128,
        equipment={"SCREEN": 1},
        rooms=(
            RoomContent(
                names={"fr": "Salon Cerise", "en": "Cherry Lounge"},
                area_m2=Decimal(64),
                ceiling_height_m=Decimal("2.90"),
                fire_safety_max=60,
                seats={"THEATRE": 50, "CLASSROOM": 28, "U_SHAPE": 22},
            ),
        ),
        prices=(
            PriceContent(
                labels={"fr": "Chambre simple, petit-déjeuner compris", "en": "Single room, breakfast included"},
                amount=Decimal(132),
                basis="PER_ROOM",
                period="PER_NIGHT",
                is_from_price=True,
                is_vat_included=True,
            ),
        ),
        certifications=(("Clef Verte", date(2027, 3, 31)), ("Tourisme & Handicap", date(2029, 5, 31))),
        texts={
            "fr": OfferText(
                title="Hôtel du Verger",
                slug="hotel-du-verger",
                teaser="128 chambres sur la hauteur, douze de plain-pied, et un petit-déjeuner qui commence à six heures pour les premiers trains.",
                cover_alt="Illustration : des habitants jardinent entre des carrés potagers, au pied d’immeubles clairs.",
                heading="Dormir au-dessus de la ville",
                first="L’hôtel garde soixante chambres pour les groupes jusqu’à trois semaines de la date. Les douze chambres accessibles donnent sur le jardin.",
                second="La facture se fait par société ou par chambre, selon ce qui arrange votre comptable.",
            ),
            "en": OfferText(
                title="Orchard Hotel",
                slug="orchard-hotel",
                teaser="128 rooms on the heights, twelve of them step-free, and breakfast from six for the first trains.",
                cover_alt="Illustration: residents gardening between raised vegetable beds below pale apartment buildings.",
                heading="Sleep above the town",
                first="The hotel keeps sixty rooms for groups until three weeks before the date. The twelve accessible rooms look onto the garden.",
                second="Invoices are made per company or per room, whichever suits your accountant.",
            ),
        },
    ),
    OfferContent(
        key="residence-des-quais",
        kind="ACCOMMODATION",
        setting="INDOOR",
        picture="Éco-quartier des Bords de Seine",
        district="bords-de-seine",
        position=(48.8256, 2.2531),
        address="31 quai des Mariniers, 92130 Issy-les-Moulineaux",
        email="reservations@residence-des-quais.example",
        group=(1, 320),
        room_count=214,
        prices=(
            PriceContent(
                labels={"fr": "Studio, à partir de trois nuits", "en": "Studio, from three nights"},
                amount=Decimal("98.50"),
                basis="PER_ROOM",
                period="PER_NIGHT",
                is_from_price=True,
                is_vat_included=True,
            ),
        ),
        texts={
            "fr": OfferText(
                title="Résidence des Quais",
                slug="residence-des-quais",
                teaser="214 studios avec cuisine au bord du fleuve, pour les équipes qui restent la semaine.",
                cover_alt="Illustration : immeubles colorés à panneaux solaires alignés au bord du fleuve, cyclistes et péniche.",
                heading="Chez soi, à plusieurs",
                first="Chaque studio a son bureau et sa cuisine ; chaque étage a sa grande table. On y loge un salon entier sans faire la queue au petit-déjeuner.",
                second="Le tramway mène en neuf minutes au parc des expositions. Les vélos se louent à l’accueil.",
            ),
            "en": OfferText(
                title="Quayside Residence",
                slug="quayside-residence",
                teaser="214 studios with kitchens by the river, for teams that stay the week.",
                cover_alt="Illustration: colourful buildings with solar panels lined up by the river, cyclists and a barge.",
                heading="At home, together",
                first="Each studio has its desk and kitchen; each floor has its large table. It lodges a whole trade fair without a queue at breakfast.",
                second="The tram takes nine minutes to the exhibition grounds. Bicycles are hired at the desk.",
            ),
        },
    ),
    OfferContent(
        key="interpretation-et-regie",
        kind="SERVICE",
        setting="BOTH",
        picture="Conservatoire et auditorium",
        group=(None, None),
        languages=("fr", "en", "de", "es", "fsl"),
        equipment={"INTERPRETING_BOOTH": 4, "SOUND_SYSTEM": 3, "HEARING_LOOP": 2},
        prices=(
            PriceContent(
                labels={"fr": "Interprète en cabine", "en": "Interpreter in a booth"},
                amount=Decimal(890),
                basis="PER_PERSON",
                period="PER_DAY",
            ),
            PriceContent(
                labels={"fr": "Régie son et lumière", "en": "Sound and light"},
                amount=None,
                basis="FLAT",
                period="PER_DAY",
            ),
        ),
        texts={
            "fr": OfferText(
                title="Interprétation et régie",
                slug="interpretation-et-regie",
                teaser="Cabines, interprètes, langue des signes, son et lumière : une seule équipe, dans toutes les salles de la ville.",
                cover_alt="Illustration : un pianiste en scène devant un rideau rouge, et des notes de musique dans la lumière.",
                heading="Être entendu de tous",
                first="L’équipe vient avec son matériel et connaît les salles. Pour la langue des signes, comptez deux interprètes à partir d’une heure.",
                second="Envoyez les présentations trois jours avant : les interprètes les lisent vraiment.",
            ),
            "en": OfferText(
                title="Interpreting and Stage Crew",
                slug="interpreting-and-stage-crew",
                teaser="Booths, interpreters, sign language, sound and light: one team, in every room of the town.",
                cover_alt="Illustration: a pianist on stage before a red curtain, with musical notes in the light.",
                heading="Be heard by everyone",
                first="The team brings its equipment and knows the rooms. For sign language, count two interpreters from one hour on.",
                second="Send the presentations three days ahead: the interpreters do read them.",
            ),
        },
    ),
)

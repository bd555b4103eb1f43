"""What groups do in the demo: they walk, ride, visit."""

from datetime import date
from decimal import Decimal

from .content import LinkContent, OfferContent, OfferText, PriceContent, State

ACTIVITIES = (
    OfferContent(
        key="enquete-augmentee",
        kind="TEAM_BUILDING",
        setting="OUTDOOR",
        picture="Plan de la promenade à pied",
        district="centre-ville",
        position=(48.8242, 2.2736),
        group=(8, 48),
        duration_minutes=150,
        languages=("fr", "en", "es"),
        equipment={"AR_GLASSES": 24, "TABLET": 6},
        prices=(
            PriceContent(
                labels={"fr": "Par équipe de huit, lunettes prêtées", "en": "Per team of eight, glasses lent"},
                amount=Decimal(420),
                basis="PER_GROUP",
                period="ONCE",
            ),
            PriceContent(
                labels={"fr": "Goûter à l’arrivée", "en": "Tea at the finish"},
                amount=Decimal("9.80"),
                basis="PER_PERSON",
                period="ONCE",
                is_vat_included=True,
            ),
        ),
        links=(
            LinkContent(
                slug="issy-ville-intelligente-a-pied",
                labels={"fr": "Le parcours de l’enquête", "en": "The route of the inquiry"},
                notes={
                    "fr": "Les équipes suivent ce circuit ; chaque halte cache un indice.",
                    "en": "The teams follow this circuit; each stop hides a clue.",
                },
            ),
        ),
        texts={
            "fr": OfferText(
                title="L’enquête augmentée",
                slug="l-enquete-augmentee",
                teaser="Par équipes de huit, lunettes de réalité augmentée sur le nez : un objet a disparu, et la ville entière a quelque chose à dire.",
                cover_alt="Illustration : plan de ville avec un itinéraire pointillé, sept repères rouges et un promeneur qui tient un téléphone.",
                heading="Chercher ensemble",
                first="Une paire de lunettes pour deux, et un carnet pour huit : celui qui voit doit raconter, celui qui écoute doit décider. L’enquête suit un circuit public, sur deux kilomètres sans hâte.",
                second="Un meneur de jeu accompagne chaque départ. Le parcours se fait aussi avec des tablettes, pour ceux que les lunettes fatiguent.",
            ),
            "en": OfferText(
                title="The Augmented Inquiry",
                slug="the-augmented-inquiry",
                teaser="In teams of eight, with augmented reality glasses: an object has vanished, and the whole town has something to say.",
                cover_alt="Illustration: a town plan with a dotted route, seven red markers and a walker holding a phone.",
                heading="Search together",
                first="One pair of glasses for two, and one notebook for eight: whoever sees has to tell, whoever listens has to decide. The inquiry follows a public circuit, two kilometres without haste.",
                second="A game master goes with each departure. The route also works with tablets, for those whom glasses tire.",
            ),
        },
    ),
    OfferContent(
        key="coulisses-de-la-ville",
        kind="SHOWROOM_TOUR",
        setting="BOTH",
        picture="Bridge au crépuscule",
        district="val-de-seine",
        position=(48.8302, 2.2618),
        group=(6, 25),
        duration_minutes=120,
        languages=("fr", "en", "de", "ja"),
        equipment={"AUDIO_GUIDE": 30},
        prices=(
            PriceContent(
                labels={"fr": "Visite guidée", "en": "Guided tour"},
                amount=Decimal(380),
                basis="PER_GROUP",
                period="ONCE",
            ),
        ),
        links=(
            LinkContent(
                slug="quartier-seine-ouest-et-issygrid",
                labels={"fr": "", "en": ""},
                notes={
                    "fr": "Le réseau électrique du quartier, expliqué sur place.",
                    "en": "The quarter’s power grid, explained on the spot.",
                },
            ),
            LinkContent(
                slug="isseane-l-usine-invisible",
                labels={"fr": "", "en": ""},
                notes={
                    "fr": "La visite de l’usine demande une pièce d’identité.",
                    "en": "The visit of the plant requires an identity card.",
                },
            ),
        ),
        texts={
            "fr": OfferText(
                title="Les coulisses de la ville intelligente",
                slug="les-coulisses-de-la-ville-intelligente",
                teaser="Deux heures avec ceux qui font marcher l’énergie, les déchets et les données : ce qui a réussi, ce qui a coûté, ce qui a été abandonné.",
                cover_alt="Illustration : deux immeubles de bureaux reliés par des passerelles éclairées, au bord du fleuve, au crépuscule.",
                heading="Voir, et demander combien",
                first="La visite s’adresse aux délégations d’élus, de techniciens et d’entreprises. Elle montre des installations en service et répond aux questions qui fâchent.",
                second="Les audioguides couvrent le bruit des turbines. Prévoyez des chaussures fermées.",
            ),
            "en": OfferText(
                title="Behind the Scenes of the Smart Town",
                slug="behind-the-scenes-of-the-smart-town",
                teaser="Two hours with those who keep energy, waste and data going: what worked, what it cost, what was given up.",
                cover_alt="Illustration: two office buildings joined by lit footbridges beside the river at dusk.",
                heading="See it, and ask what it costs",
                first="The tour is for delegations of councils, engineers and companies. It shows plants that are running, and answers the awkward questions.",
                second="Audio guides cover the noise of the turbines. Wear closed shoes.",
            ),
        },
    ),
    OfferContent(
        key="journee-au-fil-de-l-eau",
        kind="INCENTIVE",
        setting="OUTDOOR",
        picture="Quais de Seine au soir",
        district="bords-de-seine",
        position=(48.8269, 2.2546),
        group=(12, 60),
        duration_minutes=480,
        equipment={"BICYCLE": 60},
        prices=(
            PriceContent(
                labels={"fr": "La journée, repas et vélo compris", "en": "The day, meals and bicycle included"},
                amount=Decimal(164),
                basis="PER_PERSON",
                period="PER_DAY",
                is_from_price=True,
            ),
        ),
        certifications=(("Clef Verte", date(2027, 6, 30)),),
        links=(
            LinkContent(
                slug="d-un-eco-quartier-a-l-autre-a-velo",
                labels={"fr": "L’itinéraire à vélo", "en": "The cycle route"},
                notes={"fr": "Le matin, en descente.", "en": "In the morning, downhill."},
            ),
            LinkContent(
                slug="parc-de-l-ile-saint-germain",
                labels={"fr": "Le déjeuner sur l’herbe", "en": "Lunch on the grass"},
                notes={"fr": "", "en": ""},
            ),
        ),
        texts={
            "fr": OfferText(
                title="Une journée au fil de l’eau",
                slug="une-journee-au-fil-de-l-eau",
                teaser="Le coteau à vélo, le déjeuner sur l’île, le retour en péniche au couchant : une récompense qui ne prend pas l’avion.",
                cover_alt="Illustration : des péniches amarrées sur la Seine au coucher du soleil, devant des lampadaires allumés.",
                heading="Merci, et à bicyclette",
                first="On part du fort à dix heures, on arrive au fleuve à midi, et personne n’a vraiment pédalé. L’après-midi se partage entre les jardins de l’île et un atelier de cuisine.",
                second="En cas de pluie, la matinée devient une visite à pied sous les arches ; le reste ne change pas.",
            ),
            "en": OfferText(
                title="A Day Along the Water",
                slug="a-day-along-the-water",
                teaser="The hillside by bicycle, lunch on the island, back by barge at sunset: a reward that takes no plane.",
                cover_alt="Illustration: barges moored on the Seine at sunset behind lit street lamps.",
                heading="Thank you, on two wheels",
                first="You leave the fort at ten, reach the river at noon, and nobody has really pedalled. The afternoon is for the gardens of the island and a cooking workshop.",
                second="In the rain the morning becomes a walk below the arches; the rest stays as it is.",
            ),
        },
    ),
    OfferContent(
        key="journee-d-etude-d-ete",
        kind="MEETING",
        setting="BOTH",
        picture="Terrasses du centre-ville",
        district="centre-ville",
        group=(10, 60),
        duration_minutes=480,
        prices=(
            PriceContent(
                labels={"fr": "Journée d’étude en terrasse", "en": "Day delegate rate on the terrace"},
                amount=Decimal(59),
                basis="PER_PERSON",
                period="PER_DAY",
            ),
        ),
        state=State.EXPIRED,
        texts={
            "fr": OfferText(
                title="Offre d’été : la journée d’étude en terrasse",
                slug="offre-d-ete-journee-d-etude-en-terrasse",
                teaser="En juillet et en août, la journée d’étude à prix doux, le déjeuner dehors.",
                cover_alt="Illustration : immeubles de pierre, terrasses de café aux auvents rayés et arbres sous un ciel clair.",
                heading="Tant qu’il fait beau",
                first="Une salle fraîche le matin, une terrasse à midi, et la fin des travaux à seize heures.",
                second="Cette offre s’est terminée avec l’été.",
            ),
            "en": OfferText(
                title="Summer Offer: a Study Day on the Terrace",
                slug="summer-offer-study-day-on-the-terrace",
                teaser="In July and August, a study day at a gentle price, with lunch outdoors.",
                cover_alt="Illustration: stone town houses, café terraces with striped awnings and trees under a clear sky.",
                heading="While the sun is out",
                first="A cool room in the morning, a terrace at noon, and the end of work at four.",
                second="This offer ended with the summer.",
            ),
        },
    ),
)

"""The districts of the demo."""

from .content import DistrictContent, DistrictText

DISTRICTS = (
    DistrictContent(
        key="centre-ville",
        kind="NEIGHBOURHOOD",
        cover="district-centre-ville",
        texts={
            "fr": DistrictText(
                name="Centre-ville",
                slug="centre-ville",
                description="Autour de l’hôtel de ville et du terminus de la ligne 12 : commerces, salles de spectacle, musée et un éco-quartier tout neuf. Tout se fait à pied, et les rues montent doucement vers l’église.",
                cover_alt="Illustration : immeubles de pierre, terrasses de café aux auvents rayés et arbres sous un ciel clair.",
            ),
            "en": DistrictText(
                name="Town Centre",
                slug="town-centre",
                description="Around the town hall and the end of metro line 12: shops, concert halls, a museum and a brand-new eco-district. Everything is within walking distance, and the streets climb gently to the church.",
                cover_alt="Illustration: stone town houses, café terraces with striped awnings and trees under a clear sky.",
            ),
        },
    ),
    DistrictContent(
        key="fort-d-issy",
        kind="ECO_DISTRICT",
        cover="fort-d-issy",
        texts={
            "fr": DistrictText(
                name="Fort d’Issy",
                slug="eco-quartier-du-fort-d-issy",
                description="Sur la hauteur, un fort à cinq côtés devenu quartier d’habitation : remparts restaurés, verger ouvert à tous, chaleur puisée dans le sous-sol et déchets aspirés par des tuyaux.",
                cover_alt="Illustration : immeubles arrondis et cerisiers en fleur derrière un rempart percé d’une porte voûtée.",
            ),
            "en": DistrictText(
                name="Fort d’Issy",
                slug="fort-d-issy-eco-district",
                description="On the heights, a five-sided fort that became a place to live: restored ramparts, an orchard open to all, heat drawn from the ground and rubbish sucked away through pipes.",
                cover_alt="Illustration: rounded buildings and cherry trees in bloom behind a rampart with an arched gate.",
            ),
        },
    ),
    DistrictContent(
        key="bords-de-seine",
        kind="ECO_DISTRICT",
        cover="detail-quais-au-soir",
        texts={
            "fr": DistrictText(
                name="Bords de Seine",
                slug="bords-de-seine",
                description="D’anciens terrains industriels rendus au fleuve : logements, école et commerces le long de la berge, face à l’île Saint-Germain, avec une usine si discrète qu’il faut la chercher.",
                cover_alt="Illustration : des péniches amarrées sur la Seine au coucher du soleil, devant des lampadaires allumés.",
            ),
            "en": DistrictText(
                name="Bords de Seine",
                slug="bords-de-seine-riverside",
                description="Former industrial land given back to the river: homes, a school and shops along the bank, opposite Île Saint-Germain, with a plant so discreet that you have to look for it.",
                cover_alt="Illustration: barges moored on the Seine at sunset behind lit street lamps.",
            ),
        },
    ),
    DistrictContent(
        key="val-de-seine",
        kind="STATION_AREA",
        cover="detail-tram-t2",
        texts={
            "fr": DistrictText(
                name="Val de Seine",
                slug="val-de-seine",
                description="Le quartier d’affaires autour de la gare : sièges d’entreprises du numérique, squares qui portent des noms d’aviateurs, RER C et tramway T2 pour arriver sans voiture.",
                cover_alt="Illustration : un tramway blanc et vert sur une voie engazonnée, devant des arbres et des immeubles de bureaux.",
            ),
            "en": DistrictText(
                name="Val de Seine",
                slug="val-de-seine-business-quarter",
                description="The business quarter around the station: head offices of digital companies, squares named after aviators, RER C and tram T2 to arrive without a car.",
                cover_alt="Illustration: a white and green tram on a grassed track in front of trees and office buildings.",
            ),
        },
    ),
)

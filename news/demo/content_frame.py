"""What the demo's articles stand in: pages, sections and event tags."""

from datetime import date

from .content import EventTagContent, IndexContent, SectionContent

NEWS = IndexContent(
    key="news",
    texts={
        "fr": (
            "Actualités",
            "actualites",
            "Ce que la destination prépare avec celles et ceux qui la font : offices, hôtels, salles, transporteurs et start-up.",
        ),
        "en": (
            "News",
            "news",
            "What the destination is preparing with those who make it: tourist offices, hotels, venues, carriers and start-ups.",
        ),
    },
)
PARTNERS = IndexContent(
    key="partners",
    texts={
        "fr": ("Espace partenaires", "espace-partenaires", "Les notes de travail, pour les partenaires de la mission."),
        "en": ("Partners’ area", "partners", "Working notes for the partners of the mission."),
    },
    password="partenaires",  # noqa: S106 - the demo keeps no secret
)
SECTIONS = (
    SectionContent(
        key="digital-circuits",
        texts={
            "fr": (
                "Circuits numériques",
                "circuits-numeriques",
                "Parcours, applications et lunettes : la visite outillée.",
            ),
            "en": ("Digital Circuits", "digital-circuits", "Routes, apps and glasses: visits with better tools."),
        },
    ),
    SectionContent(
        key="soft-mobility",
        texts={
            "fr": ("Mobilités douces", "mobilites-douces", "Venir et circuler sans voiture, et sans papier."),
            "en": ("Soft Mobility", "soft-mobility", "Getting here and around without a car, and without paper."),
        },
    ),
    SectionContent(
        key="business-events",
        texts={
            "fr": ("Tourisme d’affaires", "tourisme-d-affaires", "Congrès, séminaires et voyages d’étude."),
            "en": ("Business Events", "business-events", "Congresses, seminars and study tours."),
        },
    ),
    SectionContent(
        key="sustainable-city",
        texts={
            "fr": ("Ville durable", "ville-durable", "Éco-quartiers, énergie et accueil sobre."),
            "en": ("Sustainable City", "sustainable-city", "Eco-districts, energy and frugal hospitality."),
        },
    ),
)
EVENT_TAGS = (
    EventTagContent(
        label="TOTEC19",
        year=2019,
        starts_on=date(2019, 11, 14),
        ends_on=date(2019, 11, 15),
        series={"fr": "TOTEC, tourisme et technologies", "en": "TOTEC, tourism and technology"},
        place={"fr": "Palais des Congrès, Issy", "en": "Palais des Congrès, Issy"},
    ),
    EventTagContent(
        label="RWC23",
        year=2023,
        starts_on=date(2023, 9, 8),
        ends_on=date(2023, 10, 28),
        series={"fr": "Coupe du monde de rugby", "en": "Rugby World Cup"},
        place={"fr": "Neuf villes de France", "en": "Nine cities of France"},
    ),
    EventTagContent(
        label="PARIS2024",
        year=2024,
        starts_on=date(2024, 7, 26),
        ends_on=date(2024, 9, 8),
        series={"fr": "Jeux olympiques et paralympiques", "en": "Olympic and Paralympic Games"},
        place={"fr": "Paris et Île-de-France", "en": "Paris and its region"},
    ),
)

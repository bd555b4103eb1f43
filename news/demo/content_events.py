"""News of the section "Business Events"."""

from datetime import UTC, datetime

from .content import ArticleContent, ArticleText, State

EVENT_ARTICLES = (
    ArticleContent(
        key="one-desk",
        sections=("business-events",),
        picture="hall",
        displayed_at=datetime(2026, 6, 18, 8, 0, tzinfo=UTC),
        audiences=("TRADE", "ORGANISERS", "PRESS"),
        authors=(("Marc Oliveira", "Mission MICE", "Smart Issy"),),
        read_also=("delegates-by-bike", "rooms-wanted"),
        texts={
            "fr": ArticleText(
                title="Une mission, un guichet : les congrès ont leur porte d’entrée",
                slug="une-mission-un-guichet",
                teaser="La mission MICE répond en deux jours ouvrés à toute demande de séminaire ou de congrès, avec salles, chambres et circuits dans la même réponse.",
                first="Un organisateur écrivait à six adresses et recevait quatre réponses, de formes différentes. La mission réunit maintenant les salles, les hôtels et les guides. Une seule fiche dit combien de personnes tiennent dans chaque disposition, ce qui est de plain-pied et ce qui se visite à pied dans l’heure libre.",
                heading="Ce que l’on demande aux salles",
                second="Des chiffres datés et vérifiés une fois l’an : surface, hauteur sous plafond, lumière du jour, capacité par disposition. Une fiche qui n’a pas été vérifiée depuis dix-huit mois n’est plus proposée. La mission ne prend pas de commission.",
            ),
            "en": ArticleText(
                title="One mission, one desk: congresses have a front door",
                slug="one-mission-one-desk",
                teaser="The MICE mission answers any request for a seminar or a congress within two working days, with rooms, beds and circuits in one reply.",
                first="An organiser used to write to six addresses and get four answers, no two alike. The mission now brings venues, hotels and guides together. One sheet says how many people fit into each layout, what is free of steps, and what can be seen on foot in the free hour.",
                heading="What venues are asked for",
                second="Dated figures, verified once a year: floor space, ceiling height, daylight, capacity by layout. A sheet that nobody has verified for eighteen months is no longer offered. The mission takes no commission.",
            ),
        },
    ),
    ArticleContent(
        key="rooms-wanted",
        sections=("business-events",),
        picture="hotel",
        displayed_at=datetime(2024, 1, 16, 9, 0, tzinfo=UTC),
        event_tags=("PARIS2024",),
        audiences=("TRADE", "ORGANISERS"),
        comments_policy="CLOSED",
        read_also=("diverted-circuits",),
        texts={
            "fr": ArticleText(
                title="Grands événements : on cherche des chambres, datées",
                slug="grands-evenements-on-cherche-des-chambres",
                teaser="Pour répondre à un grand organisateur, il faut dire combien de chambres existent à dix minutes d’une salle, et à quelle date ce chiffre était vrai.",
                first="Les cahiers des charges se ressemblent : trois mille chambres à moins de quarante minutes du site, dont un dixième accessible. La destination en compte moins de deux mille, mais la plupart sont à un quart d’heure. Encore faut-il pouvoir le montrer, chiffre par chiffre, sans additionner deux fois le même hôtel.",
                heading="Un relevé commun",
                second="Chaque établissement déclare son nombre de chambres et la date du relevé. La somme est publiée par temps de trajet. Les hôteliers voient ce qui est dit d’eux avant que l’organisateur ne le lise, et peuvent retirer des chambres à tout moment.",
            ),
            "en": ArticleText(
                title="Mega-events: rooms wanted, with a date",
                slug="mega-events-rooms-wanted",
                teaser="To answer a large organiser one has to say how many rooms there are within ten minutes of a venue, and on which day that was true.",
                first="The specifications look alike: three thousand rooms within forty minutes of the site, a tenth of them accessible. The destination has fewer than two thousand, but most are a quarter of an hour away. It still has to be shown, figure by figure, without counting the same hotel twice.",
                heading="One count for all",
                second="Each house declares its number of rooms and the day of the count. The sum is published by travel time. Hoteliers see what is said of them before the organiser reads it, and may withdraw rooms at any time.",
            ),
        },
    ),
    ArticleContent(
        key="totec-look-back",
        sections=("business-events", "digital-circuits"),
        picture="hall",
        displayed_at=datetime(2019, 11, 20, 8, 0, tzinfo=UTC),
        event_tags=("TOTEC19",),
        audiences=("TRADE", "PRESS"),
        comments_policy="CLOSED",
        authors=(("Hélène Marchetti", "Envoyée spéciale", ""),),
        texts={
            "fr": ArticleText(
                title="[TOTEC19] Deux jours pour parler moins d’outils",
                slug="totec19-deux-jours",
                teaser="Les offices de tourisme réunis à Issy sont venus voir des démonstrations. Ils sont repartis avec une question : qui met à jour ?",
                first="Sur les stands, des bornes, des assistants et des casques. Dans les couloirs, une autre conversation : les données. Plusieurs offices ont compté leurs systèmes, entre cinq et neuf, et le temps passé à recopier de l’un à l’autre. La démonstration la plus suivie n’avait pas d’écran : une responsable corrigeait un horaire, une seule fois.",
                heading="À retenir",
                second="Trois engagements ont été pris en clôture : publier ses circuits dans un format ouvert, dater ce qui est vérifié, dire ce qui est retiré. Ils tiennent en une page, affichée depuis dans plus d’un bureau.",
            ),
            "en": ArticleText(
                title="[TOTEC19] Two days of talking less about tools",
                slug="totec19-two-days",
                teaser="The tourist offices that met in Issy came to see demonstrations. They left with a question: who keeps it up to date?",
                first="On the stands: kiosks, assistants and headsets. In the corridors, another conversation: data. Several offices had counted their systems, five to nine of them, and the hours spent copying from one to the next. The best attended demonstration had no screen: a manager corrected an opening hour, once.",
                heading="To remember",
                second="Three promises were made at the end: to publish circuits in an open format, to date what is verified, to say what is withdrawn. They fit on one page, which now hangs in more than one office.",
            ),
        },
    ),
    ArticleContent(
        key="early-bird",
        sections=("business-events",),
        picture="hall",
        displayed_at=datetime(2025, 9, 8, 8, 0, tzinfo=UTC),
        audiences=("ORGANISERS",),
        state=State.EXPIRED,
        texts={
            "fr": ArticleText(
                title="Salle à demi-tarif pour les premiers inscrits",
                slug="salle-a-demi-tarif",
                teaser="Jusqu’à fin octobre 2025, les associations réservent la grande salle à demi-tarif.",
                first="L’offre vaut pour les journées de janvier et de février, du lundi au jeudi, café compris.",
                heading="Comment en profiter",
                second="Écrivez à la mission avant le 31 octobre 2025 avec la date et le nombre de participants.",
            ),
            "en": ArticleText(
                title="The hall at half price for early birds",
                slug="the-hall-at-half-price",
                teaser="Until the end of October 2025 associations book the large hall at half price.",
                first="The offer is for days in January and February, Monday to Thursday, coffee included.",
                heading="How to take it",
                second="Write to the mission before 31 October 2025 with the day and the number of people.",
            ),
        },
    ),
    ArticleContent(
        key="bid-notes",
        sections=("business-events",),
        picture="hotel",
        displayed_at=datetime(2026, 9, 3, 8, 0, tzinfo=UTC),
        audiences=("ORGANISERS",),
        comments_policy="CLOSED",
        is_for_partners=True,
        texts={
            "fr": ArticleText(
                title="Candidature 2028 : note de travail",
                slug="candidature-2028-note-de-travail",
                teaser="Où en est la candidature, chambre par chambre. Réservé aux partenaires.",
                first="Le dossier demande neuf cents chambres fermes. Nous en avons sept cent quarante. Trois hôtels doivent répondre avant la fin du mois.",
                heading="Prochaine réunion",
                second="Le premier mardi du mois, à neuf heures, avec les tarifs de groupe.",
            ),
            "en": ArticleText(
                title="Bid for 2028: a working note",
                slug="bid-for-2028-working-note",
                teaser="Where the bid stands, room by room. For partners only.",
                first="The file asks for nine hundred firm rooms. We have seven hundred and forty. Three hotels have to answer before the end of the month.",
                heading="Next meeting",
                second="On the first Tuesday of the month, at nine, with the group rates.",
            ),
        },
    ),
)

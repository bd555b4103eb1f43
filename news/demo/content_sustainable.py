"""News of the section "Sustainable City"."""

from datetime import UTC, datetime

from .content import ArticleContent, ArticleText, State

SUSTAINABLE_ARTICLES = (
    ArticleContent(
        key="eco-districts",
        sections=("sustainable-city",),
        picture="district",
        displayed_at=datetime(2026, 4, 28, 8, 0, tzinfo=UTC),
        audiences=("TRADE", "ORGANISERS", "PRESS"),
        links=(("circuit", "circuit-eco-quartiers"),),
        read_also=("step-free", "delegates-by-bike"),
        texts={
            "fr": ArticleText(
                title="Éco-quartiers : une délégation par semaine, et des habitants prévenus",
                slug="eco-quartiers-une-delegation-par-semaine",
                teaser="Les visites techniques se multiplient. Pour que les habitants n’en soient pas le décor, elles ont maintenant un calendrier et une limite.",
                first="L’an dernier, soixante délégations ont visité les éco-quartiers, souvent le même mardi. Depuis janvier, les visites passent par un calendrier commun : une par semaine et par quartier, vingt-cinq personnes au plus, et un mot dans les halls trois jours avant.",
                heading="Ce que l’on y voit",
                second="La collecte des déchets par le sous-sol, la chaleur tirée de la terre, les jardins sur les dalles. Le circuit à vélo relie les deux quartiers en une demi-heure et se fait sans guide. Les délégations qui le préfèrent accompagné s’inscrivent auprès de la mission.",
            ),
            "en": ArticleText(
                title="Eco-districts: one delegation a week, and residents who are told",
                slug="eco-districts-one-delegation-a-week",
                teaser="Technical visits are on the rise. So that residents are not mere scenery, the visits now have a calendar and a limit.",
                first="Last year sixty delegations came to see the eco-districts, often on the same Tuesday. Since January visits go through one calendar: one a week for each district, twenty-five people at most, and a note in the hallways three days before.",
                heading="What there is to see",
                second="Waste that travels underground, heat drawn from the earth, gardens on the slabs. The bike circuit links both districts in half an hour and needs no guide. Delegations that prefer one apply to the mission.",
            ),
        },
    ),
    ArticleContent(
        key="step-free",
        sections=("sustainable-city", "digital-circuits"),
        picture="route",
        displayed_at=datetime(2025, 10, 2, 8, 0, tzinfo=UTC),
        audiences=("TRADE", "RESIDENTS", "VISITORS"),
        comments_policy="OPEN",
        links=(("circuit", "circuit-sans-marche"),),
        texts={
            "fr": ArticleText(
                title="Sans marche, mètre par mètre",
                slug="sans-marche-metre-par-metre",
                teaser="Le nouveau circuit de plain-pied a été relevé avec ceux qui s’en servent : fauteuils, poussettes et valises à roulettes.",
                first="Une rampe de travers, un pavé qui accroche, un bouton trop haut : le plan de la ville ne dit rien de cela. Sept personnes en fauteuil ont parcouru chaque rue du circuit avec un mètre et un carnet. Quatre passages ont été déplacés, deux travaux demandés à la voirie, l’un déjà fait.",
                heading="Un relevé qui vieillit bien",
                second="Chaque lieu porte la date de sa dernière vérification. Au-delà d’un an, l’équipe y retourne. Les hôtels du parcours ont reçu le relevé de leur entrée, avec ce qu’il en coûterait de la corriger.",
            ),
            "en": ArticleText(
                title="Step-free, metre by metre",
                slug="step-free-metre-by-metre",
                teaser="The new step-free circuit was surveyed with those who use it: wheelchairs, prams and suitcases on wheels.",
                first="A crooked ramp, a stone that catches, a button too high: the town plan says nothing of these. Seven people in wheelchairs went along each street of the circuit with a tape and a notebook. Four crossings were moved, two works were asked for, one is done already.",
                heading="A survey that ages well",
                second="Each place carries the day when it was last verified. After a year the team goes back. Hotels on the route have been given the survey of their entrance, with what it would cost to put it right.",
            ),
        },
    ),
    ArticleContent(
        key="hotels-energy",
        sections=("sustainable-city", "business-events"),
        picture="hotel",
        displayed_at=datetime(2026, 7, 7, 8, 0, tzinfo=UTC),
        audiences=("TRADE",),
        read_also=("fewer-flyers", "eco-districts"),
        texts={
            "fr": ArticleText(
                title="Neuf hôtels comparent leurs factures",
                slug="neuf-hotels-comparent-leurs-factures",
                teaser="Mêmes étoiles, même rue, et du simple au double pour chauffer une chambre. Neuf directions ont accepté de mettre leurs chiffres côte à côte.",
                first="Le relevé porte sur une année pleine et se lit par nuitée. L’écart ne vient ni de l’âge des murs ni de la clientèle : il vient du réglage des chambres vides. Deux établissements baissent le chauffage à la seconde du départ ; les autres, le lendemain.",
                heading="Ce qui a été décidé",
                second="Les neuf hôtels règlent désormais les chambres vides à seize degrés et publient leur consommation par nuitée. Le congrès d’octobre l’a demandée dans son appel d’offres : c’est une première, et sans doute pas la dernière.",
            ),
            "en": ArticleText(
                title="Nine hotels compare their bills",
                slug="nine-hotels-compare-their-bills",
                teaser="The same stars, the same street, and twice the heat for a room. Nine managers agreed to put their figures side by side.",
                first="The survey covers a full year and is read by overnight stay. The gap comes neither from the age of the walls nor from the guests: it comes from how empty rooms are set. Two houses turn the heating down the moment a guest leaves; the others do so the next day.",
                heading="What was decided",
                second="The nine hotels now set empty rooms to sixteen degrees and publish what they use for each stay. The October congress asked for it in its call for tenders: for the first time, and hardly for the last.",
            ),
        },
    ),
    ArticleContent(
        key="cool-islands",
        sections=(),
        picture="district",
        displayed_at=None,
        state=State.DRAFT,
        texts={
            "fr": ArticleText(
                title="Où marcher quand il fait quarante degrés",
                slug="ou-marcher-quand-il-fait-quarante-degres",
                teaser="À compléter avec les relevés de juillet.",
                first="Les circuits d’été pourraient passer par les îlots de fraîcheur. Reste à savoir lesquels le sont encore à dix-sept heures.",
                heading="À vérifier",
                second="Températures au sol, bancs à l’ombre, fontaines en service.",
            ),
            "en": ArticleText(
                title="Where to walk when it is forty degrees",
                slug="where-to-walk-when-it-is-forty-degrees",
                teaser="To be completed with the July readings.",
                first="Summer circuits could pass by the cool islands. It remains to be seen which of them still are at five in the afternoon.",
                heading="To be checked",
                second="Temperature of the ground, benches in the shade, fountains that work.",
            ),
        },
    ),
)

"""What each circuit tells at each of its stops."""

from .content import StopContent


def stop(
    spot: str, *, fr: str, en: str, titles: tuple[str, str] | None = None, is_optional: bool = False
) -> StopContent:
    """Return a stop; the titles, where this circuit has its own, are French and English."""
    return StopContent(
        spot=spot,
        stories={"fr": fr, "en": en},
        titles={"fr": titles[0], "en": titles[1]} if titles else None,
        is_optional=is_optional,
    )


WALK_STOPS = (
    stop(
        "hotel-de-ville",
        titles=("Départ : le parvis", "Start: the forecourt"),
        fr="Placez-vous dos à la façade et regardez les gens : qui court, qui attend, qui s’assied ? Un parvis réussi se reconnaît à ceux qui n’ont rien à y faire. Gardez ce petit jeu en tête, il servira à chaque halte.",
        en="Stand with your back to the façade and watch people: who runs, who waits, who sits down? You can tell a good square by those who have no business there. Keep this little game in mind, it will serve at each stop.",
    ),
    stop(
        "issy-coeur-de-ville",
        fr="Posez la main sur un tronc, puis sur un mur au soleil. L’écart de température, vous venez de le mesurer : c’est toute l’idée du quartier. Traversez-le par le milieu, là où les arbres se rejoignent, puis chaussez les lunettes à réalité augmentée : le sol devient transparent, et la boucle d’eau chaude qui chauffe les logements se dessine sous vos pieds.",
        en="Put your hand on a trunk, then on a sunlit wall. You have just measured the difference in temperature: that is the whole idea of this quarter. Cross it by the middle, where the trees meet, then put on the augmented-reality glasses: the ground turns transparent, and the loop of hot water that heats the homes shows beneath your feet.",
    ),
    stop(
        "auditorium-danton",
        fr="Deux minutes de silence, s’il vous plaît. Essayez de compter les instruments que vous entendez, fenêtres fermées comprises. Le record des guides est de quatre ; la harpe ne compte pas, personne ne les croit.",
        en="Two minutes of silence, please. Try to count the instruments you hear, closed windows included. The guides’ record is four; the harp does not count, nobody believes them.",
    ),
    stop(
        "mediatheque-centre-ville",
        fr="Entrez et demandez l’heure à quelqu’un plutôt qu’à votre téléphone : c’est ici que la conversation est le mieux classée. En sortant, prenez à gauche et laissez la rue descendre vers l’avenue.",
        en="Go in and ask somebody for the time instead of your phone: nowhere is conversation better catalogued. On leaving, turn left and let the street run down towards the avenue.",
    ),
    stop(
        "palais-des-congres",
        titles=("La salle qui change de taille", "The hall that changes size"),
        fr="Lisez les affiches : un congrès de médecins, une comédie, un salon des vins. Une seule salle pour tout cela, et des cloisons qui se déplacent : avec les lunettes, vous les voyez passer d’un gala à quatre réunions. La ville qui dure est celle dont les bâtiments savent changer de rôle.",
        en="Read the posters: a medical congress, a comedy, a wine fair. One hall for all of it, and partitions that move: through the glasses you see them go from a gala to four meetings. The town that lasts is the one whose buildings can change parts.",
    ),
    stop(
        "eglise-saint-etienne",
        is_optional=True,
        fr="Le seul raidillon du parcours, et vous pouvez vous en dispenser. Ceux qui montent gagnent un peu de fraîcheur et une leçon : le premier service public de la ville donnait l’heure à tout le monde, gratuitement.",
        en="The only steep bit of the walk, and you may skip it. Those who climb win a little coolness and a lesson: the first public service in town gave everyone the time, free of charge.",
    ),
    stop(
        "musee-de-la-carte-a-jouer",
        fr="Une carte à jouer est un objet intelligent : peu de matière, beaucoup d’usages, compréhensible dans toutes les langues. Cherchez dans les vitrines celle que vous glisseriez dans votre poche, et défendez votre choix devant les autres.",
        en="A playing card is a smart object: little matter, many uses, understood in every language. Look in the showcases for the one you would slip into your pocket, and defend your choice before the others.",
    ),
    stop(
        "metro-mairie-d-issy",
        titles=("Arrivée : la bouche de métro", "Finish: the metro entrance"),
        fr="La boucle se referme à quelques pas du parvis. Combien de gens assis avez-vous comptés ? Si le chiffre vous a surpris, la promenade a rempli son office. Le reste se discute en terrasse.",
        en="The loop closes a few steps from the forecourt. How many people sitting down have you counted? If the number surprised you, the walk has done its work. The rest can be discussed on a terrace.",
    ),
)

BIKE_STOPS = (
    stop(
        "fort-d-issy",
        titles=("Départ : sous la voûte", "Start: below the vault"),
        fr="On part à pied, le vélo à la main, par la porte du fort. Comptez vos pas sous la voûte : l’épaisseur du mur dit la peur d’alors, le verger derrière dit la confiance d’aujourd’hui.",
        en="Set off on foot, pushing your bicycle through the gate of the fort. Count your steps below the vault: the thickness of the wall tells of the fear of old, the orchard behind it of the trust of today.",
    ),
    stop(
        "le-temps-des-cerises",
        fr="Cherchez le merle et ses boulets. Puis remplissez votre gourde : la suite descend, mais au soleil. Si l’atelier est ouvert, demandez ce que l’on y fabrique cette semaine.",
        en="Look for the blackbird and its cannonballs. Then fill your bottle: what follows is downhill, but in the sun. If the workshop is open, ask what they are making this week.",
    ),
    stop(
        "halle-des-epinettes",
        fr="Première descente, premier frein. La halle se visite surtout par son programme ; lisez-le en reprenant votre souffle, même si vous n’avez fait que laisser rouler.",
        en="First descent, first brake. The hall is best visited by its programme; read it while you catch your breath, even if all you did was roll.",
    ),
    stop(
        "les-arches",
        titles=("Sous les trains", "Below the trains"),
        fr="Attendez un train. Pendant qu’il passe, touchez la brique : elle vibre. Les artistes d’en dessous disent que l’on finit par peindre en rythme. Repartez par la piste, le long du viaduc.",
        en="Wait for a train. While it passes, touch the brick: it hums. The artists below say that one ends up painting in time. Ride on along the viaduct.",
    ),
    stop(
        "seine-ouest",
        fr="Choisissez un immeuble et devinez ce qu’il consomme en ce moment : bureaux pleins, bureaux vides ? C’est exactement la devinette que le réseau de quartier apprenait à résoudre, compteur après compteur.",
        en="Choose a building and guess what it is using right now: full offices, empty offices? That is exactly the riddle that the neighbourhood grid was learning to solve, meter after meter.",
    ),
    stop(
        "square-louis-bleriot",
        fr="Halte goûter. Les pionniers de l’air réparaient des bicyclettes avant de construire des ailes : vérifiez vos pneus, par respect pour la tradition.",
        en="Snack stop. The pioneers of the air mended bicycles before they built wings: check your tyres, out of respect for tradition.",
    ),
    stop(
        "isseane",
        fr="Respirez : rien. C’est la prouesse. Sous le quai, une usine travaille pendant que vous cherchez par où elle fume. Ce que vous avez jeté la semaine dernière chauffe peut-être déjà une salle de bains.",
        en="Breathe in: nothing. That is the feat. Below the embankment a plant is at work while you look for its smoke. What you threw away last week may already be warming a bathroom.",
    ),
    stop(
        "bridge",
        fr="On ne descend pas de vélo, on lève la tête : les passerelles sont habitées. Saluez : il arrive que quelqu’un réponde, cinq étages plus haut.",
        en="No need to get off, just look up: the footbridges are inhabited. Wave: sometimes somebody answers, several floors above.",
    ),
    stop(
        "ecoquartier-bords-de-seine",
        fr="Suivez la berge au pas. Un quartier est fini le jour où l’on ne dit plus qu’il est neuf ; celui-ci y est presque. Les enfants qui sortent de l’école n’ont jamais connu les cheminées.",
        en="Follow the bank at walking pace. A district is finished on the day when people stop calling it new; this one is almost there. The children coming out of school have never known the chimneys.",
    ),
    stop(
        "pont-d-issy",
        titles=("Arrivée : au-dessus du fleuve", "Finish: above the river"),
        is_optional=True,
        fr="Appuyez le vélo contre la rambarde. Vous étiez sur un rempart, vous voici au-dessus de l’eau : toute la pente de la ville est derrière vous. Le tramway vous ramène, si la remontée ne vous dit rien.",
        en="Lean your bicycle against the railing. You stood on a rampart, now you are above the water: the whole slope of the town lies behind you. The tram will take you home if you do not feel like climbing.",
    ),
)

STEP_FREE_STOPS = (
    stop(
        "musee-de-la-carte-a-jouer",
        titles=("Départ : au musée", "Start: at the museum"),
        fr="Commencez au frais. Les vitrines basses sont les plus belles : à hauteur de fauteuil et d’enfant, on voit les cartes de face, quand les grands, eux, se penchent.",
        en="Begin in the cool. The low showcases are the finest: at the height of a wheelchair or a child you see the cards face on, while tall people have to bend.",
    ),
    stop(
        "palais-des-congres",
        fr="Regardez la salle par son hall : c’est là que se joue le vrai spectacle, quand la foule cherche sa rangée. Consultez le programme, puis soufflez un peu : la prochaine halte se mérite par l’ombre.",
        en="See the hall from its foyer: that is where the real show takes place, when the crowd looks for its row. Have a look at the programme, then rest a little: the next stop repays you in shade.",
    ),
    stop(
        "parc-henri-barbusse",
        titles=("La descente sous les arbres", "Downhill under the trees"),
        fr="Entrez par le haut et laissez-vous descendre, frein en main. L’allée principale est large ; on s’y croise à trois. Arrêtez-vous au boulodrome, le public y est toujours assis, vous serez dans le ton.",
        en="Enter at the top and let yourself roll down, brake in hand. The main path is wide; three can pass abreast. Stop by the boules players: their audience is always sitting, you will fit in.",
    ),
    stop(
        "les-arches",
        fr="À mi-chemin, la couleur. Le trottoir longe les ateliers. Si une porte est ouverte, demandez : les artistes aiment montrer ce qui n’est pas sec.",
        en="Halfway, colour. The pavement runs along the studios. If a door is open, do ask: artists love to show what is not dry yet.",
    ),
    stop(
        "parc-de-l-ile-saint-germain",
        titles=("L’île, par la passerelle", "The island, by the footbridge"),
        fr="Au milieu de la passerelle, arrêtez-vous pour le fleuve. Ensuite, tout est plat. Choisissez le chemin d’eau ou le chemin d’herbe : ils se retrouvent plus loin.",
        en="Stop in the middle of the footbridge for the river. From there on it is flat. Choose the water path or the grass path: they meet again further on.",
    ),
    stop(
        "tour-aux-figures",
        fr="On en fait le tour par l’allée. Cherchez la grande silhouette, puis celle qu’elle cache. L’intérieur a des marches et cette promenade n’y monte pas ; l’espace de découverte, dans la halle voisine, la raconte à tous.",
        en="Go round it by the path. Look for the great figure, then for the one it hides. The inside has steps and this walk does not go up; the discovery space in the hall nearby tells its story to everyone.",
    ),
    stop(
        "gare-issy-val-de-seine",
        titles=("Arrivée : le tramway", "Finish: the tram"),
        fr="Un quai, une porte, aucun vide entre les deux : le tramway attend à votre hauteur. Racontez à votre voisin ce que vous avez vu dans la tour ; il vous dira la figure que vous avez manquée.",
        en="A platform, a door, no gap between them: the tram waits at your height. Tell your neighbour what you saw in the tower; they will tell you the figure that you missed.",
    ),
)

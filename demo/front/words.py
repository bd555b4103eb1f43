"""Labels of the API's enum values and language tags on the site."""

from typing import Any

from django.utils import dates
from django.utils.translation import gettext_lazy as _

_MONTH_NAMES = (
    "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE",
    "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER",
)  # fmt: skip
#: As Django itself calls the months.
MONTHS: dict[str, Any] = {name: dates.MONTHS[number] for number, name in enumerate(_MONTH_NAMES, start=1)}

WORDS: dict[str, dict[str, Any]] = {
    "practice": {
        "WALK": _("On foot"),
        "BIKE": _("By bike"),
        "ROLLER": _("On rollers"),
        "WHEELCHAIR": _("By wheelchair"),
        "PUBLIC_TRANSPORT": _("By public transport"),
    },
    "transport": {
        "METRO": _("Metro"),
        "TRAM": _("Tram"),
        "TRAIN": _("Train"),
        "BUS": _("Bus"),
        "BOAT": _("Boat"),
        "SHARED_BIKE": _("Shared bikes"),
    },
    "visitors": {
        "FAMILIES": _("Families"),
        "CHILDREN": _("Children"),
        "SENIORS": _("Seniors"),
        "COUPLES": _("Couples"),
        "GROUPS": _("Groups"),
        "SCHOOLS": _("Schools"),
        "BUSINESS": _("Business visitors"),
    },
    "month": MONTHS,
    "surface": {
        "ASPHALT": _("Asphalt"),
        "CONCRETE": _("Concrete"),
        "PAVING_STONES": _("Paving stones"),
        "COBBLESTONES": _("Cobblestones"),
        "WOOD": _("Wood"),
        "COMPACTED": _("Compacted gravel"),
        "GRAVEL": _("Gravel"),
        "GRASS": _("Grass"),
        "EARTH": _("Earth"),
        "SAND": _("Sand"),
    },
    "state": {
        "OPEN": _("Open"),
        "PARTIAL": _("Open in part"),
        "DIVERTED": _("Open, with a diversion"),
        "CLOSED": _("Closed"),
    },
    "cause": {"SEASON": _("Out of season"), "HOURS": _("Outside of the opening hours")},
    "reveal": {
        "BENEATH": _("See what lies beneath"),
        "BEHIND": _("See what lies behind"),
        "INSIDE": _("See what lies inside"),
        "ABOVE": _("See what lies above"),
        "BEFORE": _("See how it was before"),
        "AFTER": _("See how it will be"),
    },
    "area": {
        "ECO_DISTRICT": _("Eco-district"),
        "NEIGHBOURHOOD": _("Neighbourhood"),
        "STATION_AREA": _("Station area"),
    },
    "organisation": {
        "HEAD_OFFICE": _("Head office"),
        "COMPANY": _("Company"),
        "INSTITUTION": _("Public institution"),
        "ASSOCIATION": _("Association"),
        "OTHER": _("Organisation"),
    },
    "organisation_visit": {
        "OPEN": _("Open to visitors"),
        "ON_REQUEST": _("On request"),
        "OPEN_DAYS": _("On open days"),
        "NONE": _("Not open to visitors"),
    },
    "suits": {"YES": _("Suitable"), "PARTIAL": _("Suitable in part"), "NO": _("Not suitable")},
    "visit": {
        "OPEN": _("Open to everybody"),
        "BY_APPOINTMENT": _("By appointment"),
        "OUTSIDE_ONLY": _("To be seen from outside only"),
    },
    "stated": {"YES": _("Yes"), "NO": _("No")},
    "tour": {"LOOP": _("Loop"), "THERE_AND_BACK": _("There and back"), "ONE_WAY": _("One way")},
    "difficulty": {
        "VERY_EASY": _("Very easy"),
        "EASY": _("Easy"),
        "MODERATE": _("Moderate"),
        "DIFFICULT": _("Difficult"),
        "VERY_DIFFICULT": _("Very difficult"),
    },
    "spot": {
        "MONUMENT": _("Monument"),
        "MUSEUM": _("Museum"),
        "ARTWORK": _("Artwork"),
        "PARK": _("Park or garden"),
        "VIEWPOINT": _("Viewpoint"),
        "SMART_CITY": _("Smart city"),
        "COMPANY_SITE": _("Company site"),
        "VENUE": _("Venue"),
        "HOTEL": _("Hotel"),
        "TRANSPORT": _("Transport"),
        "SERVICE": _("Service"),
    },
    "offer": {
        "MEETING": _("Meeting"),
        "INCENTIVE": _("Incentive"),
        "CONFERENCE": _("Conference"),
        "EXHIBITION": _("Exhibition"),
        "TEAM_BUILDING": _("Team building"),
        "SHOWROOM_TOUR": _("Showroom tour"),
        "ACCOMMODATION": _("Accommodation"),
        "SERVICE": _("Service"),
    },
    "setting": {"INDOOR": _("Indoors"), "OUTDOOR": _("Outdoors"), "BOTH": _("Indoors and outdoors")},
    "equipment": {
        "AR_GLASSES": _("Augmented reality glasses"),
        "TABLET": _("Tablets"),
        "AUDIO_GUIDE": _("Audio guides"),
        "BICYCLE": _("Bicycles"),
        "SCREEN": _("Screens"),
        "SOUND_SYSTEM": _("Sound systems"),
        "VIDEO_CONFERENCE": _("Video conference sets"),
        "INTERPRETING_BOOTH": _("Interpreting booths"),
        "HEARING_LOOP": _("Hearing loops"),
    },
    "layout": {
        "THEATRE": _("Theatre"),
        "CLASSROOM": _("Classroom"),
        "BOARDROOM": _("Boardroom"),
        "U_SHAPE": _("U-shape"),
        "BANQUET": _("Banquet"),
        "COCKTAIL": _("Standing reception"),
    },
    "basis": {
        "PER_PERSON": _("Per person"),
        "PER_GROUP": _("Per group"),
        "PER_ROOM": _("Per room"),
        "FLAT": _("For the whole"),
    },
    "period": {
        "ONCE": _("Once"),
        "PER_HOUR": _("Per hour"),
        "PER_HALF_DAY": _("Per half-day"),
        "PER_DAY": _("Per day"),
        "PER_EVENING": _("Per evening"),
        "PER_NIGHT": _("Per night"),
        "DAY_DELEGATE": _("Day delegate package"),
        "SEMI_RESIDENTIAL": _("Semi-residential package"),
        "RESIDENTIAL": _("Residential package"),
    },
    "reached": {
        "YES": _("Reached without steps"),
        "PARTIAL": _("Reached without steps in part"),
        "NO": _("Reached by steps"),
    },
    "travelled": {"YES": _("Free of steps"), "PARTIAL": _("Free of steps in part"), "NO": _("Some steps")},
    "daylight": {"YES": _("daylight"), "NO": _("no daylight")},
    "room_steps": {"YES": _("step-free"), "PARTIAL": _("step-free in part"), "NO": _("steps")},
    "vat": {"YES": _("including VAT"), "NO": _("excluding VAT")},
    "network": {
        "BLUESKY": "Bluesky",
        "FACEBOOK": "Facebook",
        "INSTAGRAM": "Instagram",
        "LINKEDIN": "LinkedIn",
        "MASTODON": "Mastodon",
        "TIKTOK": "TikTok",
        "X": "X",
        "YOUTUBE": "YouTube",
        "OTHER": _("Another network"),
    },
    "language": {
        "fr": _("French"),
        "en": _("English"),
        "de": _("German"),
        "es": _("Spanish"),
        "it": _("Italian"),
        "nl": _("Dutch"),
        "pt": _("Portuguese"),
        "ar": _("Arabic"),
        "zh": _("Chinese"),
        "ja": _("Japanese"),
        "ko": _("Korean"),
        "fsl": _("French Sign Language"),
    },
}


def word(value: str, vocabulary: str) -> str:
    """Return what a value is called; a value that the API has learnt since is shown in small letters."""
    known = WORDS[vocabulary].get(value)
    return str(known) if known is not None else value.replace("_", " ").lower()

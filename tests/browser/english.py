"""English sentences of ours on a page that should be French."""

import gettext
import re
from pathlib import Path

import wagtail

from scripts.messages import APPS, AppCatalogue, texts_of

#: What editors read. Visitors' words are short enough to be French words too.
ADMIN_APPS = [app for app in APPS if not app.endswith("/front")]
#: Words of English that are none of French.
ENGLISH = re.compile(
    r"\b(the|and|with|this|that|your|you|from|has|have|are|was|were|will|which|what|when|where|there|here|not|only|"
    r"choose|edit|delete|save|publish|show|hide|open|close|search|settings|more|all|new|by|of|for)\b",
    re.IGNORECASE,
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
#: Everything a person reads or hears: text, the page's name, labels of controls, what scripts may say.
WORDS_OF_PAGE = """() => [
  document.title,
  document.body.innerText,
  ...[...document.querySelectorAll("[aria-label], [title], [placeholder], [alt]")].flatMap((element) =>
    ["aria-label", "title", "placeholder", "alt"].map((name) => element.getAttribute(name) || "")),
  ...[...document.querySelectorAll("[data-destination-location-options-value]")].map(
    (element) => element.dataset.destinationLocationOptionsValue),
].join("\\n")"""


def french_words() -> str:
    """Return all that Wagtail's catalogues say in French: a word of ours may stand there too."""
    found = []
    for catalogue in Path(wagtail.__file__).parent.rglob("locale/fr/LC_MESSAGES/django.mo"):
        with catalogue.open("rb") as file:
            found += gettext.GNUTranslations(file)._catalog.values()
    return "\n".join(map(str, found))


def english_messages() -> list[re.Pattern[str]]:
    """Return a pattern for each message that French says otherwise, and that is not French itself."""
    patterns, french = [], french_words()
    for app in ADMIN_APPS:
        for (_, message), texts in texts_of(AppCatalogue(app).written()).items():
            forms = [message] if isinstance(message, str) else message
            for form in forms:
                parts = [re.escape(part) for part in PLACEHOLDER.split(form)]
                if form not in texts and any(re.search(r"\w", part) for part in parts):
                    # A single word, such as the name of a month, may be a part of a French one that is cut off.
                    flags = re.IGNORECASE if " " in form else re.NOFLAG
                    pattern = re.compile(rf"(?<!\w){'.+?'.join(parts)}(?!\w)", flags)
                    patterns += [] if pattern.search(french) else [pattern]
    return patterns


MESSAGES = english_messages()


def english_of(words: str) -> list[str]:
    """Return the messages of our catalogues that stand in a text in English."""
    return [found.group() for pattern in MESSAGES if (found := pattern.search(words))]


def english_words(words: str) -> list[str]:
    """Return the lines that hold an English word, whoever wrote them."""
    return [line.strip() for line in words.splitlines() if ENGLISH.search(line)]

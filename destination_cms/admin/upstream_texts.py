"""Texts of Wagtail and wagtail-localize whose French is missing, or wrong for an office.

The catalogues of Django apps are merged, and the first app in ``INSTALLED_APPS`` that translates a text decides. So the
entries of our French catalogue that come from this module replace upstream's, as long as this app stands before
theirs, where the guide puts it. In every other language upstream decides.

They are here because:

- ``wagtail_localize.locales`` replaces the app whose catalogue holds its texts, and has no French of its own;
- upstream's French says *région* for a language (``Locale``);
- some texts lose the space that parts them from a name.
"""

from django.utils.translation import gettext_noop, ngettext_lazy

LANGUAGES_OF_CONTENT = (
    gettext_noop("Locale"),
    gettext_noop("Locales"),
    gettext_noop("locale"),
    gettext_noop("Locale: "),
    gettext_noop("Available in %(translations_total)s locales"),
    gettext_noop("Switch locales"),
    gettext_noop("%(locales_count)s locales"),
    gettext_noop("{} locales"),
    gettext_noop("Successfully created %(locales)s for %(model_name)s '%(object)s'"),
    ngettext_lazy(
        "A locale is disabled because a parent page is not translated.",
        "Some locales are disabled because some parent pages are not translated.",
    ),
    gettext_noop("This locale cannot be synced into itself."),
    gettext_noop("Synchronise content from another locale"),
    gettext_noop(
        "Choose a locale to synchronise content from. Any existing and future content authored in the selected locale "
        "will be automatically copied to this one."
    ),
)

FORMS_OF_LANGUAGES = (
    gettext_noop("Wagtail locales"),
    gettext_noop("Wagtail locales (Wagtail Localize version)"),
    gettext_noop("This locale's language code is not supported"),
    gettext_noop(
        "This locale's current language code is not supported. Please choose a new language or delete this locale."
    ),
    gettext_noop("Add a locale"),
    gettext_noop("Add locale"),
    gettext_noop("Locale '%(object)s' created."),
    gettext_noop("Locale '%(object)s' updated."),
    gettext_noop("Locale '%(object)s' deleted."),
    gettext_noop("The locale could not be saved due to errors."),
    gettext_noop("Delete locale"),
    gettext_noop("Are you sure you want to delete this locale?"),
    gettext_noop("This locale cannot be deleted because there are no other locales."),
    gettext_noop("This locale cannot be deleted because there are pages and/or other objects using it."),
    ngettext_lazy("%(num_pages)d page", "%(num_pages)d pages"),
    gettext_noop("%(num_pages)d pages and %(num_others)d others"),
)

BEFORE_A_NAME = (
    gettext_noop("Status: "),
    gettext_noop("Restart workflow "),
    gettext_noop("Cancel workflow "),
    gettext_noop("Delete "),
    gettext_noop("%(label)s and Publish"),
    gettext_noop("Your %(username_field)s and password didn't match. Please try again."),
    gettext_noop("Created an alias of %(title)s"),
)

#: Texts of scripts, which have catalogues of their own.
OF_SCRIPTS = (gettext_noop("Publish in "),)

"""Update the French catalogues from the source and compile them, or only check them (``--check``).

Works without the gettext programs. A catalogue holds the messages of its app, and file names without line numbers, so
that it changes only when a message does.
"""

import argparse
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from gettext import GNUTranslations
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from .verticals import PRESENT

ROOT = Path(__file__).resolve().parent.parent
APPS = ("destination_cms", "demo/front", *PRESENT)
LANGUAGE = "fr"
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
TRANSLATOR_COMMENTS = ("Translators:",)
PYTHON_SUFFIX = ".py"
TEMPLATE_SUFFIXES = (".html", ".txt", ".xml")

Key = tuple[str | None, str | tuple[str, ...]]


def new_catalog() -> Catalog:
    """Return a catalogue without messages, with its header."""
    return Catalog(
        locale=LANGUAGE,
        domain="django",
        project="destination-cms",
        version="-",
        header_comment="# French messages. make messages keeps them in step with the source.",
        msgid_bugs_address="the project's issues",
        last_translator="Destination CMS contributors",
        language_team="French",
        # A fixed date: a catalogue changes only when a message does.
        creation_date=datetime(2026, 1, 1, tzinfo=UTC),
        revision_date=datetime(2026, 1, 1, tzinfo=UTC),
        fuzzy=False,
    )


@dataclass(frozen=True)
class AppCatalogue:
    """The French catalogue of one app, on disk and as generated from its source."""

    app: str
    root: Path = ROOT

    @property
    def po_path(self) -> Path:
        return self.root / self.app / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"

    @property
    def mo_path(self) -> Path:
        return self.po_path.with_suffix(".mo")

    def sources(self) -> Iterator[tuple[Path, str]]:
        """Yield each file that may contain messages, with its text as Python."""
        for path in sorted((self.root / self.app).rglob("*")):
            if "migrations" in path.parts or self.is_of_another(path):
                continue
            if path.suffix == PYTHON_SUFFIX:
                yield path, path.read_text()
            elif path.suffix in TEMPLATE_SUFFIXES and "templates" in path.parts:
                # The output of templatize is not indented like Python.
                lines = templatize(path.read_text(), origin=str(path)).splitlines()
                yield path, "\n".join(line.strip() for line in lines)

    def is_of_another(self, path: Path) -> bool:
        """Return whether a file belongs to an app nested in this one."""
        inside = [self.root / app for app in APPS if app.startswith(f"{self.app}/")]
        return any(path.is_relative_to(folder) for folder in inside)

    def extracted(self) -> Catalog:
        """Return the messages of the source, untranslated."""
        catalog = Catalog(domain="django")
        for path, text in self.sources():
            location = path.relative_to(self.root).as_posix()
            source = io.BytesIO(text.encode())
            for line, message, comments, context in extract("python", source, KEYWORDS, TRANSLATOR_COMMENTS):
                catalog.add(message, locations=[(location, line)], auto_comments=comments, context=context)
        return catalog

    def written(self) -> Catalog:
        """Return the catalogue on disk, or an empty one."""
        if not self.po_path.exists():
            return new_catalog()
        with self.po_path.open("rb") as file:
            return read_po(file, locale=LANGUAGE, domain="django")

    def update(self) -> bool:
        """Write the catalogue from the source and compile it; return whether it has messages."""
        catalog, template = self.written(), self.extracted()
        if not len(template) and not self.po_path.exists():
            return False
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        self.po_path.parent.mkdir(parents=True, exist_ok=True)
        with self.po_path.open("wb") as file:
            write_po(file, catalog, width=120, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
        with self.mo_path.open("wb") as file:
            write_mo(file, catalog)
        return True


def key_of(message: Message) -> Key:
    return message.context, message.id if isinstance(message.id, str) else tuple(message.id)


def texts_of(catalog: Catalog) -> dict[Key, tuple[str, ...]]:
    """Return the translations of each message, its plural forms in order; an empty string if there is none."""
    return {
        key_of(message): tuple(message.string or ("",)) if not isinstance(message.string, str) else (message.string,)
        for message in catalog
        if message.id
    }


def shown(key: Key) -> str:
    text = key[1] if isinstance(key[1], str) else key[1][0]
    return repr(text if len(text) <= 70 else f"{text[:67]}...")


def faults_of(catalogue: AppCatalogue) -> list[str]:
    """Return the faults of one app's catalogue."""
    wanted, catalog = texts_of(catalogue.extracted()), catalogue.written()
    written = texts_of(catalog)
    found = [f"not in the catalogue: {shown(key)}" for key in wanted if key not in written]
    found += [f"no longer in the source: {shown(key)}" for key in written if key not in wanted]
    found += [f"not translated: {shown(key)}" for key, texts in written.items() if not all(texts)]
    found += [f"fuzzy: {shown(key_of(message))}" for message in catalog if message.id and message.fuzzy]
    found += [f"{shown(key_of(message))}: {error}" for message, errors in catalog.check() for error in errors]
    if written and not is_compiled(catalogue):
        found.append("the compiled catalogue (.mo) is not this one")
    return [f"{catalogue.app}: {fault}" for fault in found]


def is_compiled(catalogue: AppCatalogue) -> bool:
    """Return whether the compiled catalogue has the same translations."""
    if not catalogue.mo_path.exists():
        return False
    compiled = io.BytesIO()
    write_mo(compiled, catalogue.written())
    compiled.seek(0)
    with catalogue.mo_path.open("rb") as file:
        return entries_of(file) == entries_of(compiled)


def entries_of(compiled: BinaryIO) -> dict[Any, str]:
    entries: dict[Any, str] = GNUTranslations(compiled)._catalog  # type: ignore[attr-defined] # noqa: SLF001 - Django reads it too
    return {key: text for key, text in entries.items() if key}  # without the header, which names dates and programs


def contradictions(catalogues: list[AppCatalogue]) -> list[str]:
    """Return the messages that two apps translate differently: Django shows one of the two everywhere."""
    seen: dict[Key, tuple[str, tuple[str, ...]]] = {}
    found = []
    for catalogue in catalogues:
        for key, texts in texts_of(catalogue.written()).items():
            app, others = seen.setdefault(key, (catalogue.app, texts))
            if all(texts) and all(others) and others != texts:
                found.append(f"{shown(key)} is {texts[0]!r} in {catalogue.app} and {others[0]!r} in {app}")
    return found


def faults() -> list[str]:
    """Return one message for each fault of the catalogues."""
    catalogues = [AppCatalogue(app) for app in APPS]
    return [fault for catalogue in catalogues for fault in faults_of(catalogue)] + contradictions(catalogues)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, exit with 1 if there is a fault")
    if not parser.parse_args().check:
        for catalogue in map(AppCatalogue, APPS):
            if catalogue.update():
                print(f"Wrote {catalogue.po_path.relative_to(ROOT)}")
    if found := faults():
        sys.exit("\n".join(found))


if __name__ == "__main__":
    main()

"""Content whose every text, number and date is a secret: pages, snippets and pictures."""

from collections.abc import Iterable
from typing import Any

from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import Locale, Page

from destination_cms.images.renditions import make_renditions
from destination_cms.models import ARLayer, ARModel, AvailabilityNotice, LedgerState, Organisation
from destination_cms.models.published_files import PublishedFile
from destination_cms.projections.kinds import get_kinds, is_shared_kind, kind_of_model, page_kinds
from destination_cms.publishing.expand import pages_of
from destination_cms.publishing.payload import Key
from destination_cms.publishing.targets import key_of
from tests.destination import Destination, picture_file

from .canaries import Canaries
from .filler import Filler
from .guesses import Guesses
from .library_files import file_for
from .planted_values import SECRET_DAY, SECRET_MOMENT, SECRET_NUMBER, SECRET_POINT


def kind_that_others_name() -> str:
    """Return the page kind that rows of other kinds point to: it is hidden in every way there is."""
    return "spot"


class Planter:
    """Makes hidden content on a destination, and remembers each word and each identity."""

    def __init__(self, destination: Destination, canaries: Canaries, guesses: Guesses) -> None:
        self.destination = destination
        self.canaries = canaries
        self.guesses = guesses
        self._once: dict[type, Any] = {}

    def filler(self, where: str, *, images: Iterable[Any] = (), targets: Iterable[Any] = ()) -> Filler:

        def word(place: str) -> str:
            return self.canaries.word(f"{where}: {place}")

        return Filler(
            text=word,
            use_text=word,
            images=list(images),
            shared=lambda model: self.named(model, f"{where}: {model._meta.model_name}"),
            targets=list(targets),
            number=SECRET_NUMBER,
            day=SECRET_DAY,
            moment=SECRET_MOMENT,
            point=SECRET_POINT,
        )

    def named(self, model: Any, where: str) -> Any:
        """Return a snippet that something hidden names; ``None`` for a model of no kind."""
        kind = kind_of_model(model)
        if kind is None:
            return None
        # What is public by itself is hidden as a draft; other things are, as nothing public shows them.
        fields = {} if is_shared_kind(kind) else {"live": False}
        if not issubclass(model, (ARLayer, ARModel, AvailabilityNotice, Organisation)):
            return self.shared(model, where, **fields)
        # One of each is enough: each leads to several others, with files.
        if model not in self._once:
            self._once[model] = self.shared(model, f"hidden {model._meta.model_name}", **fields)
        return self._once[model]

    def image(self, where: str, **fields: Any) -> Any:
        """Return a picture with every declared size ready, so that there are addresses to give away."""
        image = get_image_model()(**fields)
        for name in ("title", "description", "credit", "licence"):
            setattr(image, name, self.canaries.word(f"{where}: {name}"))
        image.file = picture_file(f"{self.canaries.word(f'{where}: file name')}.png")
        image.save()
        make_renditions.func(image.pk)
        self.hide(image, where)
        return image

    def shared(self, model: Any, where: str, **fields: Any) -> Any:
        """Return a snippet."""
        if model is get_image_model():
            return self.image(where, **fields)
        if hasattr(model, "locale"):
            fields.setdefault("locale", self.destination.fr)
        if hasattr(model, "site") and "site" in {field.name for field in model._meta.concrete_fields}:
            fields.setdefault("site", self.destination.site)
        if issubclass(model, PublishedFile):
            fields["file"] = file_for(model, self.canaries.word(f"{where}: file name"))
        snippet = self.filler(where, images=[self.image(f"cover of {where}")]).fill(model(**fields))
        if issubclass(model, AvailabilityNotice) and "expire_at" in fields:
            snippet.ends_at = fields["expire_at"]
        snippet.save()
        self.hide(snippet, where)
        if hasattr(snippet, "handle"):
            self.guesses.hidden_slugs[snippet.handle] = snippet.locale.language_code
        return snippet

    def page(self, kind: str, where: str, parent: Page, *, live: bool = True, **fields: Any) -> Any:
        """Return a page, published unless told otherwise."""
        page = get_kinds()[kind].model(**fields)
        self.rewrite(page, where)
        page = self.destination._add(page, parent, live=live)
        self.hide(page, where)
        return page

    def rewrite(self, page: Any, where: str) -> Any:
        """Make everything on a page a secret, its address too; saving it is the caller's."""
        public = [pages_of(kind).filter(live=True, depth__gt=2).first() for kind in page_kinds()]
        targets = [target for target in public if target is not None and target.pk != page.pk]
        self.filler(where, images=[self.image(f"picture of {where}")], targets=targets).fill(page)
        self.guesses.hidden_slugs[page.slug] = page.locale.language_code if page.locale_id else "fr"
        return page

    def redirect(self, where: str, **fields: Any) -> Redirect:
        """Return a redirect from a secret path; where its page counts, the link beside it is a secret too."""
        path = f"/{self.canaries.word(f'{where}: old path')}"
        redirect = Redirect(old_path=path, **fields)
        if redirect.redirect_page_id:
            redirect.redirect_link = f"https://{self.canaries.word(f'{where}: link')}.example/"
        redirect.save()
        self.hide(redirect, where)
        self.guesses.hidden_paths.add(path)
        return redirect

    def hide(self, instance: Any, where: str) -> None:
        """Make the identity of a thing a secret, and something to ask for."""
        key = self.key(instance)
        self.canaries.hide_uuid(key.uuid, where)
        locales = {key.locale, "fr", "en"} if hasattr(instance, "translation_key") else {key.locale}
        self.guesses.hidden_keys.update(str(Key(key.kind, key.uuid, locale)) for locale in locales)

    def key(self, instance: Any) -> Key:
        """Return the key that the ledger would give."""
        kind = kind_of_model(type(instance))
        assert kind is not None
        locales = {row.pk: row.language_code for row in Locale.objects.all()}
        return key_of(kind, instance, LedgerState.objects.get_or_create(pk=1)[0].installation, locales)

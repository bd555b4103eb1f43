"""What holds for every kind of page and snippet whose readers are front-ends; each vertical asks it of its own."""

from typing import Any

from django.test import Client

from destination_cms.models import Publication


def body_of(image: Any) -> list[tuple[str, Any]]:
    """Return a text with a block of each common type."""
    return [
        ("heading", "A heading"),
        ("paragraph", "<p>Words</p>"),
        ("picture", {"image": image, "alt": "Shown", "caption": "Below"}),
        ("quote", {"text": "Said", "attribution": "A visitor"}),
    ]


def assert_shown(page: Any, *words: str) -> None:
    """Without a front-end, the page's address answers with a plain page that holds these words."""
    row = Publication.objects.get(source=f"page:{page.pk}")
    assert page.full_url == f"http://testserver{row.path}"
    response = Client().get(row.path)
    assert response.status_code == 200
    assert [word for word in words if word not in response.content.decode()] == []


def assert_leads_to_the_front_end(page: Any, frontend: str) -> None:
    """With a front-end, the page's address, in the ledger and in the admin, is there."""
    row = Publication.objects.get(source=f"page:{page.pk}")
    assert row.path.startswith("/fr/")
    assert page.full_url == frontend + row.path
    response = Client().get(row.path)
    assert (response.status_code, response["Location"]) == (302, frontend + row.path)


def assert_previewed(page: Any, *words: str) -> None:
    """A preview of the page holds these words."""
    response = page.make_preview_request(preview_mode="")
    assert response.status_code == 200
    assert [word for word in words if word not in response.content.decode()] == []


def assert_no_page_is_offered(admin: Client, snippet: Any) -> None:
    """The form of a snippet offers neither a preview nor a live page: there is none to look at."""
    meta = snippet._meta
    response = admin.get(f"/admin/snippets/{meta.app_label}/{meta.model_name}/edit/{snippet.pk}/")
    assert response.status_code == 200
    assert 'data-side-panel-toggle="preview"' not in response.content.decode()
    assert "page-status-tag" not in response.content.decode()

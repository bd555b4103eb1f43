"""What a browser would send of a form, read from the page that the admin shows."""

from bs4 import BeautifulSoup, Tag

Form = dict[str, str | list[str]]

_UNSENT = frozenset({"submit", "button", "image", "reset", "file"})


def form_with(html: str, field: str) -> Form:
    """Return the successful controls of the form that has a field.

    Blocks are written by a script of Wagtail's, which these tests do not run: such a text is sent empty.

    Raises:
        ValueError: no form on the page has it.
    """
    control = BeautifulSoup(html, "html.parser").find(attrs={"name": field})
    form = control.find_parent("form") if control else None
    if form is None:
        raise ValueError(f"no form has a field {field}")
    data: Form = {}
    for tag in form.find_all(["input", "textarea", "select"]):
        name, values = str(tag.get("name") or ""), _values(tag)
        if name and values:
            known = data.get(name, [])
            data[name] = [*([known] if isinstance(known, str) else known), *values]
    for blocks in form.find_all(attrs={"data-block": True}):
        data[f"{blocks['id']}-count"] = "0"
    return {name: values[0] if len(values) == 1 else values for name, values in data.items()}


def _values(tag: Tag) -> list[str]:
    """Return what one control adds, by the rules of HTML's form submission."""
    if tag.has_attr("disabled"):
        return []
    if tag.name == "textarea":
        return [tag.get_text()]
    if tag.name == "select":
        chosen = tag.find_all("option", selected=True) or (
            [] if tag.has_attr("multiple") else tag.find_all("option")[:1]
        )
        return [str(option.get("value", option.get_text())) for option in chosen]
    kind = tag.get("type", "text")
    if kind in ("checkbox", "radio"):
        return [str(tag.get("value", "on"))] if tag.has_attr("checked") else []
    return [] if kind in _UNSENT else [str(tag.get("value", ""))]

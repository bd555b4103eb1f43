/* Names for what Wagtail's editor leaves without one, so that a screen reader says what a box is for:
   rich text boxes, boxes that are a whole block of a text, modals, the title of a form that is no heading of the first
   level, and the minimap, which a keyboard cannot scroll. */
(() => {
  "use strict";

  const NAMED = ":not([aria-label]):not([aria-labelledby])";
  const BOXES = [
    `.public-DraftEditor-content${NAMED}`,
    ...["input:not([type=hidden])", "textarea", "select"].map((tag) => `[data-streamfield-child] ${tag}${NAMED}`),
  ].join(", ");

  const wordsOf = (element) => (element ? element.textContent.replace(/\*\s*$/, "").trim() : "");

  /** The label of the field; without one, what kind of block it is, or the heading of its panel. */
  function nameOf(box) {
    const wrapper = box.closest("[data-field-wrapper]");
    const label = wrapper && [...wrapper.children].find((child) => child.matches("label, .w-field__label"));
    const section = box.closest("section[data-panel]");
    return (
      wordsOf(label) ||
      wordsOf(section?.querySelector(".c-sf-block__type")) ||
      wordsOf(section?.querySelector("[data-panel-heading-text]")) ||
      wordsOf(section?.querySelector("[data-panel-heading]"))
    );
  }

  function nameAll() {
    document.querySelectorAll(BOXES).forEach((box) => {
      const name = box.labels?.length ? "" : nameOf(box);
      if (name) {
        box.setAttribute("aria-label", name);
      }
    });
    document.querySelectorAll(`.modal[role=dialog]${NAMED}`).forEach((modal) => {
      const title = wordsOf(modal.querySelector(".w-header__title, h1, h2")).replace(/\s+/g, " ");
      if (title) {
        modal.setAttribute("aria-label", title);
      }
    });
    document.querySelectorAll("main h2#header-title:not([aria-level])").forEach((title) => {
      title.setAttribute("role", "heading");
      title.setAttribute("aria-level", "1");
    });
    document.querySelectorAll(".w-minimap__list:not([tabindex])").forEach((list) => list.setAttribute("tabindex", "0"));
  }

  let isWaiting = false;
  function nameSoon() {
    if (!isWaiting) {
      isWaiting = true;
      requestAnimationFrame(() => {
        isWaiting = false;
        nameAll();
      });
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    nameAll();
    new MutationObserver(nameSoon).observe(document.body, { childList: true, subtree: true });
  });
})();

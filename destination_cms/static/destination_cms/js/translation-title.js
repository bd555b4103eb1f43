/* Write the title of wagtail-localize's editor in the session's language: its own script knows it in English only. */
(() => {
  "use strict";

  const template = document.currentScript.dataset.title;

  const start = () => {
    const editor = document.querySelector(".js-translation-editor[data-props]");
    if (!editor) return;
    const { sourceLocale, locale } = JSON.parse(editor.dataset.props);
    const english = `${sourceLocale.displayName} to ${locale.displayName} translation`;
    const title = template.replace("{source}", sourceLocale.displayName).replace("{target}", locale.displayName);
    const write = () => {
      for (const heading of editor.querySelectorAll("h3")) {
        // The text itself is replaced, not its element: that is React's.
        if (heading.textContent === english) heading.firstChild.data = title;
      }
    };
    new MutationObserver(write).observe(editor, { childList: true, subtree: true });
    write();
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();

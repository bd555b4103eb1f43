/* Wagtail does not watch a form that it shows once more because it was refused, so autosave would never come back. It is
   watched like any other, and counts as changed until it is saved. */
(() => {
  "use strict";

  const INTERVAL_MS = 500;

  /* To be told its interval starts the watch, but not while the form is said to be changed. */
  function watch(form) {
    // Or it would take a moment to remember what is in it, and what is typed meanwhile would not count.
    window.wagtail.app.getControllerForElementAndIdentifier(form, "w-unsaved").setInitialFormData();
    form.dataset.wUnsavedForceValue = "false";
    form.dataset.wUnsavedCheckIntervalValue = INTERVAL_MS;
    setTimeout(() => {
      delete form.dataset.wUnsavedCheckIntervalValue;
      form.dataset.wUnsavedForceValue = "true";
    });
  }

  /* Then it is no longer true that it could not be saved; what is said at the fields still keeps it from going live. */
  function forgetRefusal() {
    document.querySelectorAll(".messages li.error").forEach((message) => message.remove());
  }

  document.addEventListener("w-unsaved:ready", ({ target: form }) => {
    if (form.dataset.wUnsavedForceValue !== "true") {
      return;
    }
    // The form is connected twice in a row; the first watch ends with that.
    setTimeout(() => watch(form));
    form.addEventListener("w-autosave:success", forgetRefusal, { once: true });
  });
})();

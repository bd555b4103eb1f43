/* A form that is sent while an autosave is under way does not know yet which rows that autosave stored, nor, for a new
   page, that there is a page. So it waits for the answer, and is sent with what the answer says. */
(() => {
  "use strict";

  // The server takes the form as it is, should no answer come.
  const PATIENCE_MS = 20000;

  let isSaving = false;
  let isLeaving = false;
  let resume = null;

  function answered() {
    isSaving = false;
    resume?.();
  }

  document.addEventListener("w-autosave:save", (event) => {
    if (isLeaving || resume) {
      event.preventDefault();
    } else {
      isSaving = !event.defaultPrevented;
    }
  });
  document.addEventListener("w-autosave:success", answered);
  document.addEventListener("w-autosave:error", answered);

  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!form.matches("[data-edit-form]")) {
        return;
      }
      if (!isSaving) {
        isLeaving = true;
        setTimeout(() => {
          isLeaving = !event.defaultPrevented;
        });
        return;
      }
      event.preventDefault();
      const button = event.submitter;
      const timer = setTimeout(answered, PATIENCE_MS);
      resume = () => {
        clearTimeout(timer);
        resume = null;
        // A button that shows its progress is disabled, and would not be sent.
        const isDisabled = button?.disabled;
        if (isDisabled) {
          button.disabled = false;
        }
        form.requestSubmit(button);
        if (isDisabled) {
          button.disabled = true;
        }
      };
    },
    true,
  );

  // Back from the next page, the form may save itself again.
  window.addEventListener("pageshow", () => {
    isLeaving = false;
  });
})();

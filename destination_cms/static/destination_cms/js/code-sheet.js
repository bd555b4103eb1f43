"use strict";

// The button of a sheet of QR codes.
for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => window.print());
}

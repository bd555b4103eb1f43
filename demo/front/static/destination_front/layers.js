/* Offers the models of layers where the browser can draw them, and loads their viewer when a visitor asks for one. Without
   this script, and without WebGL, the text and the picture before it say the same. */
(() => {
  const places = document.querySelectorAll("[data-layer]");
  const data = document.getElementById("viewer-data");
  if (!places.length || !data) return;

  const { viewer, strings, spoken } = JSON.parse(data.textContent);

  const canDraw = () => {
    const context = document.createElement("canvas").getContext("webgl2");
    context?.getExtension("WEBGL_lose_context")?.loseContext();
    return Boolean(context);
  };

  /* The decoder of compressed meshes that the viewer brings along starts as it is loaded, and would ask the page's policy to
     allow WebAssembly. The files published here are not compressed, so it is told that there is none. */
  const loadWithoutDecoder = async () => {
    const { WebAssembly } = window;
    window.WebAssembly = undefined;
    try {
      await import(viewer);
    } finally {
      window.WebAssembly = WebAssembly;
    }
  };
  let loading = null;
  const load = async () => {
    try {
      await (loading ??= loadWithoutDecoder());
    } catch (fault) {
      loading = null;
      throw fault;
    }
  };

  const button = (slot, text) => {
    const element = document.createElement("button");
    element.type = "button";
    element.slot = slot;
    element.className = "button";
    element.textContent = text;
    return element;
  };

  const show = async (place, offer, status) => {
    status.textContent = strings.loading;
    const { src, apple, poster, name } = place.dataset;
    const model = document.createElement("model-viewer");
    const failed = () => {
      model.remove();
      offer.hidden = false;
      status.textContent = strings.failed;
    };
    const attributes = {
      src,
      alt: name,
      ar: "",
      "ar-modes": "webxr scene-viewer quick-look",
      "camera-controls": "",
      "touch-action": "pan-y",
      "interaction-prompt": "none",
      "shadow-intensity": "0.6",
      /* From above and nearer than the viewer would stand: models of streets and plants are wide and low. */
      "camera-orbit": "-25deg 62deg 85%",
      loading: "eager",
      a11y: JSON.stringify(spoken),
      ...(apple && { "ios-src": apple }),
      ...(poster && { poster }),
    };
    for (const [key, value] of Object.entries(attributes)) model.setAttribute(key, value);
    model.append(button("ar-button", strings.place), button("exit-webxr-ar-button", strings.leave));
    model.addEventListener("error", failed);
    model.addEventListener("load", () => {
      status.textContent = strings.ready;
    });
    /* The button that was pressed is gone: whoever came by keyboard goes on with the model, once it can be turned. */
    model.addEventListener("poster-dismissed", () => {
      model.shadowRoot.querySelector(".userInput")?.focus({ preventScroll: true });
    });
    try {
      await load();
    } catch {
      failed();
      return;
    }
    offer.hidden = true;
    place.insertBefore(model, status);
  };

  const isAble = canDraw();
  for (const place of places) {
    const offer = place.querySelector("[data-with]");
    const status = place.querySelector("[role=status]");
    offer.hidden = !isAble;
    place.querySelector("[data-without]").hidden = isAble;
    offer.querySelector("button").addEventListener("click", () => show(place, offer, status));
  }
})();

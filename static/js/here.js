// Who else is here: asked every 20 seconds while the page is looked at, and at once when it is again.
// Nothing depends on the answer, so a failure is no news; who may not ask any more stops asking.
"use strict";

const isHere = (event) => event.detail.elt?.id === "here";

document.addEventListener("htmx:configRequest", (event) => {
  if (isHere(event) && document.hidden) event.preventDefault();
});

document.addEventListener("visibilitychange", () => {
  const here = document.getElementById("here");
  if (here && !document.hidden) htmx.trigger(here, "seen");
});

document.addEventListener("htmx:beforeSwap", (event) => {
  const { requestConfig, xhr } = event.detail;
  if (requestConfig.elt.id !== "here" || xhr.status === 200) return;
  event.detail.shouldSwap = false;
  if (xhr.status === 403 || xhr.status === 404) requestConfig.elt.remove();
});

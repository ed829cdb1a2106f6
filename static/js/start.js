// The page of a new draft: who types a text or chooses a file means to import it.
"use strict";

const imports = document.querySelector("[name=start][value=import]");

document.getElementById("text").addEventListener("input", () => { imports.checked = true; });
document.getElementById("file").addEventListener("change", () => { imports.checked = true; });

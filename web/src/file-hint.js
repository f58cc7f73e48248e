/**
 * Helps on pages opened from a disk, where modules and the engine cannot load: shows the hint, and completes
 * the links, since a disk gives the list of a folder where a server gives its page.
 */
function help() {
  const element = document.getElementById("file-hint");
  if (element) element.hidden = false;
  for (const link of document.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href") ?? "";
    const [, path, rest] = /^([^?#]*)(.*)$/s.exec(href) ?? [];
    if (path?.endsWith("/") && !/^[a-z][a-z0-9+.-]*:/i.test(path)) link.setAttribute("href", `${path}index.html${rest}`);
  }
}

if (location.protocol === "file:") {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", help);
  else help();
}

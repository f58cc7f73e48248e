/** Shows the hint for pages opened from a disk, where modules and the engine cannot load. */
function hint() {
  const element = document.getElementById("file-hint");
  if (element && location.protocol === "file:") element.hidden = false;
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", hint);
else hint();

/* Sets the theme that the reader chose, before the first paint. */
(function () {
  try {
    var theme = localStorage.getItem("akkg:theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch (error) {
    /* Without storage the page has the theme of the system. */
  }
})();

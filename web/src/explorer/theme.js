/** The button that changes between light and dark; what was chosen holds on later visits. */
const KEPT = "akkg:theme";

/** @param {import("../context.js").Context} context */
export function startTheme({ t }) {
  const button = document.getElementById("theme");
  if (!button) return;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const dark = () => (root.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  const show = () => {
    const other = dark() ? "light" : "dark";
    button.textContent = t(`js.explorer.theme.${other}`);
    button.title = t(`js.explorer.theme.${other}.title`);
  };
  button.addEventListener("click", () => {
    const chosen = dark() ? "light" : "dark";
    root.dataset.theme = chosen;
    keep(KEPT, chosen);
    show();
  });
  system.addEventListener("change", show);
  button.hidden = false;
  show();
}

/** Remembers a choice, where the browser lets us. @param {string} key @param {string} value */
export function keep(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Without storage the choice holds for this page.
  }
}

/** @param {string} key */
export function kept(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * Starts the single file: its program is held compressed, since it is most of what is no data.
 *
 * The policy knows this script by its hash, and trusts what it loads ('strict-dynamic').
 */
import { bytes } from "./resources.js";

async function load() {
  const program = new Blob([await bytes("assets/single.js", "")], { type: "text/javascript" });
  const script = document.createElement("script");
  script.src = URL.createObjectURL(program);
  document.body.append(script);
}

void load();

declare module "pages" {
  import type { Page } from "./context.js";
  /** Loads the module of a page, by the page's name. */
  export const pages: Record<string, (() => Promise<Page>) | undefined>;
}

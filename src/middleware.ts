import { defineMiddleware } from "astro:middleware";
import { library } from "./publish/library.ts";

declare global {
  // Astro names the type so.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace App {
    interface Locals {
      /** What the data calls itself; every page says it at its foot. */
      edition: Awaited<ReturnType<typeof library>>["versions"]["edition"];
    }
  }
}

/** Runs for each page while the site is built, so that no page can forget which data it shows. */
export const onRequest = defineMiddleware(async ({ locals }, next) => {
  locals.edition = (await library()).versions.edition;
  return next();
});

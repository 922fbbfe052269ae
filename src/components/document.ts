import { parseHTML } from "linkedom";

/** A document to draw into while pages are built. */
export const pageDocument = (): Document => parseHTML("<!doctype html><html><body></body></html>").document;

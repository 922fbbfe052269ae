import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { startBrowser, type Tester } from "./browser.ts";
import { builtPage } from "./pages.ts";

let tester: Tester;
let elsewhere: Server;
beforeAll(async () => {
  tester = await startBrowser(inject("sites").default);
  elsewhere = createServer((_, res) => void res.setHeader("content-type", "text/html").end("<title>Elsewhere</title>"));
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  await tester.close();
  elsewhere.close();
});

const page = (path: string) => builtPage(inject("folders").default, `${path}index.html`).document;

test.each(["du-lieu/api/", "en/data/api/"])("every example of /%s is there and is JSON", async (path) => {
  const links = [...page(path).querySelectorAll("[data-example], .api-values a")].map((link) =>
    link.getAttribute("href")!,
  );
  expect(links.length).toBeGreaterThan(50);
  for (const link of links) {
    const response = await fetch(new URL(link, inject("sites").default));
    expect([link, response.status]).toEqual([link, 200]);
    expect(response.headers.get("content-type")).toContain("application/json");
    expect(typeof (await response.json())).toBe("object");
  }
});

test.each(["du-lieu/api/", "en/data/api/"])("the contents of /%s lead to every part and address of it", (path) => {
  const document = page(path);
  const find = (selector: string) => [...document.querySelectorAll(selector)];
  const places = find(".link-list a, .api-contents a").map((link) => link.getAttribute("href")!);
  expect(new Set(places).size).toBe(places.length);
  expect(places.length).toBe(find("main h2").length + find(".api-resource").length);
  for (const place of places) expect(document.getElementById(place.slice(1)), place).not.toBeNull();
});

test("the published description is sound, and its server is its own folder", async () => {
  const address = new URL("api/v1/openapi.json", inject("sites").default);
  const described = await (await fetch(address)).json();
  expect((await new Validator().validate(structuredClone(described))).valid).toBe(true);
  const server = new URL(described.servers[0].url, address).href;
  const wanted = Object.keys(described.paths).filter((path) => !path.includes("{"));
  expect(wanted.length).toBeGreaterThan(15);
  for (const path of wanted) expect([path, (await fetch(server + path)).status]).toEqual([path, 200]);
});

test("the page's own code runs in a page of another origin", async () => {
  const snippet = page("du-lieu/api/").querySelector("#doan-ma")!.textContent!;
  const code = snippet.replace(/https:\/\/[^/"]+\//, inject("sites").default);
  const { port } = elsewhere.address() as AddressInfo;
  const other = await tester.open("/", { base: `http://127.0.0.1:${port}/` });
  const said: string[] = [];
  other.on("console", (message) => said.push(message.text()));
  await other.evaluate(`(async () => { ${code} })()`);
  expect(said).toContain("2022 93973 exact");
  expect(said).toContain("2025 80925 exact");
  expect(said.some((line) => line.startsWith("2021 not_published"))).toBe(true);
  await tester.takeTrouble();
});

test("hosts that read _headers find one, below the base", () => {
  expect(readFileSync(join(inject("folders").default, "_headers"), "utf8")).toContain("/api/*\n  Access-Control-Allow");
});

import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { serve } from "../src/publish/serve.ts";

/** A site being served, and what it has sent. */
export type Host = {
  address: string;
  /** Bytes of every answer's body so far, by path below the address. */
  sent: Map<string, number>;
  close(): Promise<void>;
};

export type HostOptions = {
  /** Files that take the place of those in the folder, or stand beside them, by path. */
  instead?: ReadonlyMap<string, Uint8Array>;
  /** Paths that the host does not give. */
  refuse?: RegExp;
};

/** Serves a folder as a usual host does: HTML, CSS, JavaScript, JSON and SVG with gzip, all else as it lies there. */
export async function startHost(folder: string, { instead, refuse }: HostOptions = {}): Promise<Host> {
  const behind = await serve({ folder, base: "/", port: 0 });
  const sent = new Map<string, number>();
  const packed = new Map<string, Buffer>();

  function answer(req: IncomingMessage, res: ServerResponse): void {
    const path = new URL(req.url!, behind.address).pathname;
    const count = (bytes: number) => sent.set(path, (sent.get(path) ?? 0) + bytes);
    if (refuse?.test(path)) return void res.writeHead(404).end();
    const other = instead?.get(path);
    if (other) return whole(req, res, path, Buffer.from(other), { "content-type": typeOf(path) }, count);
    const { host: _, ...headers } = req.headers;
    const asked = request(new URL(req.url!, behind.address), { method: req.method, headers }, (found) => {
      const { statusCode = 502, headers } = found;
      if (statusCode === 200 && isText.test(headers["content-type"] ?? "") && req.method === "GET") {
        const chunks: Buffer[] = [];
        found.on("data", (chunk) => chunks.push(chunk));
        found.on("end", () => whole(req, res, path, Buffer.concat(chunks), headers, count));
      } else {
        res.writeHead(statusCode, headers);
        found.on("data", (chunk: Buffer) => count(chunk.length));
        found.pipe(res);
      }
    });
    asked.on("error", (error) => res.writeHead(502).end(String(error)));
    req.pipe(asked);
    res.on("close", () => asked.destroy());
  }

  function whole(
    req: IncomingMessage,
    res: ServerResponse,
    path: string,
    body: Buffer,
    headers: IncomingMessage["headers"],
    count: (bytes: number) => void,
  ): void {
    const zip = isText.test(headers["content-type"] ?? "") && /\bgzip\b/.test(String(req.headers["accept-encoding"]));
    if (zip && !packed.has(path)) packed.set(path, gzipSync(body, { level: 9 }));
    const bytes = zip ? packed.get(path)! : body;
    const { "content-length": _, etag, "content-type": type } = headers;
    const encoding = zip ? { "content-encoding": "gzip", vary: "accept-encoding" } : {};
    count(bytes.length);
    res.writeHead(200, { "content-type": type, ...(etag && { etag }), ...encoding, "content-length": bytes.length });
    res.end(bytes);
  }

  const front = createServer(answer);
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://localhost:${(front.address() as AddressInfo).port}/`,
    sent,
    close: async () => {
      front.closeAllConnections();
      await new Promise((resolve) => front.close(resolve));
      await behind.close();
    },
  };
}

const isText = /^(text\/|application\/(json|javascript|manifest|xml)|image\/svg)/;

function typeOf(path: string): string {
  if (path.endsWith("/")) return "text/html; charset=utf-8";
  if (path.endsWith(".js")) return "text/javascript; charset=utf-8";
  return path.endsWith(".json") ? "application/json; charset=utf-8" : "application/octet-stream";
}

import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import sirv from "sirv";
import { openFolders } from "./api/headers.ts";
import { exists, readBytes } from "./files.ts";

export type Site = {
  /** Folder of the finished site. */
  folder: string;
  /** Path under which it lives, `/` or such as `/sang-kien/`. */
  base: string;
  /** First port to try; the next free one is taken. 0 = any. */
  port: number;
  /** Interface to listen on. */
  host?: string;
};

/**
 * Serves a folder of static files under a base path, as a plain host would: nothing compressed on the way, `.gz` and `.br`
 * files as they are, `404.html` for what is not there. Pages of any origin may read the data and the API.
 * @returns the address of the start page, and a way to stop
 * @throws Error when the folder is not there, or no port is free
 */
export async function serve({ folder, base, port, host = "127.0.0.1" }: Site): Promise<{
  address: string;
  close(): Promise<void>;
}> {
  if (!(await exists(folder))) throw new Error(`no such folder: ${folder}; build the site first (npm run build)`);
  const root = `/${base.replace(/^\/+|\/+$/g, "")}/`.replace("//", "/");
  const notFound = await page404(folder);
  const files = sirv(folder, {
    etag: true,
    dotfiles: false,
    setHeaders: setType,
    onNoMatch: (_, res) => notFound(res),
  });
  const server = createServer((req, res) => {
    const path = req.url ?? "/";
    if (openFolders.some((folder) => path.startsWith(`${root}${folder}/`)))
      res.setHeader("Access-Control-Allow-Origin", "*");
    if (path.startsWith(root)) files(under(req, path.slice(root.length - 1)), res);
    else if (path === "/" || `${path}/` === root) res.writeHead(302, { location: root }).end();
    else notFound(res);
  });
  const taken = await listen(server, port, host);
  return {
    address: `http://${host === "127.0.0.1" ? "localhost" : host}:${taken}${root}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Headers where the usual guess by ending is missing or would have the browser inflate or open the file. */
function setType(res: ServerResponse, path: string): void {
  const ending = path.slice(path.lastIndexOf(".") + 1);
  if (types[ending]) res.setHeader("Content-Type", types[ending]);
  if (ending === "gz" || ending === "br") sendAsIs(res);
}

/** sirv takes `.gz` and `.br` for the compressed form of another file and says so; the browser would then inflate it. */
function sendAsIs(res: ServerResponse): void {
  const writeHead = res.writeHead.bind(res);
  res.writeHead = ((code: number, { "Content-Encoding": _, ...headers }: OutgoingHttpHeaders) =>
    writeHead(code, headers)) as typeof res.writeHead;
}

const types: Record<string, string> = {
  gz: "application/octet-stream",
  br: "application/octet-stream",
  duckdb: "application/octet-stream",
  parquet: "application/vnd.apache.parquet",
  wasm: "application/wasm",
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
};

function under(req: IncomingMessage, path: string): IncomingMessage {
  req.url = path;
  return req;
}

async function page404(folder: string): Promise<(res: ServerResponse) => void> {
  const path = `${folder}/404.html`;
  const body = (await exists(path)) ? await readBytes(path) : "404";
  return (res) => void res.writeHead(404, { "content-type": "text/html; charset=utf-8" }).end(body);
}

/** Listens on the port or the next free one, twenty at most; returns the one taken. */
async function listen(server: Server, port: number, host: string): Promise<number> {
  for (let next = port; next < port + 20; next++) {
    const error = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
      server.once("error", resolve);
      server.listen(next, host, () => {
        server.off("error", resolve);
        resolve(null);
      });
    });
    if (!error) return (server.address() as AddressInfo).port;
    if (error.code !== "EADDRINUSE") throw error;
  }
  throw new Error(`no free port from ${port} to ${port + 19}; free one or set PORT`);
}

/** The fair: made-up pages that press in every way, and two that only look like it, each on a host name of its own. */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';

/** In the order in which they are introduced. */
const HOSTS = [
  'fair.test',
  'schuhhaus-lindner.test',
  'brightwell-home.test',
  'kraut-und-topf.test',
  'kurs.klartext-akademie.test',
  'seaview-stays.test',
  'buchhandlung-wiesner.test',
  'fenland-post.test',
];

export type FairHost = {
  host: string;
  /** The page's own title. */
  title: string;
  /** Without a port: the browser is told to reach these names at `httpPort`. */
  url: string;
};

/** Pages of one host by path ("/kasse"), as they are sent. */
type Site = ReadonlyMap<string, string>;

function readSite(host: string): Site {
  const folder = new URL(`./sites/${host}/`, import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.html'));
  return new Map(
    files.map((file) => {
      const name = file.slice(0, -'.html'.length);
      return [name === 'index' ? '/' : `/${name}`, readFileSync(new URL(file, folder), 'utf8')];
    }),
  );
}

function titleOf(html: string): string {
  // "<title>The fair · Der Jahrmarkt</title>"
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '';
  return title.replaceAll('&amp;', '&');
}

/** Waits until the server listens on a free port of this computer, and says which. */
function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The fair got no port.'));
      else resolve(address.port);
    });
  });
}

/**
 * Opens the fair on 127.0.0.1. The site is chosen by the Host header; map the host names to `httpPort`
 * (`--host-resolver-rules=MAP *:80 127.0.0.1:<httpPort>`).
 *
 * @throws when a page of the fair is missing or no port is to be had
 */
export async function openFair(): Promise<{
  hosts: FairHost[];
  httpPort: number;
  close(): Promise<void>;
}> {
  const sites = new Map(HOSTS.map((host) => [host, readSite(host)]));
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? '').toLowerCase().replace(/:\d+$/, '');
    const path = (request.url ?? '/').replace(/[?#].*$/, '');
    const html = sites.get(host)?.get(path);
    response.writeHead(html === undefined ? 404 : 200, {
      'content-type': html === undefined ? 'text/plain; charset=utf-8' : 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    });
    response.end(request.method === 'HEAD' ? '' : (html ?? `There is no page ${path} at the fair.`));
  });
  const httpPort = await listen(server);
  return {
    hosts: HOSTS.map((host) => ({
      host,
      title: titleOf(sites.get(host)?.get('/') ?? ''),
      url: `http://${host}/`,
    })),
    httpPort,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        // A browser keeps its connections open; the fair does not wait for them.
        server.closeAllConnections();
      }),
  };
}

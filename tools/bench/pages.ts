/** Serves the pages that are measured, on this machine, under any host name. */
import { createServer } from 'node:http';

export type PageServer = {
  /** For the browser: which port answers for which host. */
  hosts: Readonly<Record<string, number>>;
  close(): Promise<void>;
};

/** @param pages markup by host name ("shop.example") */
export async function servePages(pages: ReadonlyMap<string, string>): Promise<PageServer> {
  const server = createServer((request, response) => {
    const html = pages.get(request.headers.host ?? '');
    response.writeHead(html === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(html ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    hosts: { '*:80': address.port },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A small web on this machine: every host name leads here, and every request is written down. */
import { createServer, type Server } from 'node:http';
import { createServer as createSocketServer, type Server as SocketServer } from 'node:net';

/** Hosts that the browser itself asks, with an extension or without. */
const OWN_HOSTS = /(?:^|\.)(?:google|googleapis|gstatic|gvt1)\.com$/u;

export class Web {
  readonly #pages = new Map<string, string>();
  readonly #server: Server;
  readonly #deaf: SocketServer;
  /** What was asked for, in order: addresses, or "https://host" where all but the host is sealed. Not the browser's own. */
  readonly heard: string[] = [];

  private constructor() {
    this.#server = createServer((request, response) => {
      const address = `http://${request.headers.host ?? ''}${request.url ?? ''}`;
      if (!OWN_HOSTS.test(new URL(address).hostname)) this.heard.push(address);
      const html = this.#pages.get(address.split('?')[0] ?? '');
      response.writeHead(html === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(html ?? '');
    });
    this.#deaf = createSocketServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (greeting) => {
        const host = hostIn(greeting);
        if (!OWN_HOSTS.test(host)) this.heard.push(`https://${host}`);
        socket.destroy();
      });
    });
  }

  static async open(): Promise<Web> {
    const web = new Web();
    await Promise.all([
      new Promise<void>((resolve) => web.#server.listen(0, '127.0.0.1', resolve)),
      new Promise<void>((resolve) => web.#deaf.listen(0, '127.0.0.1', resolve)),
    ]);
    return web;
  }

  /** Which ports answer for which hosts, as the browser wants to know it. */
  get hosts(): Record<string, number> {
    return { '*:80': portOf(this.#server), '*:443': portOf(this.#deaf) };
  }

  /** Puts a page at an address: `put('http://shop.example/', '<!doctype html>…')`. */
  put(address: string, html: string): void {
    this.#pages.set(address, html);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await Promise.all([
      new Promise((resolve) => this.#server.close(resolve)),
      new Promise((resolve) => this.#deaf.close(resolve)),
    ]);
  }
}

function portOf(server: Server | SocketServer): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

/** The host a connection asks for, which stands unsealed in its greeting (RFC 6066: server name). */
function hostIn(greeting: Buffer): string {
  for (let at = 0; at + 9 < greeting.length; at += 1) {
    // extension 0, its length, the list's length, name type 0, the name's length, the name
    if (greeting.readUInt16BE(at) !== 0 || greeting[at + 6] !== 0) continue;
    const length = greeting.readUInt16BE(at + 7);
    const isName =
      greeting.readUInt16BE(at + 2) === length + 5 && greeting.readUInt16BE(at + 4) === length + 3;
    if (isName && length > 0) return greeting.toString('latin1', at + 9, at + 9 + length);
  }
  return 'unknown';
}

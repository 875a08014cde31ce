/** Marionette, the protocol by which every Firefox can be steered from outside: messages are "LENGTH:JSON" over a socket. */
import { connect as connectSocket, type Socket } from 'node:net';

/** Marionette's numbers for what a message is. */
const COMMAND = 0;
const ANSWER = 1;

type Waiting = { resolve(value: unknown): void; reject(error: Error): void };

/** A connection to one Firefox. */
export class Marionette {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  #unread: Buffer = Buffer.alloc(0);
  #last = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (data) => {
      this.#unread = Buffer.concat([this.#unread, data]);
      this.#read();
    });
    const fail = (): void => {
      for (const { reject } of this.#waiting.values()) reject(new Error('Firefox is gone'));
      this.#waiting.clear();
    };
    socket.on('error', fail);
    socket.on('close', fail);
  }

  /** @throws Error where nobody listens on this port */
  static async connect(port: number): Promise<Marionette> {
    const socket = connectSocket(port, '127.0.0.1');
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    return new Marionette(socket);
  }

  /** Takes whole messages from what has come in. The first is a greeting, and answers nothing. */
  #read(): void {
    for (;;) {
      const colon = this.#unread.indexOf(':');
      const length = Number(this.#unread.toString('latin1', 0, colon));
      if (colon < 1 || this.#unread.length < colon + 1 + length) return;
      const message: unknown = JSON.parse(this.#unread.toString('utf8', colon + 1, colon + 1 + length));
      this.#unread = this.#unread.subarray(colon + 1 + length);
      if (Array.isArray(message) && message[0] === ANSWER) this.#settle(message);
    }
  }

  #settle([, id, error, result]: readonly unknown[]): void {
    const waiting = this.#waiting.get(Number(id));
    this.#waiting.delete(Number(id));
    if (isFailure(error)) waiting?.reject(new Error(`${error.error}: ${error.message}`));
    else waiting?.resolve(isValue(result) ? result.value : result);
  }

  /**
   * Gives a command and waits for its answer.
   *
   * @throws Error where Firefox refuses; its message says why
   */
  call(command: string, params: object = {}): Promise<unknown> {
    this.#last += 1;
    const id = this.#last;
    const json = JSON.stringify([COMMAND, id, command, params]);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.write(`${Buffer.byteLength(json)}:${json}`);
    });
  }

  close(): void {
    this.#socket.destroy();
  }
}

function isFailure(value: unknown): value is { error: string; message: string } {
  return typeof value === 'object' && value !== null && 'error' in value;
}

function isValue(value: unknown): value is { value: unknown } {
  return typeof value === 'object' && value !== null && 'value' in value;
}

/**
 * Whose script ran how long, from the browser's own trace. Script of an extension is what an event says that names a
 * script of its address, and, where a task holds more than such events (what goes on after a promise), the share of the
 * profiler's samples in it that have a frame of its address on their stack. All in thread time: another program that
 * takes the processor meanwhile does not count. The profiler itself makes scripts about a fifth slower, all alike.
 */
import type { CDPSession } from '@playwright/test';

/** An event of a trace, as far as it is read here. Times in µs. */
export type TraceEvent = {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  tdur?: number;
  pid: number;
  tid: number;
  id?: string;
  args?: { name?: string; data?: TraceData; beginData?: { url?: string } };
};
type TraceData = {
  url?: string;
  startTime?: number;
  cpuProfile?: { nodes?: ProfileNode[]; samples?: number[] };
  timeDeltas?: number[];
};
type ProfileNode = { id: number; parent?: number; callFrame: { url?: string } };

/** A thread of one process. */
export type Thread = { pid: number; tid: number };

/** What an extension did on a thread. */
export type Work = {
  /** Script time in all, in ms. */
  scriptMs: number;
  /** The most in one task of the browser, in ms. */
  longestMs: number;
  /** All that the thread did, whoever's it was, in ms. */
  busyMs: number;
};

const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-v8.cpu_profiler',
  'disabled-by-default-v8.cpu_profiler.hires',
];

/** Events whose time is that of the script they name. */
const SCRIPT_EVENTS: ReadonlySet<string> = new Set(['EvaluateScript', 'FunctionCall', 'v8.compile']);

const READ_SIZE = 1 << 20;

/**
 * Records the whole browser while something happens.
 *
 * @param session of the browser, not of a page
 */
export async function record(session: CDPSession, happening: () => Promise<void>): Promise<TraceEvent[]> {
  await session.send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    traceConfig: { recordMode: 'recordAsMuchAsPossible', includedCategories: CATEGORIES },
  });
  const complete = new Promise<string | undefined>((resolve) =>
    session.once('Tracing.tracingComplete', ({ stream }) => resolve(stream)),
  );
  try {
    await happening();
  } finally {
    await session.send('Tracing.end');
  }
  const handle = await complete;
  if (handle === undefined) throw new Error('the browser gave no trace');
  const pieces: Buffer[] = [];
  for (let isDone = false; !isDone;) {
    const { data, eof, base64Encoded } = await session.send('IO.read', { handle, size: READ_SIZE });
    pieces.push(Buffer.from(data, base64Encoded === true ? 'base64' : 'utf8'));
    isDone = eof;
  }
  await session.send('IO.close', { handle });
  const trace: { traceEvents: TraceEvent[] } = JSON.parse(Buffer.concat(pieces).toString('utf8'));
  return trace.traceEvents;
}

/** The thread on which the page of an address was read, or undefined where none was. */
export function threadOfPage(events: readonly TraceEvent[], address: string): Thread | undefined {
  const reading = events.find(
    ({ name, args }) => name === 'ParseHTML' && args?.beginData?.url?.startsWith(address) === true,
  );
  return reading && { pid: reading.pid, tid: reading.tid };
}

/** Threads that service workers run on. */
export function threadsOfWorkers(events: readonly TraceEvent[]): Thread[] {
  return events
    .filter(({ name, args }) => name === 'thread_name' && args?.name === 'ServiceWorker thread')
    .map(({ pid, tid }) => ({ pid, tid }));
}

/** Stretches of time, in order and apart. */
type Stretch = { from: number; to: number; threadUs: number };

/** What scripts of an origin ("chrome-extension://abc/") did on a thread. */
export function workOn(events: readonly TraceEvent[], { pid, tid }: Thread, origin: string): Work {
  const own = events
    .filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X' && (event.dur ?? 0) > 0)
    .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const tasks = outermost(own.filter(({ name }) => name === 'RunTask'));
  const scripts = outermost(
    own.filter(({ name, args }) => SCRIPT_EVENTS.has(name) && args?.data?.url?.startsWith(origin) === true),
  );
  const samples = samplesOn(events, { pid, tid }, origin);
  let scriptUs = 0;
  let longestUs = 0;
  let script = 0;
  let sample = 0;
  for (const { from, to, threadUs } of tasks) {
    let named = 0;
    const inside: Stretch[] = [];
    for (; (scripts[script]?.from ?? Number.POSITIVE_INFINITY) < to; script += 1) {
      const next = scripts[script];
      if (!next || next.from < from) continue;
      named += next.threadUs;
      inside.push(next);
    }
    let others = 0;
    let ours = 0;
    let at = 0;
    for (; (samples[sample]?.at ?? Number.POSITIVE_INFINITY) < to; sample += 1) {
      const next = samples[sample];
      if (!next || next.at < from) continue;
      while ((inside[at]?.to ?? Number.POSITIVE_INFINITY) < next.at) at += 1;
      if ((inside[at]?.from ?? Number.POSITIVE_INFINITY) <= next.at) continue;
      if (next.isOurs) ours += 1;
      else others += 1;
    }
    const rest = ours > 0 ? (Math.max(0, threadUs - named) * ours) / (ours + others) : 0;
    scriptUs += named + rest;
    longestUs = Math.max(longestUs, named + rest);
  }
  const busyUs = tasks.reduce((sum, { threadUs }) => sum + threadUs, 0);
  return { scriptMs: scriptUs / 1000, longestMs: longestUs / 1000, busyMs: busyUs / 1000 };
}

/** Events that are in no other of them. */
function outermost(events: readonly TraceEvent[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { ts, dur = 0, tdur = dur } of events) {
    if (ts < (stretches.at(-1)?.to ?? Number.NEGATIVE_INFINITY)) continue;
    stretches.push({ from: ts, to: ts + dur, threadUs: tdur });
  }
  return stretches;
}

type Sample = { at: number; isOurs: boolean };

/** What the profiler saw on a thread, in order. */
function samplesOn(events: readonly TraceEvent[], { pid, tid }: Thread, origin: string): Sample[] {
  const samples: Sample[] = [];
  const profiles = events.filter(
    (event) => event.name === 'Profile' && event.pid === pid && event.tid === tid,
  );
  for (const { id, args } of profiles) {
    const isOurs = new Map<number, boolean>();
    let at = args?.data?.startTime ?? 0;
    const chunks = events
      .filter((event) => event.name === 'ProfileChunk' && event.pid === pid && event.id === id)
      .toSorted((a, b) => a.ts - b.ts);
    for (const { args: { data } = {} } of chunks) {
      // A parent is always told before its children.
      for (const node of data?.cpuProfile?.nodes ?? [])
        isOurs.set(
          node.id,
          isOurs.get(node.parent ?? 0) === true || node.callFrame.url?.startsWith(origin) === true,
        );
      for (const [i, node] of (data?.cpuProfile?.samples ?? []).entries()) {
        at += data?.timeDeltas?.[i] ?? 0;
        samples.push({ at, isOurs: isOurs.get(node) === true });
      }
    }
  }
  return samples.toSorted((a, b) => a.at - b.at);
}

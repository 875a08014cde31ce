// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Evidence, PageFinding } from '@/lib/core/types';
import type { SeenFinding } from '@/lib/messages';
import type { Found } from '@/lib/page/findings';
import { Outbox } from '@/lib/page/outbox';

type Answer = { stored: boolean } | Error;

/** What was sent, in order, and a way to answer the last of it. */
let sent: SeenFinding[][];
let answer: (said: Answer) => void;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  const sendMessage = ({ data }: { data: { sightings: SeenFinding[] } }): Promise<unknown> => {
    sent.push(data.sightings);
    return new Promise((resolve, reject) => {
      answer = (said) => (said instanceof Error ? reject(said) : resolve(said));
    });
  };
  vi.stubGlobal('chrome', { runtime: { id: 'ours', sendMessage } });
  vi.stubGlobal('browser', undefined);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function found(claim: string, evidence: Evidence = 'claimed'): Found {
  const finding: PageFinding = {
    id: claim,
    claim,
    pattern: 'deadline',
    evidence,
    quote: 'Sale ends tonight',
    confidence: 0.9,
    lang: 'en',
    seen: [],
  };
  return { finding, element: document.body, range: undefined, isVisible: true, readAt: 0 };
}

/** What was told in each message: claims and their evidence. */
function told(): string[][] {
  return sent.map((sightings) => sightings.map(({ claim, evidence }) => `${claim} ${evidence}`));
}

/** What is seen within a moment goes together. */
async function wait(): Promise<void> {
  await vi.advanceTimersByTimeAsync(200);
}

async function settle(said: Answer): Promise<void> {
  answer(said);
  await vi.advanceTimersByTimeAsync(0);
}

describe('the outbox', () => {
  it('says again what was not stored, and what was, once', async () => {
    const outbox = new Outbox();
    outbox.add(found('a'), 'view');
    await wait();
    await settle({ stored: false });
    outbox.add(found('b'), 'view');
    await wait();
    await settle(new Error('the worker was killed'));
    await vi.advanceTimersByTimeAsync(500);
    await settle({ stored: true });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(told()).toEqual([['a claimed'], ['a claimed', 'b claimed'], ['a claimed', 'b claimed']]);
    const [first, , last] = sent;
    expect(last?.[0]).toEqual(first?.[0]);
  });

  it('tells what was seen anew with stronger evidence while it was sending', async () => {
    const outbox = new Outbox();
    outbox.add(found('a'), 'view');
    await wait();
    outbox.add(found('a', 'proven'), 'view');
    await settle({ stored: true });
    await settle({ stored: true });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(told()).toEqual([['a claimed'], ['a proven']]);
  });

  it('tells what is seen in one moment in one message, and at once where the page is left', async () => {
    const outbox = new Outbox();
    outbox.add(found('a'), 'view');
    outbox.add(found('b'), 'view');
    await wait();
    expect(told()).toEqual([['a claimed', 'b claimed']]);
    await settle({ stored: true });
    outbox.add(found('c'), 'view');
    void outbox.flush();
    expect(told()).toEqual([['a claimed', 'b claimed'], ['c claimed']]);
  });
});

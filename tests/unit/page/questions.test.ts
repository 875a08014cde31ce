import { describe, expect, it, vi } from 'vitest';

import type { Detected } from '@/lib/core/detect';
import type { Finding, Snippet } from '@/lib/core/types';
import { MOST_ASKED, Questions, type Step } from '@/lib/page/questions';
import type { Piece } from '@/lib/page/snapshot';

const FOUND: Finding = {
  pattern: 'scarcity',
  evidence: 'claimed',
  quote: 'Nur noch 3',
  confidence: 0.9,
  lang: 'de',
  seen: [{ what: 'worded' }],
};

/** A place in a page; what it is made of does not matter here. */
function place(): Element {
  return {} as Element;
}

function text(words: string, element = place()): Piece {
  return { element, snippet: { kind: 'text', text: words, role: 'text', lang: 'de' } };
}

/** Answers as the background would: what counts presses, all else does not. */
function answer(snippet: Snippet): Detected {
  return snippet.kind === 'text' && snippet.text.includes('3') ? [FOUND] : [];
}

/** Goes through all steps and waits where they ask for it. */
async function finish<Result>(work: Generator<Step, Result>): Promise<Result> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await value;
  }
}

describe('questions of a page', () => {
  it('are asked once a wording, and answered for every place of it', async () => {
    const detect = vi.fn(async (snippets: readonly Snippet[]) => snippets.map(answer));
    const questions = new Questions(detect);
    const [first, second] = [place(), place()];
    for (const piece of [text('Nur noch 3', first), text('In den Korb'), text('Nur noch 3', second)])
      questions.add(piece);
    const found: Element[] = [];
    expect(await finish(questions.ask(({ element }) => found.push(element)))).toBe(true);
    expect(found).toEqual([first, second]);
    expect(detect.mock.calls.flatMap(([snippets]) => snippets)).toHaveLength(2);
  });

  it('are not asked again where the words said nothing', async () => {
    const detect = vi.fn(async (snippets: readonly Snippet[]) => snippets.map(answer));
    const questions = new Questions(detect);
    questions.add(text('In den Korb'));
    await finish(questions.ask(() => undefined));
    questions.add(text('In den Korb'));
    expect(questions.size).toBe(0);
    questions.add(text('Nur noch 3'));
    expect(questions.size).toBe(1);
  });

  it('are asked again where nobody answered', async () => {
    const detect = vi.fn().mockRejectedValueOnce(new Error('the worker was stopped')).mockResolvedValue([[]]);
    const questions = new Questions(detect);
    questions.add(text('In den Korb'));
    expect(await finish(questions.ask(() => undefined))).toBe(false);
    questions.add(text('In den Korb'));
    expect(questions.size).toBe(1);
    expect(await finish(questions.ask(() => undefined))).toBe(true);
  });

  it('go a few hundred at a time, the answers in order', async () => {
    const sizes: number[] = [];
    const questions = new Questions(async (snippets) => {
      sizes.push(snippets.length);
      return snippets.map(answer);
    });
    const many = MOST_ASKED + 5;
    for (let i = 0; i < many; i += 1)
      questions.add(text(i === many - 1 ? 'Nur noch 3' : `Artikel ${'i'.repeat(i)}`));
    const found: string[] = [];
    await finish(
      questions.ask((piece) => found.push(piece.snippet.kind === 'text' ? piece.snippet.text : '')),
    );
    expect(sizes).toEqual([MOST_ASKED, 5]);
    expect(found).toEqual(['Nur noch 3']);
  });
});

import type { Ref } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';

import { i18n } from '#i18n';

import type { Pattern } from '@/lib/core/types';
import { nameOf } from '@/lib/sentences';

import { useFormats } from './formats';

/** The clock of the example runs for so long. */
const SALE_MS = 15 * 60_000;

type ExampleProps = {
  /** Where the shop stands: the one part of the page that is read. */
  box: Ref<HTMLElement>;
  /** What is found in it now, each once. */
  found: readonly Pattern[];
  /** The person took marks away. */
  isLeft: boolean;
  onBeginAgain: () => void;
};

/** A small shop that presses, and beside it what was found in it. */
export function WelcomeExample({ box, found, isLeft, onBeginAgain }: ExampleProps) {
  const id = useId();
  const { number, list } = useFormats();
  const [isRunning, setIsRunning] = useState(true);
  const [leftMs, setLeftMs] = useState(SALE_MS);
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => setLeftMs((ms) => Math.max(0, ms - 1_000)), 1_000);
    return () => clearInterval(timer);
  }, [isRunning]);

  return (
    <section class="example" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{i18n.t('example.title')}</h2>
      <p class="small">{i18n.t('example.more')}</p>
      <article class="shop" ref={box} aria-label={i18n.t('example.shop')}>
        <h3>{i18n.t('example.goods')}</h3>
        <p class="shop-clock">
          {i18n.t('example.ends')} <span class="clock">{clockOf(leftMs)}</span>
        </p>
        <p class="shop-left">{i18n.t('example.left', [number(3)])}</p>
        <form class="shop-form" onSubmit={(event) => event.preventDefault()}>
          <h4>{i18n.t('example.offer')}</h4>
          <p>{i18n.t('example.ask')}</p>
          <input
            type="email"
            class="field"
            aria-label={i18n.t('example.address')}
            placeholder={i18n.t('example.address')}
            autoComplete="off"
            readOnly
          />
          <button type="submit" class="button">
            {i18n.t('example.send')}
          </button>
        </form>
      </article>
      <output class="example-found">
        {found.length > 0 ? i18n.t('example.found', [list(found.map(nameOf))]) : i18n.t('example.reading')}
      </output>
      <p class="example-ways">
        <button type="button" class="link" onClick={() => setIsRunning(!isRunning)}>
          {i18n.t(isRunning ? 'example.stop' : 'example.run')}
        </button>
        {isLeft && (
          <button type="button" class="link" onClick={onBeginAgain}>
            {i18n.t('example.again')}
          </button>
        )}
      </p>
    </section>
  );
}

/** "14:59" */
function clockOf(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

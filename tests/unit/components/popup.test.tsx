// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import type { ComponentProps } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createFormats, FormatsContext } from '@/components/formats';
import { Popup } from '@/components/popup';
import { modesOf } from '@/lib/core/modes';
import type { TrustRule } from '@/lib/core/trust';

import { speak } from '../speak';
import { findingOf } from './examples';

type Props = ComponentProps<typeof Popup>;

const ADDRESS = 'https://www.shop.example/blog/today';
const week = { pushes: 41, sites: 12, msPerPush: 9 * 60_000, visibleMs: 6 * 3_600_000 };

function propsOf(changes: Partial<Props> = {}): Props {
  return {
    page: { kind: 'read', findings: [], isCutShort: false },
    site: 'www.shop.example',
    address: ADDRESS,
    rules: [],
    isTrustPreset: false,
    isPaused: false,
    isPrivate: false,
    week,
    onShow: vi.fn(() => Promise.resolve(true)),
    onSaveEvidence: vi.fn(() => Promise.resolve()),
    onCalm: vi.fn(),
    onCopy: vi.fn(() => Promise.resolve(true)),
    onTrust: vi.fn(),
    onDistrust: vi.fn(),
    onRestore: vi.fn(),
    onPause: vi.fn(),
    onReload: vi.fn(),
    ...changes,
  };
}

function draw(props: Props, language = 'en-GB') {
  return (
    <FormatsContext.Provider value={createFormats(language, language)}>
      <Popup {...props} />
    </FormatsContext.Provider>
  );
}

function show(changes: Partial<Props> = {}, language = 'en-GB') {
  const props = propsOf(changes);
  return { props, ...render(draw(props, language)) };
}

const rule: TrustRule = { scope: 'domain', value: 'shop.example', addedAt: Date.UTC(2026, 4, 3, 12) };

beforeEach(() => speak('en'));
afterEach(cleanup);

describe('the page in front of the person', () => {
  it('is calm where nothing was found', () => {
    show();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Nothing pushes here');
    expect(screen.queryByRole('button', { name: /Show me/u })).toBeNull();
  });

  it('counts findings and groups them by pattern, fullest first', () => {
    show({
      page: {
        kind: 'read',
        isCutShort: false,
        findings: [
          findingOf({ id: 'a' }),
          findingOf({ id: 'b', pattern: 'scarcity', quote: 'Only 3 left', seen: [{ what: 'worded' }] }),
          findingOf({ id: 'c', pattern: 'scarcity', quote: 'Almost gone', seen: [{ what: 'worded' }] }),
        ],
      },
    });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('3 findings');
    expect(screen.getByRole('img', { name: '3 findings' }).textContent).toBe('3');
    const regions = screen.getAllByRole('region').map((region) => region.getAttribute('aria-label'));
    expect(regions).toEqual(['Trust', 'Scarcity', 'Countdown']);
    const countdown = screen.getByRole('region', { name: 'Countdown' });
    expect(countdown.textContent).toContain('Offer ends in 14:09');
    expect(countdown.textContent).toContain('Observed Ran from 14:12 to 14:09 while the page was open.');
    expect(within(countdown).getAllByRole('listitem')).toHaveLength(1);
  });

  it('puts what is proven before what is claimed', () => {
    show({
      page: {
        kind: 'read',
        isCutShort: false,
        findings: [
          findingOf({ id: 'a', quote: 'claimed one', evidence: 'claimed', confidence: 1 }),
          findingOf({ id: 'b', quote: 'proven one', evidence: 'proven', verdict: 'moved', confidence: 0.6 }),
        ],
      },
    });
    const quotes = screen
      .getAllByRole('listitem')
      .map((item) => item.querySelector('blockquote')?.textContent);
    expect(quotes).toEqual(['proven one', 'claimed one']);
  });

  it('puts a pattern that was shown to be false before all others', () => {
    show({
      page: {
        kind: 'read',
        isCutShort: false,
        findings: [
          findingOf({ id: 'a', pattern: 'scarcity', quote: 'Only 3 left' }),
          findingOf({ id: 'b', pattern: 'scarcity', quote: 'Almost gone' }),
          findingOf({ id: 'c', evidence: 'proven', verdict: 'moved' }),
        ],
      },
    });
    const regions = screen.getAllByRole('region').map((region) => region.getAttribute('aria-label'));
    expect(regions).toEqual(['Trust', 'Countdown', 'Scarcity']);
  });

  it('shows a finding where it stands, and says when it is gone', async () => {
    const finding = findingOf({ frameId: 7 });
    const onShow = vi.fn(() => Promise.resolve(false));
    show({ page: { kind: 'read', findings: [finding], isCutShort: false }, onShow });
    fireEvent.click(screen.getByRole('button', { name: 'Show me: Offer ends in 14:09' }));
    expect(onShow).toHaveBeenCalledExactlyOnceWith(finding);
    expect(await screen.findByText('This is no longer on the page.')).toBeTruthy();
  });

  it('says that a page was cut short', () => {
    show({ page: { kind: 'read', findings: [], isCutShort: true } });
    expect(screen.getByText(/Not all of it was read/u)).toBeTruthy();
  });

  it('says that nothing of a private window is kept', () => {
    show({ isPrivate: true });
    expect(screen.getByText('Private window: findings are shown, nothing is kept.')).toBeTruthy();
  });

  it.each([
    ['browser', 'This page belongs to the browser. No extension may read it.'],
    ['store', 'The browser keeps extensions out of its own store.'],
  ] as const)('cannot be read: %s', (why, words) => {
    show({ page: { kind: 'unreadable', why }, site: '', address: '' });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Not readable');
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.queryByRole('switch')).toBeNull();
  });

  it('offers to reload a page that does not answer', () => {
    const { props } = show({ page: { kind: 'no-answer' } });
    fireEvent.click(screen.getByRole('button', { name: 'Reload the page' }));
    expect(props.onReload).toHaveBeenCalledOnce();
  });

  it('waits for a page that still loads, without a figure', () => {
    show({ page: { kind: 'waiting' } });
    expect(screen.getByRole('img', { name: 'Reading the page…' }).textContent).toBe('');
  });
});

describe('pause', () => {
  it('holds everything from the foot', () => {
    const { props } = show();
    fireEvent.click(screen.getByRole('button', { name: 'Pause everywhere' }));
    expect(props.onPause).toHaveBeenCalledExactlyOnceWith(true);
  });

  it('is said, and ended with one button', () => {
    const { props } = show({ page: { kind: 'paused' }, isPaused: true });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Paused everywhere');
    expect(screen.queryByRole('switch')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Go on' }));
    expect(props.onPause).toHaveBeenCalledExactlyOnceWith(false);
  });
});

describe('trust', () => {
  it('trusts the whole domain with one click, and says what that matches before', () => {
    const { props } = show();
    const control = screen.getByRole('switch', { name: 'Trust this site' });
    expect(control.getAttribute('aria-checked')).toBe('false');
    expect(control.closest('section')?.querySelector('.trust-words')?.textContent).toBe(
      'shop.example and everything below it, such as www.shop.example',
    );
    fireEvent.click(control);
    expect(props.onTrust).toHaveBeenCalledExactlyOnceWith('domain', 'always');
  });

  it('trusts as far as the person chose', () => {
    const { props, container } = show();
    const choices = screen.getAllByRole('radio', { hidden: true });
    expect(choices.map((choice) => choice.closest('label')?.textContent)).toEqual([
      'Whole domainshop.example and everything below it, such as www.shop.example',
      'This host onlywww.shop.example itself, nothing above or below it',
      'This path onlywww.shop.example/blog/today and the pages below it',
    ]);
    const path = container.querySelector('input[value="path"]');
    if (path) fireEvent.click(path);
    fireEvent.click(screen.getByRole('switch'));
    expect(props.onTrust).toHaveBeenCalledExactlyOnceWith('path', 'always');
  });

  it('is taken back right there: after trusting and after ending trust', () => {
    const { props, rerender } = show();
    fireEvent.click(screen.getByRole('switch'));
    rerender(draw({ ...props, page: { kind: 'trusted' }, rules: [rule] }));
    expect(screen.getByRole('switch').getAttribute('aria-checked')).toBe('true');
    expect(screen.getByText('Trusted from now on.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(props.onRestore).toHaveBeenCalledExactlyOnceWith([]);
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();

    fireEvent.click(screen.getByRole('switch'));
    expect(props.onDistrust).toHaveBeenCalledOnce();
    rerender(draw({ ...props, rules: [] }));
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(props.onRestore).toHaveBeenLastCalledWith([rule]);
  });

  it('says since when and how far a site is trusted', () => {
    show({ page: { kind: 'trusted' }, rules: [rule] });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Trusted');
    expect(screen.getByText('Trusted since 3 May 2026.')).toBeTruthy();
    expect(screen.getByRole('switch').closest('section')?.textContent).toContain(
      'shop.example and everything below it, such as www.shop.example',
    );
  });
});

describe('the week in one line', () => {
  it.each([
    [week, '41 pushes on 12 sites, one every 9 minutes.'],
    [{ ...week, msPerPush: 40_000 }, '41 pushes on 12 sites, one every 40 seconds.'],
    [{ ...week, msPerPush: 60_000 }, '41 pushes on 12 sites, one every minute.'],
    [{ ...week, msPerPush: 3 * 3_600_000 }, '41 pushes on 12 sites, one every 3 hours.'],
    [{ pushes: 1, sites: 1, msPerPush: 3_600_000, visibleMs: 3_600_000 }, 'One push on one site.'],
    [{ pushes: 0, sites: 0, visibleMs: 100 * 60_000 }, 'No pushes in 1 hr 40 mins of browsing.'],
    [{ pushes: 0, sites: 0, visibleMs: 0 }, 'Nothing logged so far.'],
  ])('%o', (given, said) => {
    show({ week: given });
    expect(screen.getByText(said)).toBeTruthy();
  });

  it('leads to the report and the trusted sites', () => {
    show();
    expect(screen.getByRole('link', { name: 'Weekly report' }).getAttribute('href')).toBe('/report.html');
    expect(screen.getByRole('link', { name: 'Trusted sites' }).getAttribute('href')).toBe('/trusted.html');
  });
});

it('speaks German', () => {
  speak('de');
  show({ page: { kind: 'read', findings: [findingOf()], isCutShort: false } }, 'de');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Ein Fund');
  expect(screen.getByText('41-mal Druck auf 12 Websites, alle 9 Minuten einmal.')).toBeTruthy();
  expect(screen.getByRole('switch').closest('section')?.textContent).toContain(
    'shop.example und alles darunter, etwa www.shop.example',
  );
});

describe('a site that was given an address before', () => {
  const page = {
    kind: 'read',
    isCutShort: false,
    findings: [
      findingOf({ pattern: 'gate', form: 'discount', seen: [{ what: 'asks-address', offer: 'discount' }] }),
    ],
  } as const;
  const given = { day: '2020-05-03', quote: '10 % off', days: 1 };

  it('says so at its gates, with the way to the list', () => {
    show({ page, given });
    const group = within(screen.getByRole('region', { name: 'E-mail gate' }));
    expect(group.getByText(/You already gave this site an address on 3 May 2020/u).textContent).toContain(
      '10 % off',
    );
    expect(group.getByRole('link', { name: 'Addresses given' }).getAttribute('href')).toBe('/addresses.html');
  });

  it('says nothing where there is no gate', () => {
    show({ page: { ...page, findings: [findingOf()] }, given });
    expect(screen.queryByText(/already gave/u)).toBeNull();
  });
});

describe('what the organisation set', () => {
  it('is said where it trusts the page, and the switch is not the person’s', () => {
    show({ page: { kind: 'trusted' }, rules: [rule], isTrustPreset: true });
    expect(screen.getByRole('switch', { name: 'Trust this site' })).toHaveProperty('disabled', true);
    expect(screen.getByRole('region', { name: 'Trust' }).textContent).toContain(
      'Your organisation has set this.',
    );
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('is said beside a mode that is locked, whatever was chosen here', () => {
    const findings = [findingOf()];
    const usual = modesOf();
    show({
      page: { kind: 'read', isCutShort: false, findings },
      modes: {
        here: { countdown: 'off', gate: 'off' },
        usual,
        locked: { countdown: 'calm' },
        onMode: vi.fn(),
      },
    });
    const locked = screen.getByRole('combobox', { name: /Countdown/u });
    expect(locked).toHaveProperty('disabled', true);
    expect(locked).toHaveProperty('value', 'calm');
    expect(screen.getByRole('combobox', { name: /E-mail gate/u })).toHaveProperty('disabled', false);
  });
});

// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import type { ComponentProps } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createFormats, FormatsContext } from '@/components/formats';
import { Report } from '@/components/report';
import { levelOf, weekOf } from '@/lib/core/report';

import { speak } from '../speak';
import { browsingOf, sightingOf, sightingsOf } from './examples';

type Props = ComponentProps<typeof Report>;

const FROM = '2026-11-16';
const full = weekOf(
  FROM,
  [
    ...sightingsOf(30, 'scarcity', 'shop.example', '2026-11-17', 20),
    ...sightingsOf(10, 'countdown', 'travel.example', '2026-11-18', 9),
    sightingOf({
      pattern: 'gate',
      form: 'discount',
      trigger: 'imposed',
      site: 'mode.example',
      quote: '10 % für deine Adresse',
      evidence: 'proven',
    }),
    sightingOf({ pattern: 'gate', form: 'newsletter', trigger: 'sought', site: 'blog.example' }),
    ...sightingsOf(80, 'scarcity', 'shop.example', '2026-11-10', 20),
  ],
  [browsingOf('2026-11-10', 300), browsingOf('2026-11-17', 205), browsingOf('2026-11-18', 205)],
);

function waysOf(changes: Partial<Props['sites']> = {}): Props['sites'] {
  return {
    isTrusted: () => false,
    isTrustPreset: () => false,
    onTrust: vi.fn(),
    isCalm: () => false,
    onCalm: vi.fn(),
    onForget: vi.fn(),
    ...changes,
  };
}

function show(changes: Partial<Props> = {}, language = 'en-GB') {
  const props: Props = {
    week: full,
    today: '2026-11-23',
    firstWeek: '2026-11-09',
    broken: [],
    given: [],
    onSaveEvidence: vi.fn(() => Promise.resolve()),
    sites: waysOf(),
    suggestion: { kind: 'write', pushes: 41 },
    onFollow: vi.fn(() => Promise.resolve(() => Promise.resolve())),
    feeling: { from: FROM, text: '', most: 1_000, onWrite: vi.fn(() => Promise.resolve()) },
    onPicture: vi.fn(() => Promise.resolve()),
    onExport: vi.fn(() => Promise.resolve()),
    onDelete: vi.fn(() => Promise.resolve()),
    ...changes,
  };
  const view = render(
    <FormatsContext.Provider value={createFormats(language, language)}>
      <Report {...props} />
    </FormatsContext.Provider>,
  );
  return { props, ...view };
}

/** The rows of the table under a chart, as a person reads them. */
function rowsUnder(title: string): string[] {
  const table = within(screen.getByRole('figure', { name: title })).getByRole('table', { hidden: true });
  return [...table.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent).join(' | '),
  );
}

beforeEach(() => speak('en'));
afterEach(cleanup);

function readingAt(later: number) {
  return {
    at: Date.UTC(2026, 10, 17, 13, 11) + later,
    view: `v${later}`,
    sinceMs: 900,
    promised: { what: 'end' as const, remainingMs: 1_200_000, unitMs: 1_000 },
  };
}
const READINGS = [readingAt(0), readingAt(60_000)] as const;

const BROKEN: Props['broken'][number] = {
  claim: 'k1',
  site: 'shop.example',
  pattern: 'countdown',
  quote: 'Offer ends in 20:00',
  lastAt: Date.UTC(2026, 10, 17, 13, 12),
  readings: READINGS,
  proof: { verdict: 'moved', isProven: true, first: READINGS[0], last: READINGS[1] },
};

describe('promises that were broken', () => {
  beforeEach(() => speak('en'));
  afterEach(cleanup);

  it('are listed with what was said when, and handed over as a file', async () => {
    const { props } = show({ broken: [BROKEN] });
    const section = screen.getByRole('region', { name: 'Promises that were broken' });
    expect(section.textContent).toContain('Offer ends in 20:00');
    expect(section.querySelectorAll('ol li')).toHaveLength(2);
    fireEvent.click(within(section).getByRole('button', { name: 'Save the evidence as a page' }));
    await waitFor(() => expect(props.onSaveEvidence).toHaveBeenCalledExactlyOnceWith(BROKEN, 'html'));
  });

  it('say so where the file could not be saved', async () => {
    show({ broken: [BROKEN], onSaveEvidence: () => Promise.reject(new Error('no')) });
    fireEvent.click(screen.getByRole('button', { name: 'as JSON' }));
    expect(await screen.findByText('The file could not be saved. Please try again.')).toBeTruthy();
  });

  it('are not spoken of where there are none', () => {
    show();
    expect(screen.queryByRole('region', { name: 'Promises that were broken' })).toBeNull();
  });
});

describe('a full week', () => {
  it('says itself in one sentence, and against the own past', () => {
    show();
    expect(screen.getByRole('heading', { level: 1 }).textContent?.replaceAll('\u00a0', ' ')).toBe(
      '41 pushes on 3 sites, one every 10 minutes.',
    );
    expect(screen.getByText('Calmer than your usual week, which has 80 pushes.')).toBeTruthy();
    expect(screen.getByText(/16.+22 November 2026/u)).toBeTruthy();
  });

  it('is not measured against whole weeks while it runs', () => {
    show({ today: '2026-11-18' });
    expect(screen.getByText('So far. Your usual whole week has 80 pushes.')).toBeTruthy();
    expect(screen.getByText('so far')).toBeTruthy();
  });

  it('draws each chart with a name, a summary, and its figures as a table', () => {
    show();
    expect(screen.getByText('Most often: Scarcity, 30 times.')).toBeTruthy();
    expect(rowsUnder('By pattern')).toEqual([
      'Scarcity | 30 | 80',
      'Countdown | 10 | 0',
      'E-mail gate | 1 | 0',
    ]);
    expect(screen.getByText('Most on Tuesday 17 November: 31.')).toBeTruthy();
    expect(rowsUnder('By day')).toHaveLength(7);
    expect(rowsUnder('By day')[2]).toBe('Wednesday 18 November | 10 | 3 hrs 25 mins');
    expect(rowsUnder('By day and hour')).toEqual([
      'Tuesday 17 November | 14:00 | 1',
      'Tuesday 17 November | 20:00 | 30',
      'Wednesday 18 November | 09:00 | 10',
    ]);
    for (const title of ['By pattern', 'By day', 'By day and hour']) {
      const drawing = within(screen.getByRole('figure', { name: title })).getByRole('img', { name: title });
      expect(drawing.getAttribute('aria-describedby')).toBeTruthy();
      expect(drawing.querySelectorAll('rect').length).toBeGreaterThan(2);
    }
  });

  it('draws bars as long as their counts', () => {
    show();
    const bars = screen.getByRole('img', { name: 'By pattern' }).querySelectorAll('.ts-chart__marks rect');
    const widths = [...bars].map((bar) => Number(bar.getAttribute('width')));
    expect(widths).toHaveLength(3);
    expect(widths[0]! / widths[1]!).toBeCloseTo(3);
    expect(bars[0]?.textContent).toBe('Scarcity: 30, usually 80');
  });

  it('needs no style attribute, which the policy of our pages forbids', () => {
    const { container } = show();
    expect(container.querySelectorAll('[style]')).toHaveLength(0);
  });

  it('counts gates in passing apart, and says what gates wanted', () => {
    show();
    expect(screen.getByText('Also asked in passing').nextElementSibling?.textContent).toBe('once');
    const forms = screen.getByRole('region', { name: 'What they wanted your address for' });
    expect(
      within(forms)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['1 Discount for your e-mail', '1 Newsletter sign-up']);
  });

  it('quotes the strongest first, with the evidence', () => {
    show();
    const quotes = screen.getByRole('region', { name: 'What was said' });
    const first = within(quotes).getAllByRole('listitem')[0];
    expect(first?.querySelector('blockquote')?.textContent).toBe('10 % für deine Adresse');
    expect(first?.textContent).toContain('Proven E-mail gate · mode.example · Tue');
  });

  it('trusts a site from its row, and takes that back', () => {
    const sites = waysOf({ isTrusted: (site) => site === 'travel.example' });
    show({ sites });
    fireEvent.click(screen.getByRole('button', { name: 'Trust shop.example' }));
    expect(sites.onTrust).toHaveBeenLastCalledWith('shop.example', true);
    fireEvent.click(screen.getByRole('button', { name: 'Undo trusting travel.example' }));
    expect(sites.onTrust).toHaveBeenLastCalledWith('travel.example', false);
    expect(screen.queryByRole('button', { name: 'Trust travel.example' })).toBeNull();
  });

  it('offers no calm where an organisation has settled all that is done', () => {
    show({ sites: waysOf({ onCalm: undefined }) });
    expect(screen.queryByRole('button', { name: 'Calm shop.example' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Trust shop.example' })).toBeDefined();
  });

  it('calms a site from its row, and forgets it when asked twice', () => {
    const sites = waysOf({ isCalm: (site) => site === 'travel.example' });
    show({ sites });
    fireEvent.click(screen.getByRole('button', { name: 'Calm shop.example' }));
    expect(sites.onCalm).toHaveBeenLastCalledWith('shop.example', true);
    fireEvent.click(screen.getByRole('button', { name: 'Do not calm travel.example any more' }));
    expect(sites.onCalm).toHaveBeenLastCalledWith('travel.example', false);
    fireEvent.click(screen.getByRole('button', { name: 'Forget what was logged of shop.example' }));
    expect(sites.onForget).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Really forget what was logged of shop.example' }));
    expect(sites.onForget).toHaveBeenCalledExactlyOnceWith('shop.example');
  });

  it('ends with one suggestion, which does what it says and takes it back', async () => {
    const undo = vi.fn(() => Promise.resolve());
    const onFollow = vi.fn(() => Promise.resolve(undo));
    const suggestion = { kind: 'calm-pattern', pattern: 'scarcity', count: 30 } as const;
    show({ suggestion, onFollow });
    const section = screen.getByRole('region', { name: 'One suggestion' });
    expect(section.textContent).toContain('30 pushes of your week were of one kind: Scarcity.');
    fireEvent.click(within(section).getByRole('button', { name: 'Calm: Scarcity' }));
    await waitFor(() => expect(onFollow).toHaveBeenCalledExactlyOnceWith(suggestion));
    fireEvent.click(await within(section).findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(undo).toHaveBeenCalledOnce());
    expect(await within(section).findByRole('button', { name: 'Calm: Scarcity' })).toBeTruthy();
  });

  it('keeps the person’s own line when they leave it', async () => {
    const onWrite = vi.fn(() => Promise.resolve());
    show({ feeling: { from: FROM, text: 'Laut.', most: 1_000, onWrite } });
    const line = screen.getByRole('textbox', { name: 'How did it feel?' });
    fireEvent.blur(line);
    expect(onWrite).not.toHaveBeenCalled();
    fireEvent.input(line, { target: { value: 'Laut, aber am Sonntag nicht.' } });
    fireEvent.blur(line);
    await waitFor(() => expect(onWrite).toHaveBeenCalledExactlyOnceWith('Laut, aber am Sonntag nicht.'));
    expect(await screen.findByText('Kept.')).toBeTruthy();
  });

  it('shows ten sites, and all when asked', () => {
    const sightings = Array.from({ length: 14 }, (_, index) => sightingOf({ site: `site-${index}.example` }));
    show({ week: weekOf(FROM, sightings, []) });
    expect(screen.getAllByRole('button', { name: /^Trust / })).toHaveLength(10);
    fireEvent.click(screen.getByRole('button', { name: 'All 14 sites' }));
    expect(screen.getAllByRole('button', { name: /^Trust / })).toHaveLength(14);
  });

  it('speaks German', () => {
    speak('de');
    show({}, 'de');
    expect(screen.getByRole('heading', { level: 1 }).textContent?.replaceAll('\u00a0', ' ')).toBe(
      '41-mal Druck auf 3 Websites, alle 10 Minuten einmal.',
    );
    expect(rowsUnder('Nach Tag')[2]).toBe('Mittwoch, 18. November | 10 | 3 Std. 25 Min.');
  });
});

describe('other weeks', () => {
  it('compares a first week with nothing', () => {
    show({
      week: weekOf(FROM, sightingsOf(4, 'deadline', 'shop.example', '2026-11-16', 8), [
        browsingOf('2026-11-16', 60),
      ]),
      firstWeek: FROM,
    });
    expect(screen.getByText(/There is nothing to compare with yet/u)).toBeTruthy();
    expect(rowsUnder('By pattern')).toEqual(['Deadline | 4']);
    expect(screen.queryByText('your usual week')).toBeNull();
    expect(screen.queryByRole('link', { name: 'Previous week' })).toBeNull();
  });

  it('welcomes a person who has just come', () => {
    show({ week: weekOf('2026-11-23', [], []), firstWeek: undefined });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Nothing logged so far.');
    expect(screen.getByRole('heading', { name: 'Your week begins here' })).toBeTruthy();
    expect(screen.queryByRole('figure')).toBeNull();
    // There is nothing yet to have a feeling about.
    expect(screen.queryByRole('textbox', { name: 'How did it feel?' })).toBeNull();
  });

  it('is glad about a calm week', () => {
    show({ week: weekOf(FROM, [], [browsingOf('2026-11-16', 90)]) });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
      'No pushes in 1 hr 30 mins of browsing.',
    );
    expect(
      screen.getByText('You browsed for 1 hr 30 mins on 180 pages, and nothing pushed you.'),
    ).toBeTruthy();
  });

  it('has nothing to say of a week without browsing', () => {
    show({ week: weekOf(FROM, [], []) });
    expect(screen.getByRole('heading', { name: 'Nothing was logged in this week' })).toBeTruthy();
  });

  it('leads to the week before and after, as far as there are any', () => {
    show();
    expect(screen.getByRole('link', { name: 'Previous week' }).getAttribute('href')).toBe('#2026-11-09');
    expect(screen.getByRole('link', { name: 'Next week' }).getAttribute('href')).toBe('#2026-11-23');
    cleanup();
    show({ today: '2026-11-22', firstWeek: FROM });
    expect(screen.queryByRole('link', { name: 'Previous week' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Next week' })).toBeNull();
  });

  it('gives days to come no figure', () => {
    show({ today: '2026-11-18' });
    expect(rowsUnder('By day')).toHaveLength(3);
  });
});

describe('own data', () => {
  it('is exported in both forms, and a failure is said', async () => {
    const onExport = vi.fn((kind: 'json' | 'csv') =>
      kind === 'json' ? Promise.resolve() : Promise.reject(new Error('no room')),
    );
    show({ onExport });
    fireEvent.click(screen.getByRole('button', { name: 'Save as JSON' }));
    expect(onExport).toHaveBeenLastCalledWith('json');
    fireEvent.click(screen.getByRole('button', { name: 'Save as CSV' }));
    expect(onExport).toHaveBeenLastCalledWith('csv');
    expect(await screen.findByText('The file could not be written. Nothing was changed.')).toBeTruthy();
  });

  it('is deleted only when asked twice, and says so', async () => {
    const { props } = show();
    fireEvent.click(screen.getByRole('button', { name: 'Delete everything' }));
    expect(screen.getByRole('group', { name: 'Delete everything that was logged?' })).toBeTruthy();
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Keep it'));
    fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
    expect(props.onDelete).not.toHaveBeenCalled();
    expect(screen.getByRole('group', { name: 'Really everything?' })).toBeTruthy();
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Keep it'));
    fireEvent.click(screen.getByRole('button', { name: 'Delete for good' }));
    expect(props.onDelete).toHaveBeenCalledOnce();
    expect(await screen.findByText('Everything that was logged is gone.')).toBeTruthy();
  });

  it.each([1, 2])('stays when the person thinks better of it at question %i', (question) => {
    const { props } = show();
    fireEvent.click(screen.getByRole('button', { name: 'Delete everything' }));
    if (question === 2) fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
    fireEvent.click(screen.getByRole('button', { name: 'Keep it' }));
    expect(screen.queryByRole('button', { name: 'Keep it' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Delete everything' })).toBeTruthy();
    expect(props.onDelete).not.toHaveBeenCalled();
  });

  it('says when it could not be deleted', async () => {
    show({ onDelete: () => Promise.reject(new Error('blocked')) });
    fireEvent.click(screen.getByRole('button', { name: 'Delete everything' }));
    fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
    fireEvent.click(screen.getByRole('button', { name: 'Delete for good' }));
    expect(await screen.findByText('Not everything could be deleted. Please try again.')).toBeTruthy();
  });

  it('says why nothing new is kept', () => {
    show({ trouble: 'full' });
    expect(screen.getByRole('alert').textContent).toContain('no room left');
  });
});

it.each([
  [0, 8, 0],
  [1, 8, 1],
  [2, 8, 1],
  [3, 8, 2],
  [6, 8, 3],
  [8, 8, 4],
  [1, 1, 4],
  [0, 0, 0],
])('draws %i of at most %i in shade %i', (count, most, level) => {
  expect(levelOf(count, most)).toBe(level);
});

describe('addresses given', () => {
  const given = {
    id: 'shop.example 2026-11-17',
    site: 'shop.example',
    day: '2026-11-17',
    givenAt: Date.UTC(2026, 10, 17, 12),
    form: 'discount',
    quote: '10 % off your first order',
  } as const;

  it('are listed with what was promised, also in a week without a push', () => {
    show({ week: weekOf(FROM, [], []), given: [given] });
    const section = within(screen.getByRole('region', { name: 'Addresses you gave' }));
    expect(section.getByText('10 % off your first order')).toBeTruthy();
    expect(section.getByRole('listitem').textContent).toContain('shop.example · Tuesday 17 November');
  });

  it('need no words where there were none', () => {
    show();
    expect(screen.queryByRole('region', { name: 'Addresses you gave' })).toBeNull();
    expect(screen.getByRole('link', { name: 'Addresses given' }).getAttribute('href')).toBe(
      '/addresses.html',
    );
  });
});

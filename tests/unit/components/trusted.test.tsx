// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import type { ComponentProps } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createFormats, FormatsContext } from '@/components/formats';
import { Trusted, type ListedRule } from '@/components/trusted';

import { speak } from '../speak';

type Props = ComponentProps<typeof Trusted>;

const NOW = Date.UTC(2026, 10, 23, 12);
const addedAt = Date.UTC(2026, 4, 3, 12);
const rules: ListedRule[] = [
  { scope: 'domain', value: 'wikipedia.org', addedAt, place: 'sync' },
  { scope: 'host', value: 'www.shop.example', addedAt, until: NOW + 3_600_000, place: 'session' },
  { scope: 'path', value: 'news.example/sport', addedAt, place: 'local' },
];

function draw(props: Props) {
  return (
    <FormatsContext.Provider value={createFormats('en-GB', 'en-GB')}>
      <Trusted {...props} />
    </FormatsContext.Provider>
  );
}

function show(changes: Partial<Props> = {}) {
  const props: Props = {
    rules,
    now: NOW,
    onAdd: vi.fn(),
    onRemove: vi.fn(),
    onRestore: vi.fn(),
    ...changes,
  };
  return { props, ...render(draw(props)) };
}

function listed(): string[] {
  return screen.getAllByRole('listitem').map((item) => item.textContent ?? '');
}

function type(text: string): void {
  fireEvent.input(screen.getByRole('textbox', { name: 'Address' }), { target: { value: text } });
}

function submit(text: string): void {
  type(text);
  fireEvent.submit(screen.getByRole('form', { name: 'Add by hand' }));
}

beforeEach(() => speak('en'));
afterEach(cleanup);

describe('the list', () => {
  it('says what the organisation set, and lets nobody remove it', () => {
    show({ rules: [{ scope: 'domain', value: 'work.example', addedAt: 0, place: 'managed' }] });
    const [item] = listed();
    expect(item).toContain('Your organisation has set this.');
    expect(item).not.toContain('Added on');
    expect(screen.queryByRole('button', { name: /Remove/u })).toBeNull();
  });

  it('is kind when it is empty', () => {
    show({ rules: [] });
    expect(screen.getByRole('heading', { name: 'No trusted sites yet' })).toBeTruthy();
    expect(screen.queryByRole('searchbox')).toBeNull();
  });

  it('says for each site how far it reaches, since when, until when, and where it is kept', () => {
    show();
    expect(screen.getByRole('heading', { name: '3 trusted sites' })).toBeTruthy();
    const [news, wiki, shop] = listed();
    expect(news).toContain('This path only: news.example/sport and the pages below it');
    expect(news).toContain('On this device only');
    expect(wiki).toContain('Whole domain: wikipedia.org and everything below it, such as www.wikipedia.org');
    expect(wiki).toContain('Added on 3 May 2026');
    expect(wiki).not.toContain('until');
    expect(shop).toContain('This host only: www.shop.example itself, nothing above or below it');
    expect(shop?.replaceAll('\u00a0', ' ')).toMatch(/until Mon,? 23 Nov/u);
    expect(shop).toContain('Until the browser is closed.');
  });

  it('is searched as one types', () => {
    show();
    const search = screen.getByRole('searchbox', { name: 'Search' });
    fireEvent.input(search, { target: { value: ' WIKI ' } });
    expect(listed()).toHaveLength(1);
    expect(listed()[0]).toContain('wikipedia.org');
    fireEvent.input(search, { target: { value: 'nothing like it' } });
    expect(screen.queryAllByRole('listitem')).toHaveLength(0);
    expect(screen.getByText('No trusted site holds “nothing like it”.')).toBeTruthy();
  });

  it('lets a site go and takes that back in the same place', () => {
    const { props, rerender } = show();
    fireEvent.click(screen.getByRole('button', { name: 'Remove wikipedia.org' }));
    expect(props.onRemove).toHaveBeenCalledExactlyOnceWith(rules[0]);
    rerender(draw({ ...props, rules: rules.slice(1) }));
    const row = screen.getAllByRole('listitem')[1];
    expect(row?.textContent).toContain('wikipedia.org is no longer trusted.');
    expect(screen.getByRole('heading', { name: '2 trusted sites' })).toBeTruthy();
    if (row) fireEvent.click(within(row).getByRole('button', { name: 'Undo removing wikipedia.org' }));
    expect(props.onRestore).toHaveBeenCalledExactlyOnceWith(rules[0]);
    rerender(draw({ ...props, rules }));
    expect(screen.queryByText('wikipedia.org is no longer trusted.')).toBeNull();
    expect(listed()).toHaveLength(3);
  });
});

describe('adding by hand', () => {
  it('says what a bare domain matches before it is added', () => {
    const { props } = show();
    type('shop.example');
    const choices = screen.getAllByRole('radio').map((choice) => choice.closest('label')?.textContent);
    expect(choices).toEqual([
      'Whole domainshop.example and everything below it, such as www.shop.example',
      'This host onlyshop.example itself, nothing above or below it',
    ]);
    submit('shop.example');
    expect(props.onAdd).toHaveBeenCalledExactlyOnceWith('domain', 'https://shop.example');
    expect(
      screen.getByText(
        'Trusted from now on: shop.example and everything below it, such as www.shop.example.',
      ),
    ).toBeTruthy();
  });

  it('adds as far as the person chose', () => {
    const { props, container } = show();
    type('https://www.news.example/politics/today?x=1');
    const path = container.querySelector('input[value="path"]');
    if (path) fireEvent.click(path);
    fireEvent.submit(screen.getByRole('form', { name: 'Add by hand' }));
    expect(props.onAdd).toHaveBeenCalledExactlyOnceWith(
      'path',
      'https://www.news.example/politics/today?x=1',
    );
  });

  it.each([
    ['', 'Type the address of a site, such as shop.example.'],
    ['not a site', '“not a site” is not the address of a site.'],
    ['meinladen', '“meinladen” is not the address of a site.'],
    ['anna@shop.example', '“anna@shop.example” is not the address of a site.'],
    ['chrome://settings', '“chrome://settings” is not on the web.'],
    ['co.uk', '“co.uk” is an ending that many sites share, not a site.'],
    [
      'en.wikipedia.org',
      'Already trusted: wikipedia.org and everything below it, such as www.wikipedia.org.',
    ],
  ])('refuses %j with a sentence', (typed, said) => {
    const { props } = show();
    submit(typed);
    expect(screen.getByText(said, { exact: false })).toBeTruthy();
    expect(screen.getByRole('textbox', { name: 'Address' }).getAttribute('aria-invalid')).toBe('true');
    expect(props.onAdd).not.toHaveBeenCalled();
  });

  it('widens what a narrower rule covers', () => {
    const { props } = show();
    submit('www.shop.example');
    expect(props.onAdd).toHaveBeenCalledExactlyOnceWith('domain', 'https://www.shop.example');
  });
});

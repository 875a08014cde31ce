// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import type { ComponentProps } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Addresses } from '@/components/addresses';
import { createFormats, FormatsContext } from '@/components/formats';
import type { GivenAddress } from '@/lib/core/types';

import { speak } from '../speak';

type Props = ComponentProps<typeof Addresses>;

function givenOf(site: string, day: string, changes: Partial<GivenAddress> = {}): GivenAddress {
  return {
    id: `${site} ${day}`,
    site,
    day,
    givenAt: Date.parse(`${day}T12:00:00Z`),
    form: 'discount',
    quote: '10 % off your first order',
    ...changes,
  };
}

const SHOP_MAY = givenOf('shop.example', '2026-05-03', { masked: 'a…@example.org', note: 'For the kettle' });
const SHOP_JUNE = givenOf('shop.example', '2026-06-04', { quote: '' });
const BLOG = givenOf('blog.example', '2026-05-20', { form: 'newsletter', quote: 'Join our newsletter' });

function draw(props: Props) {
  return (
    <FormatsContext.Provider value={createFormats('en-GB', 'en-GB')}>
      <Addresses {...props} />
    </FormatsContext.Provider>
  );
}

function show(changes: Partial<Props> = {}) {
  const props: Props = {
    addresses: [SHOP_JUNE, BLOG, SHOP_MAY],
    isMasking: false,
    onMasking: vi.fn(),
    onEdit: vi.fn(),
    onForget: vi.fn(),
    onRestore: vi.fn(),
    ...changes,
  };
  return { props, ...render(draw(props)) };
}

function rows(): HTMLElement[] {
  return screen.getAllByRole('listitem');
}

beforeEach(() => speak('en'));
afterEach(cleanup);

describe('the list', () => {
  it('is kind when it is empty, and says what it cannot know', () => {
    show({ addresses: [] });
    expect(screen.getByRole('heading', { name: 'No address given yet' })).toBeTruthy();
    expect(screen.queryByRole('searchbox')).toBeNull();
    expect(screen.getByText(/Leaky Forms/u)).toBeTruthy();
  });

  it('says site, day, form, promise, masked address and note', () => {
    show();
    expect(screen.getByRole('heading', { name: '3 entries' })).toBeTruthy();
    expect(rows().map((row) => row.querySelector('.rule-date')?.textContent)).toEqual([
      '4 June 2026 · Discount for your e-mail',
      '20 May 2026 · Newsletter sign-up',
      '3 May 2026 · Discount for your e-mail · a…@example.org',
    ]);
    expect(rows()[0]?.querySelector('blockquote')).toBeNull();
    expect(rows()[2]?.textContent).toContain('For the kettle');
    expect(
      within(rows()[1] as HTMLElement)
        .getByRole('link')
        .getAttribute('href'),
    ).toBe('/site.html#blog.example');
  });

  it('can be searched', () => {
    show();
    fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'KETTLE' } });
    expect(rows()).toHaveLength(1);
    fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'nowhere' } });
    expect(screen.getByText('No entry holds “nowhere”.')).toBeTruthy();
  });
});

describe('own words', () => {
  it('are saved, without blanks around them', () => {
    const { props } = show();
    const [, , may] = rows();
    if (!may) throw new Error('no row');
    fireEvent.input(within(may).getByLabelText('Which address'), { target: { value: ' the old one ' } });
    fireEvent.input(within(may).getByLabelText('Note'), { target: { value: '' } });
    fireEvent.submit(may.querySelector('form') as HTMLFormElement);
    expect(props.onEdit).toHaveBeenCalledWith(SHOP_MAY.id, { masked: 'the old one', note: '' });
  });
});

describe('forgetting', () => {
  it('takes one, keeps its place, and takes it back', () => {
    const { props, rerender } = show();
    fireEvent.click(screen.getByRole('button', { name: 'Forget: blog.example, 20 May 2026' }));
    expect(props.onForget).toHaveBeenCalledWith([BLOG]);
    rerender(draw({ ...props, addresses: [SHOP_JUNE, SHOP_MAY] }));
    expect(rows()[1]?.textContent).toContain('Forgotten: blog.example, 20 May 2026');
    const undo = screen.getByRole('button', { name: 'Undo forgetting: blog.example, 20 May 2026' });
    expect(document.activeElement).toBe(undo);
    fireEvent.click(undo);
    expect(props.onRestore).toHaveBeenCalledWith([BLOG]);
    rerender(draw(props));
    expect(document.activeElement).toBe(
      screen.getByRole('button', { name: 'Forget: blog.example, 20 May 2026' }),
    );
  });

  it('takes all of a site at once, and all of them back', () => {
    const { props, rerender } = show();
    expect(screen.getAllByRole('button', { name: /^Forget all/u })).toHaveLength(2);
    fireEvent.click(
      screen.getAllByRole('button', { name: 'Forget all 2 of this site: shop.example' })[1] as HTMLElement,
    );
    expect(props.onForget).toHaveBeenCalledWith([SHOP_JUNE, SHOP_MAY]);
    rerender(draw({ ...props, addresses: [BLOG] }));
    expect(rows().map((row) => row.textContent)).toEqual([
      expect.stringContaining('blog.example'),
      expect.stringContaining('Forgotten: shop.example, 2 entries'),
    ]);
    fireEvent.click(screen.getByRole('button', { name: /^Undo/u }));
    expect(props.onRestore).toHaveBeenCalledWith([SHOP_JUNE, SHOP_MAY]);
  });

  it('leaves nothing to say of what the last entry was, but the way back', () => {
    const { props, rerender } = show({ addresses: [BLOG] });
    fireEvent.click(screen.getByRole('button', { name: /^Forget/u }));
    rerender(draw({ ...props, addresses: [] }));
    expect(screen.getByRole('button', { name: /^Undo/u })).toBeTruthy();
    expect(screen.queryByText('No address given yet')).toBeNull();
  });
});

describe('a hint of the address', () => {
  it('is not kept unless the person wants it', () => {
    const { props } = show();
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name: /Keep a hint/u });
    expect(box.checked).toBe(false);
    fireEvent.click(box);
    expect(props.onMasking).toHaveBeenCalledWith(true);
  });
});

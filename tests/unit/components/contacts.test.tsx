// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Contacts } from '@/components/contacts';
import type { Contact } from '@/lib/core/contact';

import { speak } from '../speak';

const telephone: Contact = {
  kind: 'telephone',
  label: '',
  address: 'tel:+4930901820',
  shown: '+49 30 901820',
};
const contactPage: Contact = {
  kind: 'contact-page',
  label: 'Hilfe & Kontakt',
  address: 'https://www.kessel.example/hilfe',
  shown: 'https://www.kessel.example/hilfe',
};
const chat: Contact = { kind: 'chat', label: 'Live-Chat', address: '', shown: 'Live-Chat' };

function show(contacts: readonly Contact[], isCopied = true) {
  const onCopy = vi.fn(() => Promise.resolve(isCopied));
  render(<Contacts contacts={contacts} onCopy={onCopy} />);
  return onCopy;
}

beforeEach(() => speak('en'));
afterEach(cleanup);

describe('the ways to a person', () => {
  it('stand under a heading, each whole, with its kind', () => {
    show([telephone, contactPage]);
    const region = screen.getByRole('region', { name: 'Talk to a person' });
    const [first, second] = within(region).getAllByRole('listitem');
    expect(first?.textContent).toContain('Telephone+49 30 901820');
    expect(second?.textContent).toContain('Contact page · Hilfe & Kontakthttps://www.kessel.example/hilfe');
  });

  it('open: a page beside this one, a call outside of the browser', () => {
    show([telephone, contactPage]);
    const call = screen.getByRole('link', { name: 'Open: +49 30 901820' });
    expect([call.getAttribute('href'), call.getAttribute('target')]).toEqual(['tel:+4930901820', null]);
    const page = screen.getByRole('link', { name: 'Open: https://www.kessel.example/hilfe' });
    expect([page.getAttribute('href'), page.getAttribute('target'), page.getAttribute('rel')]).toEqual([
      'https://www.kessel.example/hilfe',
      '_blank',
      'noreferrer',
    ]);
  });

  it('are copied as they are shown, and say so', async () => {
    const onCopy = show([telephone]);
    fireEvent.click(screen.getByRole('button', { name: 'Copy: +49 30 901820' }));
    expect(onCopy).toHaveBeenCalledExactlyOnceWith('+49 30 901820');
    expect((await screen.findByText('Copied')).closest('output')).not.toBeNull();
  });

  it('say where they could not be copied', async () => {
    show([telephone], false);
    fireEvent.click(screen.getByRole('button', { name: 'Copy: +49 30 901820' }));
    expect(await screen.findByText('That could not be copied.')).toBeTruthy();
  });

  it('do not claim that somebody answers in a chat, nor open what has no address', () => {
    show([chat]);
    const item = screen.getByRole('listitem');
    expect(item.textContent).toContain('Whether a person answers there is unknown.');
    expect(within(item).queryByRole('link')).toBeNull();
    expect(within(item).queryByRole('button')).toBeNull();
  });

  it('say what costs extra', () => {
    show([{ ...telephone, isPremium: true }]);
    expect(screen.getByText('Telephone · costs extra')).toBeTruthy();
  });

  it('say a page’s name for itself only where it says more', () => {
    show([
      { ...contactPage, label: 'Contact' },
      { ...contactPage, kind: 'imprint', label: 'Impressum', address: 'https://kessel.example/impressum' },
    ]);
    expect(screen.getByText('Contact page')).toBeTruthy();
    expect(screen.getByText('Imprint ·', { exact: false }).textContent).toBe('Imprint · Impressum');
  });
});

it('says plainly that there is none', () => {
  show([]);
  expect(screen.getByText('No way to a person was found on this page.')).toBeTruthy();
  expect(screen.queryByRole('list')).toBeNull();
});

it('speaks German', () => {
  speak('de');
  show([{ ...contactPage, label: 'Kontakt' }, chat]);
  expect(screen.getByRole('heading', { name: 'Mit einem Menschen sprechen' })).toBeTruthy();
  expect(screen.getByText('Kontaktseite')).toBeTruthy();
  expect(screen.getByText(/Ob dort ein Mensch antwortet, ist unbekannt\./u)).toBeTruthy();
});

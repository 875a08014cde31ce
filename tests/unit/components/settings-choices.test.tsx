// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import type { ComponentProps } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createFormats, FormatsContext } from '@/components/formats';
import { SettingsChoices } from '@/components/settings-choices';

import { speak } from '../speak';

type Props = ComponentProps<typeof SettingsChoices>;

function show(changes: Partial<Props> = {}, language = 'en-GB') {
  const onChoice = vi.fn();
  render(
    <FormatsContext.Provider value={createFormats(language, language)}>
      <SettingsChoices
        look="line-and-tag"
        hasBadge
        languages={[]}
        firstDay={0}
        onChoice={onChoice}
        {...changes}
      />
    </FormatsContext.Provider>,
  );
  return onChoice;
}

/** The boxes of languages that can be ticked, in their order. */
function languages(): HTMLInputElement[] {
  return screen
    .getAllByRole<HTMLInputElement>('checkbox')
    .filter(({ parentElement }) => parentElement?.closest('ul'));
}

beforeEach(() => speak('en'));
afterEach(cleanup);

describe('choices', () => {
  it('tell the look, the badge and the day by their names', () => {
    const onChoice = show();
    fireEvent.click(screen.getByRole('radio', { name: /^Tag alone/u }));
    fireEvent.click(screen.getByRole('checkbox', { name: /^Number on the icon/u }));
    fireEvent.change(screen.getByLabelText('The week begins on'), { target: { value: '6' } });
    expect(onChoice.mock.calls).toEqual([
      ['look', 'tag'],
      ['hasBadge', false],
      ['firstDay', 6],
    ]);
  });

  it('begin a list of languages with the person’s own, or English', () => {
    const onChoice = show({}, 'de-AT');
    fireEvent.click(screen.getByRole('radio', { name: 'Only these' }));
    expect(onChoice).toHaveBeenLastCalledWith('languages', ['de']);
    cleanup();
    const other = show({}, 'fi');
    fireEvent.click(screen.getByRole('radio', { name: 'Only these' }));
    expect(other).toHaveBeenLastCalledWith('languages', ['en']);
  });

  it('name languages as people there do, and never leave none', () => {
    show({ languages: ['de'] }, 'fr');
    expect(screen.getByRole('checkbox', { name: 'Allemand' })).toHaveProperty('disabled', true);
    expect(languages().length).toBeGreaterThanOrEqual(8);
    cleanup();
    const onChoice = show({ languages: ['de', 'en'] });
    fireEvent.click(screen.getByRole('checkbox', { name: 'German' }));
    expect(onChoice).toHaveBeenLastCalledWith('languages', ['en']);
    fireEvent.click(screen.getByRole('checkbox', { name: 'French' }));
    expect(onChoice).toHaveBeenLastCalledWith('languages', ['de', 'en', 'fr']);
    fireEvent.click(screen.getByRole('radio', { name: 'All that Manometer knows' }));
    expect(onChoice).toHaveBeenLastCalledWith('languages', []);
  });
});

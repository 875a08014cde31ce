import { i18n } from '#i18n';

import type { GivenAddress } from '@/lib/core/types';
import { formName } from '@/lib/sentences';

import { useFormats } from './formats';
import { siteAddress } from './site-link';

/** The addresses that were given in a week, and what was promised for them; nothing where none was. */
export function GivenWeek({ given }: { given: readonly GivenAddress[] }) {
  const { day } = useFormats();
  if (given.length === 0) return null;
  return (
    <section class="given" aria-labelledby="given-title">
      <h2 id="given-title">{i18n.t('given.week')}</h2>
      <ul>
        {given.map((each) => (
          <li key={each.id}>
            {each.quote !== '' && <blockquote class="quote">{each.quote}</blockquote>}
            <p class="quote-source">
              {formName(each.form)} · <a href={siteAddress(each.site)}>{each.site}</a> · {day(each.day)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

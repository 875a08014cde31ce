import type { ComponentChildren, ComponentProps } from 'preact';

import { i18n } from '#i18n';

import { addDays, type Week } from '@/lib/core/report';
import { evidenceName, formName, nameOf } from '@/lib/sentences';

import { Broken } from './broken';
import { DayChart } from './day-chart';
import { Feeling } from './feeling';
import { useFormats } from './formats';
import { Gauge } from './gauge';
import { GivenWeek } from './given-week';
import { HourChart } from './hour-chart';
import { OwnData } from './own-data';
import { PatternChart } from './pattern-chart';
import { useSaving } from './saving';
import { SiteTable } from './site-table';
import { Suggestion } from './suggestion';
import { TroubleNote } from './trouble-note';
import { sayUsual, sayWeek } from './week-sentence';
import { Year } from './year';

type ReportProps = {
  week: Week;
  /** The person's calendar day now. */
  today: string;
  /** First day of the first week that holds anything; missing: nothing is kept yet. */
  firstWeek?: string | undefined;
  /** Promises that were broken in this week. */
  broken: ComponentProps<typeof Broken>['claims'];
  onSaveEvidence: ComponentProps<typeof Broken>['onSave'];
  sites: ComponentProps<typeof SiteTable>['ways'];
  suggestion: ComponentProps<typeof Suggestion>['suggestion'];
  onFollow: ComponentProps<typeof Suggestion>['onFollow'];
  feeling: ComponentProps<typeof Feeling>;
  /** Missing while it is still being added up. */
  year?: ComponentProps<typeof Year>['year'] | undefined;
  /** Saves the week as a picture. Rejects where it could not. */
  onPicture: (needle: number) => Promise<void>;
  /** Addresses that were given in this week. */
  given: ComponentProps<typeof GivenWeek>['given'];
  onExport: (kind: 'json' | 'csv') => Promise<void>;
  onDelete: () => Promise<void>;
  /** Why nothing can be kept now. */
  trouble?: ComponentProps<typeof TroubleNote>['trouble'];
  /** Something could not be read or saved; said in words. */
  failure?: string | undefined;
  /** What the other devices say of the running week, in one sentence. */
  devices?: string | undefined;
  /** What is asked quietly, below the week's sentence. */
  question?: ComponentChildren;
};

/** Pushes at which the needle of a first week stands at three quarters: there is no usual to measure by. */
const FIRST_WEEK_SCALE = 30;

/** The weekly report: one page, the week against one's own past. */
export function Report(props: ReportProps) {
  const { week, failure } = props;
  // Nobody can say how a week felt before anything came of it; what was written stays.
  const hasBegun = props.firstWeek !== undefined || props.feeling.text !== '';
  return (
    <main class="report">
      <WeekHead {...props} />
      {props.question}
      <TroubleNote trouble={props.trouble} />
      {failure !== undefined && (
        <p class="notice" role="alert">
          {failure}
        </p>
      )}
      <Broken claims={props.broken} onSave={props.onSaveEvidence} />
      {isEmpty(week) ? <EmptyWeek {...props} /> : <FullWeek {...props} />}
      <GivenWeek given={props.given} />
      {hasBegun && week.from <= props.today && <Feeling {...props.feeling} />}
      {!isEmpty(week) && (
        <Suggestion suggestion={props.suggestion} onFollow={props.onFollow} key={week.from} />
      )}
      {props.year && <Year year={props.year} />}
      <OwnData onExport={props.onExport} onDelete={props.onDelete} />
      <footer class="report-foot">
        <p>{i18n.t('report.foot')}</p>
        <nav class="foot-links" aria-label={i18n.t('popup.ways')}>
          <a href="/trusted.html">{i18n.t('trusted.title')}</a>
          <a href="/addresses.html">{i18n.t('given.title')}</a>
          <a href="/settings.html">{i18n.t('settings.title')}</a>
        </nav>
      </footer>
    </main>
  );
}

function isEmpty({ pushes, asked }: Week): boolean {
  return pushes === 0 && asked === 0;
}

function WeekHead({ week, today, firstWeek, devices = '' }: ReportProps) {
  const formats = useFormats();
  const isRunning = week.to >= today;
  const before = addDays(week.from, -7);
  const after = addDays(week.from, 7);
  const said = sayWeek(week, formats);
  return (
    <header class="week">
      <div class="week-top">
        <p class="week-brand">{i18n.t('name')}</p>
        <nav class="week-ways" aria-label={i18n.t('report.weeks')}>
          {firstWeek !== undefined && before >= firstWeek && (
            <a href={`#${before}`} rel="prev">
              {i18n.t('report.previous')}
            </a>
          )}
          {after <= today && (
            <a href={`#${after}`} rel="next">
              {i18n.t('report.next')}
            </a>
          )}
        </nav>
      </div>
      <div class="week-hero">
        <Gauge
          value={needle(week)}
          figure={formats.number(week.pushes)}
          label={said}
          usual={week.usual === undefined ? undefined : 0.5}
        />
        <div>
          <p class="week-days">
            {formats.days(week.from, week.to)}
            {isRunning && <span class="week-running">{i18n.t('report.running')}</span>}
          </p>
          <h1>{said}</h1>
          {!(isEmpty(week) && week.usual === undefined) && (
            <p class="week-usual">{sayUsual(week, isRunning, formats)}</p>
          )}
          {isRunning && devices !== '' && <p class="week-usual">{devices}</p>}
        </div>
      </div>
    </header>
  );
}

/** The usual week stands in the middle of the dial; twice the usual is its end. */
function needle({ pushes, usual }: Week): number {
  if (usual === undefined || usual === 0) return Math.min(1, (0.75 * pushes) / FIRST_WEEK_SCALE);
  return Math.min(1, pushes / usual / 2);
}

function EmptyWeek({ week, today, firstWeek }: ReportProps) {
  const { number, span } = useFormats();
  const isRunning = week.to >= today;
  if (week.visibleMs >= 60_000) {
    return (
      <section class="empty">
        <h2>{i18n.t('report.calm_title')}</h2>
        <p>{i18n.t('report.calm', [span(week.visibleMs), number(week.pages)])}</p>
      </section>
    );
  }
  const isFirst = firstWeek === undefined || week.from <= firstWeek;
  return (
    <section class="empty">
      <h2>{i18n.t(isRunning && isFirst ? 'report.start_title' : 'report.empty_title')}</h2>
      <p>{i18n.t(isRunning && isFirst ? 'report.start' : 'report.empty')}</p>
    </section>
  );
}

function FullWeek({ week, today, sites, onPicture }: ReportProps) {
  return (
    <>
      <Figures week={week} />
      {week.pushes > 0 && (
        <>
          <Quotes week={week} />
          <div class="pair">
            <PatternChart week={week} />
            <DayChart week={week} today={today} />
          </div>
          <HourChart week={week} />
        </>
      )}
      <Forms week={week} />
      {week.bySite.length > 0 && <SiteTable week={week} ways={sites} />}
      <Take week={week} onPicture={onPicture} />
    </>
  );
}

/** The week to take along: on paper, or as a picture. */
function Take({ week, onPicture }: Pick<ReportProps, 'week' | 'onPicture'>) {
  const { failure, save } = useSaving(i18n.t('report.picture_failed'));
  return (
    <p class="data-buttons take">
      <button type="button" class="button" onClick={() => void save(() => onPicture(needle(week)))}>
        {i18n.t('report.picture')}
      </button>
      <button type="button" class="button" onClick={() => print()}>
        {i18n.t('report.print')}
      </button>
      <output>{failure}</output>
    </p>
  );
}

function Figures({ week }: { week: Week }) {
  const { number, span } = useFormats();
  return (
    <dl class="figures">
      {week.msPerPush !== undefined && (
        <div>
          <dt>{i18n.t('report.between')}</dt>
          <dd>{span(week.msPerPush)}</dd>
        </div>
      )}
      <div>
        <dt>{i18n.t('report.browsing')}</dt>
        <dd>{span(week.visibleMs)}</dd>
      </div>
      <div>
        <dt>{i18n.t('report.pages')}</dt>
        <dd>{number(week.pages)}</dd>
      </div>
      <div>
        <dt>{i18n.t('report.asked')}</dt>
        <dd>{i18n.t('report.times', week.asked, [number(week.asked)])}</dd>
      </div>
    </dl>
  );
}

function Quotes({ week }: { week: Week }) {
  const { moment } = useFormats();
  if (week.quotes.length === 0) return null;
  return (
    <section class="quotes" aria-labelledby="quotes-title">
      <h2 id="quotes-title">{i18n.t('report.quotes')}</h2>
      <ul>
        {week.quotes.map(({ pattern, site, quote, evidence, seenAt }) => (
          <li key={`${seenAt} ${site} ${quote}`}>
            <blockquote class="quote">{quote}</blockquote>
            <p class="quote-source">
              <span class={`evidence evidence-${evidence}`}>{evidenceName(evidence)}</span>{' '}
              {i18n.t('report.quote_source', [nameOf(pattern), site, moment(seenAt)])}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Forms({ week }: { week: Week }) {
  const { number } = useFormats();
  if (week.byForm.length === 0) return null;
  return (
    <section class="forms" aria-labelledby="forms-title">
      <h2 id="forms-title">{i18n.t('report.forms')}</h2>
      <p class="chart-summary">{i18n.t('report.forms_more')}</p>
      <ul>
        {week.byForm.map(({ form, count }) => (
          <li key={form}>
            <span class="forms-count">{number(count)}</span> {formName(form)}
          </li>
        ))}
      </ul>
    </section>
  );
}

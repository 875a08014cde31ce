import { useState } from 'preact/hooks';

import { i18n } from '#i18n';

import type { GivenBefore } from '@/lib/core/given';
import type { ChosenModes, Modes } from '@/lib/core/modes';
import { EVIDENCE, PATTERNS, type Mode, type PageFinding, type Pattern } from '@/lib/core/types';
import { evidenceName, evidenceOf, formName, nameOf, sayGivenBefore, whyOf } from '@/lib/sentences';

import { useFormats } from './formats';
import { ModeChoice } from './mode-choice';
import { useSaving } from './saving';

/** A finding and the frame of the page it stands in. */
export type PlacedFinding = PageFinding & { frameId: number };

/** What is done with patterns here, and changing it. Missing where nothing may be kept. */
export type ModeWays = {
  /** What was chosen for this site. */
  here: ChosenModes;
  /** What is done elsewhere. */
  usual: Modes;
  /** What the organisation set, here and elsewhere. */
  locked: ChosenModes;
  onMode: (pattern: Pattern, mode: Mode | undefined) => void;
};

type FindingListProps = {
  findings: readonly PlacedFinding[];
  modes?: ModeWays | undefined;
  /** Addresses that this site was given before. */
  given?: GivenBefore | undefined;
  /** @returns false where the finding is no longer on the page */
  onShow: (finding: PlacedFinding) => Promise<boolean>;
  /** Saves the evidence of a broken promise as a file, with a picture of the page. Rejects where it could not. */
  onSaveEvidence: (finding: PlacedFinding) => Promise<void>;
};

type Group = { pattern: Pattern; findings: readonly PlacedFinding[] };

/** By pattern, what is proven first, then fullest first; within one, what is best proven first. */
function groupFindings(findings: readonly PlacedFinding[]): readonly Group[] {
  const strength = ({ evidence, confidence }: PlacedFinding): number =>
    EVIDENCE.indexOf(evidence) + confidence;
  return PATTERNS.map((pattern) => ({
    pattern,
    findings: findings
      .filter((finding) => finding.pattern === pattern)
      .toSorted((one, other) => strength(other) - strength(one)),
  }))
    .filter((group) => group.findings.length > 0)
    .toSorted(
      (one, other) =>
        Number(isProven(other)) - Number(isProven(one)) || other.findings.length - one.findings.length,
    );
}

/** Whether something of a pattern was shown to be false: that comes first. */
function isProven({ findings }: Group): boolean {
  return findings.some(({ evidence }) => evidence === 'proven');
}

/** What a page does, pattern by pattern, each finding in the page's own words. */
export function FindingList({ findings, modes, given, ...ways }: FindingListProps) {
  const { number } = useFormats();
  const groups = groupFindings(findings);
  // What is not read here any more can still be taken back here.
  const silent = PATTERNS.filter(
    (pattern) =>
      modes?.here[pattern] !== undefined &&
      modes.locked[pattern] === undefined &&
      !groups.some((group) => group.pattern === pattern),
  );
  return (
    <div class="groups">
      {groups.map((group) => (
        <section class="group" key={group.pattern} aria-label={nameOf(group.pattern)}>
          <h2 class="group-name">
            {nameOf(group.pattern)}
            <span class="group-count">{number(group.findings.length)}</span>
          </h2>
          {group.pattern === 'gate' && given && (
            <p class="group-given">
              {sayGivenBefore(given)}{' '}
              <a href="/addresses.html" target="_blank">
                {i18n.t('given.title')}
              </a>
            </p>
          )}
          <ul class="findings">
            {group.findings.map((finding) => (
              <FindingItem finding={finding} {...ways} key={`${finding.frameId} ${finding.id}`} />
            ))}
          </ul>
          <details class="why">
            <summary>{i18n.t('popup.why')}</summary>
            <p>{whyOf(group.pattern)}</p>
          </details>
          {modes && <ModeHere pattern={group.pattern} modes={modes} />}
        </section>
      ))}
      {modes &&
        silent.map((pattern) => (
          <section class="group group-silent" key={pattern} aria-label={nameOf(pattern)}>
            <h2 class="group-name">{nameOf(pattern)}</h2>
            <ModeHere pattern={pattern} modes={modes} />
          </section>
        ))}
    </div>
  );
}

type ModeHereProps = { pattern: Pattern; modes: ModeWays };

function ModeHere({ pattern, modes: { here, usual, locked, onMode } }: ModeHereProps) {
  return (
    <ModeChoice
      pattern={pattern}
      chosen={locked[pattern] ?? here[pattern]}
      isLocked={locked[pattern] !== undefined}
      usual={usual[pattern]}
      label={i18n.t('mode.on_this_site')}
      onChoose={(mode) => onMode(pattern, mode)}
    />
  );
}

type FindingItemProps = Omit<FindingListProps, 'findings' | 'modes' | 'given'> & { finding: PlacedFinding };

function FindingItem({ finding, onShow, onSaveEvidence }: FindingItemProps) {
  const [isGone, setIsGone] = useState(false);
  const { failure, save } = useSaving(i18n.t('proof.failed'));
  const words = finding.quote === '' ? nameOf(finding.pattern) : finding.quote;
  const show = async (): Promise<void> => setIsGone(!(await onShow(finding)));
  return (
    <li class="finding">
      <div>
        {finding.form && <p class="finding-form">{formName(finding.form)}</p>}
        {finding.quote !== '' && (
          <blockquote class="quote" lang={finding.lang === '' ? undefined : finding.lang}>
            {finding.quote}
          </blockquote>
        )}
        <p class="finding-evidence">
          <span class={`evidence evidence-${finding.evidence}`}>{evidenceName(finding.evidence)}</span>{' '}
          {evidenceOf(finding)}
        </p>
        {finding.evidence === 'proven' && finding.record !== undefined && (
          <button
            type="button"
            class="link finding-save"
            aria-label={i18n.t('proof.save_this', [words])}
            onClick={() => void save(() => onSaveEvidence(finding))}
          >
            {i18n.t('proof.save')}
          </button>
        )}
        <output class="finding-gone">
          {isGone && i18n.t('popup.gone')}
          {failure}
        </output>
      </div>
      <button
        type="button"
        class="button finding-show"
        aria-label={i18n.t('popup.show_this', [words])}
        onClick={() => void show()}
      >
        {i18n.t('popup.show')}
      </button>
    </li>
  );
}

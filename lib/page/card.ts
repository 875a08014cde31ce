/** What a mark shows: the small tag at a finding, and the card that explains it. */
import { i18n } from '#i18n';

import type { GivenBefore } from '../core/given';
import type { PageFinding } from '../core/types';
import {
  evidenceName,
  evidenceOf,
  formName,
  nameOf,
  sayGivenBefore,
  sureOf,
  whatOf,
  whyOf,
} from '../sentences';
import { floats } from './acts';
import { build, type Overlay } from './overlay';

const GAUGE = 'M3.2 11.4a5.6 5.6 0 1 1 9.6 0M8 8.6l2.6-3.4';
const CROSS = 'M4 4l8 8M12 4l-8 8';

function draw(path: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

/** The small button at a finding; its name shows when it is pointed at or has the focus. */
export function createTag(overlay: Overlay, name: string, press: () => void): HTMLButtonElement {
  const tag = overlay.makeButton('tag', press);
  const label = build('span', 'name', name);
  label.ariaHidden = 'true';
  tag.append(build('span', 'disc', draw(GAUGE)), label);
  tag.ariaLabel = i18n.t('card.tag', [name]);
  tag.ariaHasPopup = 'dialog';
  tag.ariaExpanded = 'false';
  return tag;
}

export type CardOptions = {
  overlay: Overlay;
  /** Addresses that this site was given before. */
  given: () => GivenBefore | undefined;
  close: () => void;
  /** The card's finding; resolves once it is done, rejects where it could not be. */
  trust: () => Promise<unknown>;
  dismiss: () => Promise<unknown>;
  /** All of this kind on this site is no pressure; missing where that may not be kept. */
  silence?: (() => Promise<unknown>) | undefined;
  decline: () => Promise<unknown>;
  untick: () => Promise<unknown>;
};

export type Card = {
  readonly element: HTMLElement;
  /** Puts a finding's words into the card, where they do not stand there already. */
  fill(finding: PageFinding): void;
};

function write(at: HTMLElement, text: string): void {
  if (at.textContent !== text) at.textContent = text;
}

/** Makes the one card a page has; it stands where its finding's tag is. */
export function createCard({ overlay, given, close, silence, ...ways }: CardOptions): Card {
  const title = build('h2', '');
  const kind = build('p', 'kind');
  const quote = build('blockquote', '');
  const what = build('p', '');
  const before = build('p', 'before');
  const seen = build('p', '');
  const why = build('p', '');
  const error = build('p', 'error');
  const cross = overlay.makeButton('close', close);
  cross.append(draw(CROSS));
  cross.ariaLabel = i18n.t('card.close');
  title.id = 't';
  what.id = 'w';
  quote.dir = 'auto';
  error.role = 'alert';
  error.hidden = true;
  let isBusy = false;
  let shownId = '';

  const act = (label: string, run: () => Promise<unknown>): HTMLButtonElement => {
    const button = overlay.makeButton('act', () => {
      if (isBusy) return;
      isBusy = true;
      error.hidden = true;
      run()
        .catch(() => {
          error.textContent = i18n.t('card.failed');
          error.hidden = false;
        })
        .finally(() => {
          isBusy = false;
        });
    });
    button.append(label);
    return button;
  };
  const no = act(i18n.t('card.no'), ways.decline);
  const untick = act(i18n.t('card.untick'), ways.untick);
  const kindLabel = document.createTextNode('');
  // Plain boxes: a header or footer of ours would be a landmark of the page.
  const choices = build('div', 'ways', act(i18n.t('card.dismiss_this'), ways.dismiss));
  if (silence) {
    const all = act('', silence);
    all.append(kindLabel);
    choices.append(all);
  }
  choices.id = 'c';
  const question = overlay.makeButton('act', () => {
    choices.hidden = !choices.hidden;
    question.ariaExpanded = String(!choices.hidden);
    if (!choices.hidden) choices.querySelector('button')?.focus({ preventScroll: true });
  });
  question.append(i18n.t('card.dismiss'));
  question.setAttribute('aria-controls', choices.id);
  const element = build(
    'div',
    'card',
    build('div', 'head', build('div', '', title, kind), cross),
    quote,
    what,
    before,
    build('section', '', build('h3', '', i18n.t('card.seen')), seen),
    build('section', '', build('h3', '', i18n.t('card.why')), why),
    error,
    build('div', 'ways', no, untick, act(i18n.t('card.trust'), ways.trust), question),
    choices,
  );
  element.role = 'dialog';
  element.tabIndex = -1;
  element.setAttribute('aria-labelledby', title.id);
  element.setAttribute('aria-describedby', what.id);

  return {
    element,
    fill(finding) {
      const { pattern, form, evidence, confidence } = finding;
      const isGate = pattern === 'gate' && form !== undefined;
      write(title, isGate ? formName(form) : nameOf(pattern));
      // That a form "claims" to be there tells nobody anything.
      const facts = [
        isGate ? nameOf(pattern) : '',
        isGate && evidence === 'claimed' ? '' : evidenceName(evidence),
      ];
      write(kind, [...facts, sureOf(confidence)].filter((fact) => fact !== '').join(' · '));
      write(quote, finding.quote);
      quote.lang = finding.lang;
      write(what, whatOf(finding));
      const known = isGate ? given() : undefined;
      write(before, known ? sayGivenBefore(known) : '');
      write(seen, evidenceOf(finding));
      write(why, whyOf(pattern));
      no.hidden = !floats(finding);
      untick.hidden = pattern !== 'preticked';
      kindLabel.data = i18n.t('card.dismiss_kind', [nameOf(pattern)]);
      if (finding.id === shownId) return;
      error.hidden = true;
      choices.hidden = true;
      question.ariaExpanded = 'false';
      shownId = finding.id;
    },
  };
}

/** What a mark shows: the line around a finding, the small tag at it, and the card that explains it. */
import { i18n } from '#i18n';

import type { PageFinding } from '../core/types';
import { evidenceName, evidenceOf, formName, nameOf, sureOf, whatOf, whyOf } from '../sentences';
import { build, type Overlay } from './overlay';

export const TAG = { width: 24, height: 24 };

/** Reads on white and on black alike: 4.2 : 1 against the one, 5 : 1 against the other. */
const LINE = '#1a8a87';

/** How a text is marked in the page. @param name of the highlight */
export function highlightStyle(name: string, selectors: readonly string[]): string {
  const all = selectors.map((each) => `${each}::highlight(${name})`).join();
  return `${all}{background-color:rgb(26 138 135/.16);text-decoration:underline 2px ${LINE}}
@media(forced-colors:active){${all}{background-color:Mark;color:MarkText}}`;
}

/** The host wins against every rule of the page: important inside a shadow root beats important outside. */
export const STYLE = `
:host{all:initial!important;display:block!important;position:absolute!important;left:0!important;top:0!important;width:0!important;height:0!important;overflow:visible!important;pointer-events:none!important;z-index:2147483647!important;direction:ltr!important;unicode-bidi:isolate!important;color-scheme:light dark!important}
:host::backdrop{display:none!important}
*{box-sizing:border-box;margin:0;padding:0}
.view{position:fixed;left:0;top:0;width:0;height:0}
.status{position:fixed;left:0;top:0;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.layer{--raised:light-dark(#fff,#23211d);--ink:light-dark(#1f1d1a,#f1ede4);--muted:light-dark(#6b655b,#a9a294);--line:light-dark(#e4ddcf,#38342d);--edge:light-dark(#8d8678,#7d766a);--paper:light-dark(#faf7f0,#191815);--accent:light-dark(#0f6b6b,#6fc3bd);font:400 14px/1.5 system-ui,sans-serif;color:var(--ink);text-align:start}
.mark{position:absolute}
.mark.fixed{position:fixed}
.mark:has(.card){z-index:1}
.mark.off{visibility:hidden}
.off>.card{visibility:visible}
.line{position:absolute;inset:0;border:1.5px solid ${LINE};border-radius:5px;box-shadow:0 0 0 1px rgb(255 255 255/.5)}
.text>.line{opacity:0}
.pulse>.line{animation:pulse 1.1s ease-out 2;opacity:1}
@keyframes pulse{0%{outline:0 solid ${LINE};outline-offset:0}25%{outline:3px solid ${LINE};outline-offset:2px}100%{outline:3px solid transparent;outline-offset:12px}}
@media(prefers-reduced-motion:reduce){.pulse>.line{animation:none;outline:3px solid ${LINE};outline-offset:2px}}
button{font:inherit;color:inherit;background:none;border:0;cursor:pointer;pointer-events:auto;-webkit-tap-highlight-color:transparent}
button:focus{outline:0}
button:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.tag{position:absolute;width:${TAG.width}px;height:${TAG.height}px;display:grid;place-items:center;border-radius:12px}
.tag:focus-visible{outline-offset:-1px}
.disc{width:18px;height:18px;border-radius:9px;display:grid;place-items:center;background:var(--raised);color:var(--accent);box-shadow:0 0 0 1px var(--edge),0 1px 3px rgb(0 0 0/.25)}
.name{position:absolute;display:none;left:100%;top:2px;height:20px;padding:0 8px;border-radius:10px;font-size:12px;line-height:20px;white-space:nowrap;background:var(--raised);color:var(--ink);box-shadow:0 0 0 1px var(--edge),0 1px 3px rgb(0 0 0/.25);pointer-events:none}
.flip>.name{left:auto;right:100%}
.tag:hover>.name,.tag:focus-visible>.name{display:block}
.tag[aria-expanded=true]>.name{display:none}
.tag.out{visibility:hidden}
.tag[aria-expanded=true]>.disc,.tag:hover>.disc{background:var(--accent);color:var(--raised)}
svg{display:block;width:14px;height:14px;fill:none;stroke:currentColor;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
.card{position:absolute;display:flex;flex-direction:column;gap:12px;width:min(340px,100vw - 16px);max-height:calc(100vh - 16px);overflow:auto;overscroll-behavior:contain;padding:16px;pointer-events:auto;background:var(--raised);color:var(--ink);border:1px solid var(--line);border-radius:12px;box-shadow:0 0 0 1px rgb(0 0 0/.06),0 8px 28px rgb(0 0 0/.22);overflow-wrap:break-word;hyphens:auto;user-select:text;cursor:auto}
.card:focus{outline:0}
.card:focus-visible{border-color:var(--accent)}
header{display:flex;gap:8px;align-items:flex-start}
header>div{flex:1;min-width:0}
h2{font-size:16px;line-height:1.35;font-weight:650}
h3{font-size:12px;line-height:1.5;font-weight:400;color:var(--muted)}
.kind{font-size:12px;color:var(--muted)}
.close{flex:none;width:32px;height:32px;margin:-6px -8px 0 0;display:grid;place-items:center;border-radius:8px;color:var(--muted)}
.close:hover{color:var(--ink);background:var(--paper)}
blockquote{padding:8px 12px;border-radius:8px;background:var(--paper);font-size:13.5px}
.error{color:var(--ink);font-weight:600}
footer{display:flex;flex-wrap:wrap;gap:8px;padding-top:2px}
.act{flex:1 1 auto;min-height:36px;padding:6px 14px;border:1px solid var(--edge);border-radius:8px;font-weight:500}
.act:hover{background:var(--paper);border-color:var(--accent)}
@media(max-width:280px),(max-height:260px){.card{gap:8px;padding:10px;font-size:13px;width:calc(100vw - 8px);max-height:calc(100vh - 8px);border-radius:8px}.act{min-height:30px;padding:3px 10px}}
@media(forced-colors:active){.line{border-color:Highlight}.disc,.name,.card,.act,blockquote{border:1px solid ButtonText;box-shadow:none}.disc{background:ButtonFace;color:ButtonText;forced-color-adjust:none}.tag[aria-expanded=true]>.disc,.tag:hover>.disc{background:Highlight;color:HighlightText}button:focus-visible{outline-color:Highlight}.card:focus-visible{border-color:Highlight}}
@media print{:host{display:none!important}}
`;

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
  close: () => void;
  /** The card's finding; resolves once it is done, rejects where it could not be. */
  trust: () => Promise<unknown>;
  dismiss: () => Promise<unknown>;
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
export function createCard({ overlay, close, trust, dismiss }: CardOptions): Card {
  const title = build('h2', '');
  const kind = build('p', 'kind');
  const quote = build('blockquote', '');
  const what = build('p', '');
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
  const element = build(
    'div',
    'card',
    build('header', '', build('div', '', title, kind), cross),
    quote,
    what,
    build('section', '', build('h3', '', i18n.t('card.seen')), seen),
    build('section', '', build('h3', '', i18n.t('card.why')), why),
    error,
    build('footer', '', act(i18n.t('card.trust'), trust), act(i18n.t('card.dismiss'), dismiss)),
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
      write(seen, evidenceOf(finding));
      write(why, whyOf(pattern));
      if (finding.id !== shownId) error.hidden = true;
      shownId = finding.id;
    },
  };
}

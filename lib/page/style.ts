/** How all looks that we draw over a page, and how we dress its words. */
import type { Look } from './highlight';
import { paperOf } from './paper';

/** Size of a tag in px. */
export const TAG = { width: 24, height: 24 };

/** Reads on white and on black alike: 4.2 : 1 against the one, 5 : 1 against the other. */
const LINE = '#1a8a87';

/** How a text is marked in the page. */
export const highlightStyle: Look = (name, holders) => {
  const all = holders
    .map(({ selector }) => `${selector}::highlight(${name})`)
    .toSorted()
    .join();
  return `${all}{background-color:rgb(26 138 135/.16);text-decoration:underline 2px ${LINE}}
@media(forced-colors:active){${all}{background-color:Mark;color:MarkText}}`;
};

/** How a text looks that shall not shout: plain ink on what is below it. */
export const plainStyle: Look = (name, holders) =>
  holders
    .map(({ selector, element }) => {
      const { paper, ink } = paperOf(element);
      return `${selector}::highlight(${name}){color:${ink};background-color:${paper};text-decoration:none;text-shadow:none}`;
    })
    .toSorted()
    .join('\n');

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
.frame>.line,.frame>.tag{display:none}
[data-look=tag] .mark:not(.covered,.pulse,:has(.tag:hover,.tag:focus-visible,.tag[aria-expanded=true]))>.line{opacity:0}
[data-look=line] .tag:not(:focus-visible,[aria-expanded=true]){opacity:0;pointer-events:none}
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
.head{display:flex;gap:8px;align-items:flex-start}
.head>div{flex:1;min-width:0}
h2{font-size:16px;line-height:1.35;font-weight:650}
h3{font-size:12px;line-height:1.5;font-weight:400;color:var(--muted)}
.kind{font-size:12px;color:var(--muted)}
.close{flex:none;width:32px;height:32px;margin:-6px -8px 0 0;display:grid;place-items:center;border-radius:8px;color:var(--muted)}
.close:hover{color:var(--ink);background:var(--paper)}
blockquote{padding:8px 12px;border-radius:8px;background:var(--paper);font-size:13.5px}
.before{padding-inline-start:10px;border-inline-start:3px solid var(--accent)}
.before:empty{display:none}
.error{color:var(--ink);font-weight:600}
.ways{display:flex;flex-wrap:wrap;gap:8px;padding-top:2px}
.act{flex:1 1 auto;min-height:36px;padding:6px 14px;border:1px solid var(--edge);border-radius:8px;font-weight:500}
button[hidden],.ways[hidden]{display:none}
.no{position:absolute;left:0;top:0;white-space:nowrap;min-height:32px;padding:4px 14px;background:var(--raised);box-shadow:0 0 0 1px rgb(0 0 0/.06),0 2px 8px rgb(0 0 0/.25)}
.toast{position:fixed;left:50%;bottom:16px;transform:translateX(-50%);display:flex;align-items:center;gap:12px;max-width:calc(100vw - 24px);padding:8px 10px 8px 16px;pointer-events:auto;background:var(--raised);color:var(--ink);border:1px solid var(--line);border-radius:12px;box-shadow:0 0 0 1px rgb(0 0 0/.06),0 8px 28px rgb(0 0 0/.22)}
.toast>.act{flex:none}
.covered>.line,.text.covered>.line{container-type:size;opacity:1}
.text.covered>.line,.hushed>.line{border-color:transparent;box-shadow:none}
.cover{position:absolute;inset:0;display:flex;flex-wrap:wrap;align-items:center;justify-content:center;gap:4px 12px;overflow:hidden;padding:0 4px;border-radius:4px;background:var(--paper-below);color:var(--ink-below);font-size:clamp(10px,60cqh,14px);line-height:1.25;text-align:center}
.cover>.act{flex:none;pointer-events:auto;color:inherit;min-height:30px;padding:3px 12px}
.short{display:none}
@container (max-width:150px){.cover{font-size:clamp(10px,60cqh,13px)}.short:not(:empty){display:inline}.long:has(+.short:not(:empty)){display:none}}
.act:hover{background:var(--paper);border-color:var(--accent)}
@media(max-width:280px),(max-height:260px){.card{gap:8px;padding:10px;font-size:13px;width:calc(100vw - 8px);max-height:calc(100vh - 8px);border-radius:8px}.act{min-height:30px;padding:3px 10px}}
@media(forced-colors:active){.line{border:2px solid Highlight}.text.covered>.line,.hushed>.line{border-color:transparent;forced-color-adjust:none}.cover{border-radius:0;background:Canvas;color:CanvasText;forced-color-adjust:none}.toast,.no{border:1px solid ButtonText}.disc,.name,.card,.act,blockquote{border:1px solid ButtonText;box-shadow:none}.disc{background:ButtonFace;color:ButtonText;forced-color-adjust:none}.tag[aria-expanded=true]>.disc,.tag:hover>.disc{background:Highlight;color:HighlightText}button:focus-visible{outline-color:Highlight}.card:focus-visible{border-color:Highlight}}
@media print{:host{display:none!important}}
`;

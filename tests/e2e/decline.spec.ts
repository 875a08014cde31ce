/** The easy No: gates of popular libraries and of odd makes, and what is left of the page once they are gone. */
import type { Browser } from '../../tools/browser';
import { expect, test } from './fixtures';
import { bundle, GatePage, GIVEN_BACK, pageWith } from './gate-page';

/** Each library's own close is pressed. */
const LIBRARIES = [
  'a11y-dialog',
  'basiclightbox',
  'bootstrap',
  'jquery-modal',
  'lity',
  'magnific-popup',
  'micromodal',
  'native-dialog',
  'popover',
  'radix',
  'sweetalert2',
  'tingle',
  'vue',
];

async function openLibrary(browser: Browser, library: string, search = ''): Promise<GatePage> {
  const script = (await bundle(`tests/gates/${library}.ts`)).split('</script').join('<\\/script');
  return await GatePage.open(browser, pageWith(`<script>${script}</script>`), { search });
}

/** Numbers run on in pages that draw themselves anew all the time. */
function still(html: string): string {
  return html.split(/\d+(?:\.\d+)?/u).join('#');
}

for (const library of LIBRARIES) {
  test.describe(library, () => {
    test('is closed by its own control', async ({ shared }) => {
      const gate = await openLibrary(shared, library);
      expect(await gate.sayNo()).toEqual({ how: 'pressed', isBack: false });
      expect(await gate.left()).toEqual(GIVEN_BACK);
      await gate.close();
    });

    test('is hidden where it has none, and comes back as it was', async ({ shared }) => {
      const gate = await openLibrary(shared, library, '?bare');
      const before = still(await gate.html());
      expect(await gate.sayNo()).toEqual({ how: 'hidden', isBack: false });
      expect(await gate.left()).toEqual(GIVEN_BACK);
      await gate.undo();
      expect(still(await gate.html())).toBe(before);
      await expect(gate.tab.page.locator('.letter')).toBeVisible();
      await gate.close();
    });
  });
}

for (const library of ['radix', 'vue']) {
  test(`${library} goes on drawing around a hidden gate`, async ({ shared }) => {
    const gate = await openLibrary(shared, library, '?bare');
    const { page } = gate.tab;
    await gate.sayNo();
    const before = await page.textContent('#count');
    await page.waitForTimeout(1_500);
    expect(await page.textContent('#count')).not.toBe(before);
    await expect(page.locator('.letter')).toBeHidden();
    expect(await gate.told()).toEqual({ how: 'hidden', isBack: false });
    expect((await gate.left()).errors).toEqual([]);
    await gate.close();
  });
}

const FORM = `<form class="letter" action="/letter" method="post"><input type="email" name="email" required><button>Subscribe</button>`;

type Odd = {
  name: string;
  how: 'pressed' | 'hidden';
  body: string;
  head?: string;
  bodyTag?: string;
  headers?: Record<string, string>;
  frame?: string;
  declines?: string;
  /** The element of the finding, where it is not the form. */
  gate?: string;
};

const CLOSE = `<button type="button" class="close" onclick="presses++; gate.remove()">×</button>`;

const ODD: readonly Odd[] = [
  {
    name: 'no close at all',
    how: 'hidden',
    body: `<div class="over" id="dim"></div><div class="panel">${FORM}</form></div>`,
    bodyTag: '<body style="overflow:hidden">',
  },
  {
    name: 'a close that would send the form',
    how: 'pressed',
    body: `<div class="panel" id="gate">${FORM}<button class="x" aria-label="Close" onclick="setTimeout(() => gate.remove())"></button></form></div>`,
  },
  {
    name: 'a close that sends the form by script',
    how: 'hidden',
    body: `<div class="panel" id="gate">${FORM}<button type="button" aria-label="Close" onclick="presses++; this.form.noValidate = true; this.form.requestSubmit()"></button></form></div>`,
  },
  {
    name: 'a close that says it agrees',
    how: 'hidden',
    body: `<div class="panel" id="gate">${FORM}<button type="button" class="close" data-dismiss="modal" onclick="presses++; document.forms[0].submit()">Accept and close</button></form></div>`,
  },
  {
    name: 'a close that opens another',
    how: 'hidden',
    body: `<div class="over"></div><div class="panel" id="gate">${FORM}</form><button class="close" type="button" onclick="presses++; gate.hidden = true; other.hidden = false">×</button></div>
      <div class="panel" id="other" hidden><h2>Are you sure? This offer will never come again</h2><button onclick="presses++">Stay</button><button onclick="presses++">Leave</button></div>`,
  },
  {
    name: 'a close that asks "are you sure?" in the same box',
    how: 'hidden',
    body: `<div class="panel" id="gate">${FORM}</form><button class="close" type="button" onclick="presses++; gate.innerHTML = '<h2>Are you sure?</h2><button class=close onclick=presses++>×</button>'">×</button></div>`,
  },
  {
    name: 'a close that does nothing',
    how: 'hidden',
    body: `<div class="panel" id="gate">${FORM}</form><button type="button" onclick="presses++">No thanks</button></div>`,
  },
  {
    name: 'a page that is fixed in place',
    how: 'hidden',
    body: `<div class="panel">${FORM}</form></div><script>document.body.style.cssText = 'position: fixed; top: -300px; left: 0; right: 0; overflow-y: scroll'</script>`,
  },
  {
    name: 'a page that is fixed in place by its sheet, and left so by its own close',
    how: 'pressed',
    head: '<style>html,body{height:100%;overflow:hidden;touch-action:none} body{position:fixed;width:100%;top:-200px;pointer-events:none} #gate{pointer-events:auto}</style>',
    body: `<div class="panel" id="gate">${FORM}</form>${CLOSE}</div>`,
  },
  {
    name: 'a blurred page with inert siblings',
    how: 'hidden',
    head: '<style>#story{filter:blur(6px);user-select:none;pointer-events:none}</style>',
    body: `<div class="panel" id="gate">${FORM}</form></div><script>story.setAttribute('aria-hidden', 'true'); story.inert = true</script>`,
  },
  {
    name: 'a blurred text behind a lock',
    how: 'hidden',
    head: '<style>#story{height:400px;overflow:hidden;filter:blur(6px);mask-image:linear-gradient(#000,transparent)} .lock{padding:20px}</style>',
    body: `<div class="lock"><h2>Read on with our letter</h2>${FORM}</form></div>`,
  },
  {
    name: 'a decline that leads elsewhere',
    how: 'hidden',
    body: `<div class="panel">${FORM}</form><a href="/elsewhere">No thanks</a><a href="javascript:void(window.presses++)">Close</a></div>`,
  },
  {
    name: 'a decline that leads nowhere',
    how: 'pressed',
    body: `<div class="panel" id="gate">${FORM}</form><a href="#" onclick="event.stopPropagation(); gate.remove()">No, gracias</a></div>`,
  },
  {
    name: 'a shaming decline that is known to be one',
    how: 'pressed',
    body: `<div class="panel" id="gate">${FORM}</form><button type="button" id="shame" onclick="gate.remove()">I would rather pay the full price</button></div>`,
    declines: '#shame',
  },
  {
    name: 'a dialog that the browser may close',
    how: 'pressed',
    body: `<dialog id="gate" closedby="any">${FORM}</form></dialog><script>gate.showModal()</script>`,
  },
  {
    name: 'a dialog that is drawn though it is closed',
    how: 'hidden',
    head: '<style>#gate{display:flex}</style>',
    body: `<dialog id="gate">${FORM}</form></dialog><script>gate.showModal()</script>`,
  },
  {
    name: 'a popover',
    how: 'hidden',
    body: `<div id="gate" popover="manual" style="width:800px;height:500px">${FORM}</form></div><script>gate.showPopover()</script>`,
  },
  {
    name: 'an open shadow root with its own close',
    how: 'pressed',
    body: `<x-gate></x-gate><script>
      const host = document.querySelector('x-gate');
      host.attachShadow({ mode: 'open' }).innerHTML = \`<style>.over{position:fixed;inset:0;background:#0008}.panel{position:fixed;left:30%;top:30%;background:#fff}</style>
        <div class="over"></div><div class="panel" role="dialog">${FORM}</form><button type="button" aria-label="Schließen">✕</button></div>\`;
      host.shadowRoot.querySelector('[aria-label]').onclick = () => host.remove();</script>`,
  },
  {
    name: 'an open shadow root without one',
    how: 'hidden',
    body: `<x-gate></x-gate><script>
      const host = document.querySelector('x-gate');
      host.attachShadow({ mode: 'open' }).innerHTML = \`<style>.over{position:fixed;inset:0;background:#0008}.panel{position:fixed;left:30%;top:30%;background:#fff}</style>
        <div class="over"></div><div class="panel" role="dialog"><slot></slot></div>\`;
      host.innerHTML = '${FORM}</form>';</script>`,
  },
  {
    name: 'a frame over the page with a close that its page hears of',
    how: 'pressed',
    frame: 'gate',
    body: `<iframe name="gate" id="holder" style="position:fixed;inset:0;width:100%;height:100%;border:0;z-index:9" srcdoc='<div class="panel">${FORM}</form><button type="button" aria-label="close" onclick="parent.postMessage(1, \`*\`)">x</button></div>'></iframe>
      <script>onmessage = () => { holder.style.display = 'none' }</script>`,
  },
  {
    name: 'a frame over the page without one',
    how: 'hidden',
    frame: 'gate',
    body: `<div class="over" id="dim"></div><iframe name="gate" style="position:fixed;left:25%;top:20%;width:50%;height:400px;z-index:90;background:#fff" srcdoc='<div>${FORM}</form></div>'></iframe>`,
  },
  {
    name: 'a frame that cannot be read, from around it',
    how: 'hidden',
    gate: 'iframe',
    body: `<iframe sandbox="allow-forms" style="position:fixed;left:25%;top:20%;width:50%;height:400px;z-index:90;background:#fff" srcdoc='<div>${FORM}</form><button type="button">×</button></div>'></iframe>`,
  },
  {
    name: 'a page in a box that is cut to the window',
    how: 'hidden',
    head: '<style>html,body{margin:0;height:100%} #app{height:100vh;overflow:hidden;pointer-events:none} .panel{pointer-events:auto}</style>',
    bodyTag: '<body><div id="app">',
    body: `<div class="panel">${FORM}</form></div></div>`,
  },
  {
    name: 'a page that forbids styles in its markup',
    how: 'hidden',
    headers: { 'content-security-policy': "style-src 'nonce-a'" },
    head: '<style nonce="a">.box{position:fixed;inset:20%;background:#fff} body{overflow:hidden}</style>',
    body: `<div class="box" id="gate">${FORM}</form></div><script>gate.style.color = 'red'</script>`,
  },
];

for (const odd of ODD) {
  const { name, how, body, head = '', bodyTag = '<body>', headers = {}, frame = '', declines = '' } = odd;
  const { gate: selector = 'form.letter' } = odd;
  test(`odd: ${name}`, async ({ shared }) => {
    const gate = await GatePage.open(shared, pageWith(body, { head, bodyTag }), {
      headers,
      frame,
      ready: selector,
    });
    const { page } = gate.tab;
    const before = await gate.html();
    expect(await gate.sayNo(selector, declines)).toEqual({ how, isBack: false });
    expect(await gate.left()).toEqual(GIVEN_BACK);
    expect(page.url()).toBe('http://gates.example/');
    const presses = Number(await page.evaluate(() => Reflect.get(window, 'presses')));
    expect(presses).toBeLessThanOrEqual(1);
    await gate.undo();
    // What the page did itself when its control was pressed is the page's.
    if (how === 'hidden' && presses === 0) {
      expect(await gate.html()).toBe(before);
      const inner = frame === '' ? page.mainFrame() : page.frame({ name: frame });
      await expect((inner ?? page).locator(selector)).toBeVisible();
    }
    await gate.close();
  });
}

test('a gate that comes back every half second is hidden three times, then let stand', async ({ shared }) => {
  const gate = await GatePage.open(
    shared,
    pageWith(
      `<script>
        const show = () => {
          if (document.querySelector('.panel')?.checkVisibility()) return;
          document.body.insertAdjacentHTML('beforeend', '<div class="panel">${FORM}</form></div>');
        };
        show();
        setInterval(show, 500);
      </script>`,
    ),
  );
  expect(await gate.sayNo()).toEqual({ how: 'hidden', isBack: false });
  await expect.poll(() => gate.told()).toEqual({ how: 'hidden', isBack: true });
  const { page } = gate.tab;
  await page.waitForTimeout(1_500);
  await expect(page.locator('form.letter:visible').first()).toBeVisible();
  expect(await page.evaluate(() => document.querySelectorAll('.panel[style*="display: none"]').length)).toBe(
    4,
  );
  await gate.close();
});

test('an undo leaves what the page has changed since', async ({ shared }) => {
  const gate = await GatePage.open(
    shared,
    pageWith(`<div class="panel" style="color: red">${FORM}</form></div>`, {
      bodyTag: '<body style="overflow: hidden">',
    }),
  );
  const { page } = gate.tab;
  await gate.sayNo();
  await page.evaluate(() => {
    document.body.style.overflow = 'scroll';
    document.querySelector<HTMLElement>('.panel')?.style.setProperty('color', 'green');
  });
  await gate.undo();
  expect(await page.getAttribute('.panel', 'style')).toBe('color: green;');
  expect(await page.getAttribute('body', 'style')).toBe('overflow: scroll;');
  await gate.close();
});

test('a control that did nothing is not pressed a second time', async ({ shared }) => {
  const gate = await GatePage.open(
    shared,
    pageWith(
      `<div class="panel">${FORM}</form><button type="button" onclick="presses++">No thanks</button></div>`,
    ),
  );
  for (const round of [1, 2]) {
    expect(await gate.sayNo(), `round ${round}`).toEqual({ how: 'hidden', isBack: false });
    await gate.undo();
  }
  expect(await gate.tab.page.evaluate(() => Reflect.get(window, 'presses'))).toBe(1);
  expect(await gate.sayNo()).toEqual({ how: 'hidden', isBack: false });
  expect(await gate.sayNo()).toEqual({ how: 'nothing', isBack: false });
  await gate.close();
});

test('what the person opens next is left alone', async ({ shared }) => {
  const gate = await GatePage.open(
    shared,
    pageWith(
      `<div class="panel" id="gate">${FORM}</form></div>
      <div class="panel" id="login" hidden style="height:300px"><h2>Log in</h2><input type="email"><button>Go on</button></div>`,
    ),
  );
  const { page } = gate.tab;
  await gate.sayNo();
  await page.evaluate(() => document.querySelector('#login')?.removeAttribute('hidden'));
  await page.waitForTimeout(600);
  await expect(page.locator('#login')).toBeVisible();
  await gate.close();
});

test('what else lies over the page keeps it locked', async ({ shared }) => {
  const gate = await GatePage.open(
    shared,
    pageWith(
      `<div class="panel" id="login" style="height:300px"><h2>Your session has ended</h2><button>Log in</button></div>
      <div class="panel">${FORM}</form></div>`,
      { bodyTag: '<body style="overflow: hidden">' },
    ),
  );
  const { page } = gate.tab;
  expect(await gate.sayNo()).toEqual({ how: 'hidden', isBack: false });
  await expect(page.locator('#login')).toBeVisible();
  expect(await page.getAttribute('body', 'style')).toBe('overflow: hidden');
  await gate.close();
});

test('what lies in the flow beside it, and a menu that is closed, stay as they are', async ({ shared }) => {
  const gate = await GatePage.open(
    shared,
    pageWith(
      `<nav aria-hidden="true" inert style="visibility:hidden">${'A menu for later. '.repeat(9)}</nav>
      <div class="panel">${FORM}</form></div><section style="height:60px;overflow:hidden">${'Cut by design. '.repeat(90)}</section>`,
    ),
  );
  const { page } = gate.tab;
  await gate.sayNo();
  expect(await page.getAttribute('nav', 'aria-hidden')).toBe('true');
  expect(await page.getAttribute('section', 'style')).toBe('height:60px;overflow:hidden');
  await gate.close();
});

/** Where what we draw over a page stands, found through shadow roots closed to the page. */
import { expect } from '@playwright/test';

import type { Tab } from '../../tools/browser';

/** A node as the debugger shows it, through shadow roots closed to the page. */
type DomNode = {
  backendNodeId: number;
  attributes?: string[] | undefined;
  children?: DomNode[] | undefined;
  shadowRoots?: DomNode[] | undefined;
};
type Box = { x: number; y: number; width: number; height: number };

/** Boxes of what we draw, by class, in the order of the page; what is not rendered is left out. @param within a class around it */
export async function boxesOf({ session }: Tab, className: string, within = ''): Promise<Box[]> {
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const found: number[] = [];
  const walk = (node: DomNode, isOurs: boolean, isWithin: boolean): void => {
    const at = node.attributes?.indexOf('class') ?? -1;
    const classes = at >= 0 ? (node.attributes?.[at + 1]?.split(' ') ?? []) : [];
    if (isOurs && isWithin && classes.includes(className)) found.push(node.backendNodeId);
    const isInside = isWithin || classes.includes(within);
    for (const shadow of node.shadowRoots ?? []) walk(shadow, true, isInside);
    for (const child of node.children ?? []) walk(child, isOurs, isInside);
  };
  walk(root, false, within === '');
  const boxes: Box[] = [];
  for (const backendNodeId of found) {
    const answer = await session.send('DOM.getBoxModel', { backendNodeId }).catch(() => undefined);
    const [x, y] = answer?.model.border ?? [];
    if (!answer || x === undefined || y === undefined) continue;
    boxes.push({ x, y, width: answer.model.width, height: answer.model.height });
  }
  return boxes;
}

export async function firstBox(tab: Tab, className: string, within = ''): Promise<Box> {
  await expect.poll(async () => (await boxesOf(tab, className, within)).length).toBeGreaterThan(0);
  const [box] = await boxesOf(tab, className, within);
  if (!box) throw new Error(`nothing of ours is a ${className}`);
  return box;
}

import type { Finding, Placement, Trigger } from './types';

/** A gate as it stands in the whole page: a form in the flow of a frame that lies over the page lies over the page. */
export function placeFinding<F extends Pick<Finding, 'pattern' | 'placement' | 'trigger'>>(
  finding: F,
  place: { placement: Placement; trigger: Trigger },
): F {
  if (finding.pattern !== 'gate') return finding;
  const isInFlow = finding.placement === undefined || finding.placement === 'inline';
  const isImposed = finding.trigger === 'imposed' || place.trigger === 'imposed';
  return {
    ...finding,
    placement: isInFlow ? place.placement : finding.placement,
    trigger: isImposed ? 'imposed' : 'sought',
  };
}

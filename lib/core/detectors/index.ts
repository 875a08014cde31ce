// Detectors are code, and code is listed by hand.
export { confirmshaming } from './confirmshaming';
export { countdown } from './countdown';
export { deadline } from './deadline';
export { gate } from './gate';
export { preticked } from './preticked';
export { scarcity } from './scarcity';
export { socialProof } from './social-proof';

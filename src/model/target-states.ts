/** What a target's state tells, as ELB names it: whether something is wrong with it, and which state tells most. */

/** Something is wrong with a target in these; the most telling first. */
const faulty: readonly string[] = ['unhealthy', 'unhealthy.draining', 'unused', 'unavailable'];
/** Nothing is wrong with a target in these: it serves, comes or goes. */
const calm: readonly string[] = ['healthy', 'initial', 'draining'];

export const isFaulty = (state: string): boolean => faulty.includes(state);
export const isCalm = (state: string): boolean => calm.includes(state);
export const isKnown = (state: string): boolean => isFaulty(state) || isCalm(state);
export const comesOrGoes = (state: string): boolean => state === 'initial' || state === 'draining';

/** Orders states by what they tell: the faulty ones, then those that are not known here, then the calm ones. */
export const rankOf = (state: string): number =>
  isFaulty(state) ? faulty.indexOf(state) : faulty.length + 1 + calm.indexOf(state);

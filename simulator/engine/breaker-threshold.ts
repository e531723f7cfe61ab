/** How many failed tasks trip the circuit breaker. */
import type { ServiceSetting } from '../scenario-defaults.ts';

/** A percentage of the desired count, rounded up, and between 3 and 200 unless it is unbounded; or a count. */
export function breakerThreshold(setting: NonNullable<ServiceSetting['breakerSetting']>, desired: number): number {
  const { type, value } = setting.threshold;
  if (type === 'COUNT') return value;
  const percent = Math.ceil((value * desired) / 100);
  return type === 'UNBOUNDED_PERCENT' ? Math.max(1, percent) : Math.min(200, Math.max(3, percent));
}

import { type Day, readDay } from '../language/day.ts';
import { readSetting, type Settings } from '../plan/frame.ts';

/** The user's settings, as `opsplan.rules` and `opsplan.today` say. */
export interface UserSettings {
  /** As they were told: two of the same words are the same. */
  readonly told: string;
  readonly rules: Settings;
  /** The day on which to judge; the clock's where it is absent, or is no day. */
  readonly today: Day | undefined;
}

/** Reads what an editor tells under `opsplan`. Whatever it is, there are settings. */
export function readSettings(value: unknown): UserSettings {
  const { rules, today } = (typeof value === 'object' && value ? value : {}) as { rules?: unknown; today?: unknown };
  const pairs = typeof rules === 'object' && rules && !Array.isArray(rules) ? Object.entries(rules) : [];
  return {
    told: JSON.stringify([rules, today]),
    rules: new Map(pairs.map(([rule, it]) => [rule, readSetting(it)])),
    today: typeof today === 'string' ? readDay(today.trim()) : undefined,
  };
}

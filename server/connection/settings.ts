import type { Lenses } from '../features/code-lens.ts';
import type { Hints } from '../features/inlay-hint.ts';
import { type Day, readDay } from '../language/day.ts';
import { readSetting, type Settings } from '../plan/frame.ts';

/** The user's settings, as `opsplan` says. */
export interface UserSettings {
  /** As they were told: two of the same words are the same. */
  readonly told: string;
  readonly rules: Settings;
  /** The day on which to judge; the clock's where it is absent, or is no day. */
  readonly today: Day | undefined;
  readonly shown: Shown;
  /** What was committed counts too. */
  readonly history: boolean;
}
/** What stands between the words of a plan, as `opsplan.inlayHints` and `opsplan.codeLens` say. */
export interface Shown {
  readonly hints: Hints;
  readonly lenses: Lenses;
}

/** Reads what an editor tells under `opsplan`. Whatever it is, there are settings. */
export function readSettings(value: unknown): UserSettings {
  const { rules, today, inlayHints, codeLens, history } = membersOf(value);
  const pairs = typeof rules === 'object' && rules && !Array.isArray(rules) ? Object.entries(rules) : [];
  return {
    told: JSON.stringify([rules, today, inlayHints, codeLens, history]),
    rules: new Map(pairs.map(([rule, it]) => [rule, readSetting(it)])),
    today: typeof today === 'string' ? readDay(today.trim()) : undefined,
    history: history !== false,
    shown: {
      hints: {
        dates: isOn(inlayHints, 'dates'),
        relative: isOn(inlayHints, 'relative'),
        ranks: isOn(inlayHints, 'ranks'),
      },
      lenses: { plan: isOn(codeLens, 'plan'), activities: isOn(codeLens, 'activities', false) },
    },
  };
}
const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  (typeof value === 'object' && value ? value : {}) as Record<string, unknown>;
const isOn = (group: unknown, name: string, otherwise = true): boolean => {
  const told = membersOf(group)[name];
  return typeof told === 'boolean' ? told : otherwise;
};

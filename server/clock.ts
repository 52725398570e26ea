import { type Day, dayOf } from './language/day.ts';

/** The only thing that the server asks of the time. */
export interface Clock {
  /** The civil date where the user is. */
  today(): Day;
  /** Milliseconds until it changes. */
  untilTomorrow(): number;
}

/** The clock of this machine, in its own time zone. */
export const clock: Clock = {
  today() {
    const now = new Date();
    return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate())!;
  },
  untilTomorrow() {
    const now = new Date();
    return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime() - now.getTime();
  },
};

/** Hours nearer to each other than this are the same: what days of 6.4 h add up to is not told apart by the last bit. */
export const grain = 1e-7;

/**
 * Somebody's hours as a function of time, in days from the start of today: within a day they pass evenly. Each day is
 * listed as far as days differ; from there on the same week comes again for ever.
 */
export class Clock {
  /** The hours of the longest day there is. */
  readonly most: number;
  /** The hours of the shortest day that has any. */
  readonly least: number;
  /** How many days are listed. */
  readonly listed: number;
  /** All hours that there will ever be. */
  readonly total: number;
  private readonly rates: Float64Array;
  /** Hours before each listed day, and before what comes after. */
  private readonly before: Float64Array;
  /** The listed days that have hours, the hours up to the end of each, and for each even share of all hours the first of them that reaches it. */
  private readonly days: Int32Array;
  private readonly upTo: Float64Array;
  private readonly hint: Int32Array;
  private readonly scale: number;
  /** The week after, as a clock of seven days; nothing within itself. */
  private readonly week: Clock | undefined;

  /** Hours of each day from today on, and of the seven days that follow them, again and again. */
  constructor(days: ArrayLike<number>, week?: ArrayLike<number>) {
    const count = days.length;
    const rates = new Float64Array(count);
    const before = new Float64Array(count + 1);
    let worked = 0;
    for (let day = 0; day < count; day++) {
      if (days[day]! > grain) {
        rates[day] = days[day]!;
        worked++;
      }
      before[day + 1] = before[day]! + rates[day]!;
    }
    this.rates = rates;
    this.before = before;
    this.listed = count;
    this.days = new Int32Array(worked);
    this.upTo = new Float64Array(worked);
    for (let day = 0, at = 0; day < count; day++) {
      if (!rates[day]) continue;
      this.days[at] = day;
      this.upTo[at++] = before[day + 1]!;
    }
    this.scale = before[count]! > 0 ? this.days.length / before[count]! : 0;
    this.hint = hints(this.upTo, this.scale);
    this.week = week && week.length === 7 ? new Clock(week) : undefined;
    const after = this.week?.total ?? 0;
    this.total = after > 0 ? Infinity : before[count]!;
    this.least = rates.reduce((least, it) => (it > 0 && it < least ? it : least), this.week?.least ?? Infinity);
    this.most = rates.reduce((most, it) => (it > most ? it : most), this.week?.most ?? 0);
  }

  /** The hours of a day, counted from today. */
  on(day: number): number {
    if (day < 0) return 0;
    return day < this.listed ? this.rates[day]! : (this.week?.on((day - this.listed) % 7) ?? 0);
  }

  /** How many hours have passed by a time. */
  hoursAt(time: number): number {
    if (!(time > 0)) return 0;
    if (time < this.listed) {
      const day = Math.floor(time);
      return this.before[day]! + (time - day) * this.rates[day]!;
    }
    const { week } = this;
    const listed = this.before[this.listed]!;
    if (!week || week.total === 0) return listed;
    if (time === Infinity) return Infinity;
    const weeks = Math.floor((time - this.listed) / 7);
    return listed + weeks * week.total + week.hoursAt(time - this.listed - 7 * weeks);
  }

  /** The first time by which so many hours have passed: when what takes them is finished. Infinity where there never are so many. */
  timeAt(hours: number): number {
    if (!(hours > grain)) return 0;
    const listed = this.before[this.listed]!;
    if (hours <= listed + grain) {
      const at = this.reaching(hours - grain);
      const day = this.days[at]!;
      const left = this.upTo[at]! - hours;
      return left > grain ? day + 1 - left / this.rates[day]! : day + 1;
    }
    const { week } = this;
    if (!week || week.total === 0 || hours === Infinity) return Infinity;
    const weeks = Math.max(0, Math.ceil((hours - listed - grain) / week.total) - 1);
    return this.listed + 7 * weeks + week.timeAt(hours - listed - weeks * week.total);
  }

  /** The last time at which no more hours have passed: when what comes next is begun. Infinity where there are no more. */
  opening(hours: number): number {
    const listed = this.before[this.listed]!;
    if (hours < listed - grain) {
      const at = this.reaching(hours + 2 * grain);
      const day = this.days[at]!;
      const past = this.rates[day]! - (this.upTo[at]! - hours);
      return past > grain ? day + past / this.rates[day]! : day;
    }
    const { week } = this;
    if (!week || week.total === 0 || hours === Infinity) return Infinity;
    const weeks = Math.floor((hours - listed + grain) / week.total);
    return this.listed + 7 * weeks + week.opening(Math.max(0, hours - listed - weeks * week.total));
  }

  /** The first listed day with hours by whose end so many have passed, by its place among these. */
  private reaching(hours: number): number {
    const { upTo, hint } = this;
    const share = Math.max(0, Math.min(hint.length - 2, Math.floor(hours * this.scale)));
    let low = hint[share]!;
    let high = Math.min(hint[share + 1]! + 1, upTo.length - 1);
    while (low < high) {
      const mid = (low + high) >> 1;
      if (upTo[mid]! >= hours) high = mid;
      else low = mid + 1;
    }
    return low;
  }
}

/** Where a search begins: for each even share of the hours, the first place that reaches it. */
function hints(upTo: Float64Array, scale: number): Int32Array {
  const hint = new Int32Array(upTo.length + 2);
  let at = 0;
  for (let share = 0; share < hint.length; share++) {
    while (at < upTo.length - 1 && upTo[at]! * scale < share - 1e-6) at++;
    hint[share] = at;
  }
  return hint;
}

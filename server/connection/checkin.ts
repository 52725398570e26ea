import type { CancellationToken } from 'vscode-languageserver';
import { type Asked, type Checkin, checkingFor, checkinOf } from '../checkin/checkin.ts';
import { whoMeant } from '../checkin/who.ts';
import { checkinMarkdown, headingOf } from '../checkin/words.ts';
import type { Day } from '../language/day.ts';
import { readDay } from '../language/day.ts';
import { entriesOf } from '../plan/query.ts';
import type * as protocol from '../protocol.ts';
import { inSteps } from './breath.ts';
import { documentAt } from './folders.ts';
import type { Session } from './requests.ts';
import { known } from './views.ts';

/** The check-in of a plan, or of one person over all plans of its folder. */
export async function checkingIn(
  it: protocol.CheckinParams,
  session: Session,
  token: CancellationToken,
): Promise<protocol.CheckinResult> {
  const since = it.since === undefined ? undefined : readDay(it.since);
  if (it.who === undefined) return ofPlan(it.uri, session, since);
  const root = it.uri === undefined ? undefined : session.rootOf(it.uri);
  const all = known(session).filter(([uri]) => root === undefined || session.rootOf(uri) === root);
  const who = whoMeant(
    all.map(([, plan]) => plan),
    it.who,
  );
  if (!who) return { refused: `No plan knows anybody, or any team, called "${it.who}".` };
  const asked = all.map(([uri, plan]) => askedOf(uri, plan, session));
  const today = session.asked(all[0]?.[0]).today;
  const working = all.filter(([, plan]) => entriesOf(plan, 'activity').length).map(([uri]) => uri);
  return shown(await inSteps(checkingFor(who, asked, today, since), token), working);
}

function ofPlan(uri: string | undefined, session: Session, since: Day | undefined): protocol.CheckinResult {
  const [found] = uri === undefined ? [] : known(session, uri);
  if (!found) return { refused: 'There is no such plan.' };
  const [at, plan] = found;
  return shown(checkinOf(askedOf(at, plan, session), session.asked(at).today, since), [at]);
}

const askedOf = (uri: string, plan: Asked['plan'], session: Session): Asked => ({
  plan,
  told: session.told(uri),
  settings: session.asked(uri).settings,
  judged: documentAt(session, uri)?.judged,
});
const shown = (it: Checkin, plans: readonly string[]): protocol.CheckinResult => ({
  title: headingOf(it),
  text: checkinMarkdown(it),
  moves: it.next.length,
  plans,
});

import { notStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { openWindow, type Theme, themes } from '../window.ts';

// How the words of a plan look once the server has said what they are.
const text = `plan: Quiet nights
activities:
  audit: # when
    title: Audited alerts
    due: 2026-07-10
    status: done
  pager:
    title: Dropped pager
    status: dropped
  rota:
    title: Written rota
    due: 2026-07-17
    owner: maya
  drill:
    title: Stuck drill
    due: 2026-08-28
    blocked: no trainer
  later:
    title: Later work
    due: 2026-08-21
`;
const { step, open, page, line, wear, shot, configure } = await openWindow({
  files: { 'nights.opsplan': text },
  settings: { 'editor.minimap.enabled': false },
});
configure({ 'opsplan.today': '2026-07-24' });

interface Look {
  readonly colour: string;
  readonly bold: boolean;
  readonly struck: boolean;
}
type Styled = (element: unknown) => { color: string; fontWeight: string; textDecorationLine: string };
/** How a word of a line is drawn. */
const look = (inLine: string, word: string): Promise<Look> =>
  line(inLine)
    .first()
    .evaluate(
      (element, word) => {
        const span = [...element.querySelectorAll('span > span')].find(it => it.textContent?.includes(word));
        const { getComputedStyle } = globalThis as unknown as { getComputedStyle: Styled };
        const { color, fontWeight, textDecorationLine } = getComputedStyle(span ?? element);
        return { colour: color, bold: Number(fontWeight) > 400, struck: textDecorationLine.includes('line-through') };
      },
      word.replaceAll(' ', '\u00a0'),
    );
/** What the server says of words is drawn a little after the theme has changed. */
async function eventually(check: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    const fault = await check().catch(it => it);
    if (!fault) return;
    await page.waitForTimeout(250);
  }
  await check();
}

step('hints and the lens appear', async () => {
  await open('nights.opsplan');
  await page.getByText('5 activities · 1 blocked · 1 late').first().waitFor();
  await page.getByText('Fri, in 20 workdays').first().waitFor();
});

for (const theme of Object.keys(themes) as Theme[])
  step(`what is over steps back, what is late or blocked stands out: ${theme}`, async () => {
    await wear(theme);
    await eventually(async () => {
      const comment = await look('audit:', '# when');
      const [id, date] = [await look('later:', 'later'), await look('2026-08-21', '2026-08-21')];
      ok(!id.bold && !id.struck);
      for (const [inLine, word] of [
        ['Audited', 'Audited'],
        ['audit:', 'audit'],
        ['Dropped', 'Dropped'],
      ] as const)
        strictEqual((await look(inLine, word)).colour, comment.colour);
      ok((await look('pager:', 'pager')).struck);
      for (const [inLine, plain] of [
        ['rota:', id],
        ['2026-07-17', date],
        ['drill:', id],
      ] as const) {
        const { bold, colour } = await look(inLine, inLine.replace(':', ''));
        ok(bold, 'not by colour alone');
        notStrictEqual(colour, plain.colour);
        notStrictEqual(colour, comment.colour);
      }
    });
    await shot(`colours-${theme}`);
  });

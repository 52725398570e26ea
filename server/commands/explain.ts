import { colour, command, say, tell } from './command.ts';
import { pagesOf, pageText } from './page.ts';

export const explain = command({
  usage: `
  opsplan explain [RULE]          the page of a rule: what it reports, why, examples; all rules where none is named`,
  takes: {},
  async run(ids) {
    if (!ids.length) {
      const all = [...(await pagesOf())].map(([id, { default: it }]) => `${id.padEnd(24)} This rule ${it.summary}.\n`);
      return say(all.join(''));
    }
    let code = 0;
    for (const id of ids) {
      const page = await pageText(id, colour());
      if (typeof page === 'string') say(page);
      else {
        tell(page.refused);
        code = 2;
      }
    }
    return code;
  },
});

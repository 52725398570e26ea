/** Words by which work, or a day, is one from which on others use what was made. */
const release =
  /\b(?<!post[\s-]|pre[\s-]|after )(?:releases?|go[\s-]?lives?|launch(?:es)?|cut[\s-]?overs?|roll[\s-]?outs?|deploy(?:s|ments?)?)\b(?![\s-](?:notes?|plans?|planning|checklists?|criteria|dates?|process|pipelines?|calendar|reviews?|party|page|scripts?|reports?|rehearsals?|tests?))/;

/** Whether an id or a title names a release: not its notes, its plan or what comes after it. */
export const isRelease = (text: string): boolean =>
  release.test(text.slice(0, 200).toLowerCase().replace(/[_.]+/g, ' '));

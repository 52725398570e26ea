/** The tasks that the extension knows, for tasks.json and for package.json. */
export const type = 'opsplan';
export const matcher = '$opsplan';
export const watchMatcher = '$opsplan-watch';

/** A task as somebody writes it into tasks.json. */
export interface Definition {
  readonly type: string;
  readonly task: 'check' | 'watch';
  readonly paths?: readonly string[];
  readonly args?: readonly string[];
  readonly program?: string;
}

export const definitions = [
  {
    type,
    required: ['task'],
    properties: {
      task: {
        type: 'string',
        enum: ['check', 'watch'],
        enumDescriptions: ['Judge the plans once, as CI does.', 'Judge them again after each change.'],
        description: 'What is done.',
      },
      paths: {
        type: 'array',
        items: { type: 'string' },
        description: 'The plans, or the folders of plans; all of the workspace folder unless given.',
      },
      args: {
        type: 'array',
        items: { type: 'string' },
        description: 'More for the command line, such as --max-warnings and 0.',
      },
      program: {
        type: 'string',
        description:
          "The command line; that of the folder's node_modules where it is installed there, else the opsplan that the shell finds.",
      },
    },
  },
];

const pattern = {
  regexp: '^(.+):(\\d+):(\\d+)  (error|warning|info|hint)  (.*)  ([a-z]+(?:-[a-z]+)*)$',
  file: 1,
  line: 2,
  column: 3,
  severity: 4,
  message: 5,
  code: 6,
};
// What the server tells of plans that are open is newer than what a task has read from the disk.
const common = {
  owner: 'opsplan',
  source: 'opsplan',
  applyTo: 'closedDocuments',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: VS Code fills it in
  fileLocation: ['autoDetect', '${workspaceFolder}'],
  pattern,
};
export const matchers = [
  { name: 'opsplan', label: 'Findings of opsplan check', ...common },
  {
    name: 'opsplan-watch',
    label: 'Findings of opsplan check --watch',
    ...common,
    background: {
      activeOnStart: true,
      beginsPattern: '^Checking \\d+ plans?[:.]',
      endsPattern: '^Watching \\d+ plans?; Ctrl\\+C ends it\\.',
    },
  },
];

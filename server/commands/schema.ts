import { jsonSchema } from '../language/json-schema.ts';
import { command, say } from './command.ts';

export const schema = command({
  usage: `
  opsplan schema                  the JSON Schema of the language`,
  takes: {},
  run: () => say(jsonSchema()),
});

import { toJSONSchema } from 'zod/mini';
import { language } from './index.ts';

/** The JSON Schema of the language, for editors that have no server for it. */
export const jsonSchema = (): string => {
  const schema = toJSONSchema(language, { io: 'input', reused: 'ref' });
  return `${JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'Operational plan', ...schema }, null, 2)}\n`;
};

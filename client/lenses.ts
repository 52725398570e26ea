import { type CodeLens, Location, Position, Range, Uri } from 'vscode';
import type { CodeLensMiddleware } from 'vscode-languageclient';
import type { ShowReferences } from '../server/protocol.ts';

/** The places that a lens shows come as plain data; VS Code's own command takes its own objects. */
export const lenses: CodeLensMiddleware = {
  async resolveCodeLens(lens, token, next) {
    const resolved = await next(lens, token);
    if (resolved?.command?.command === 'editor.action.showReferences') revive(resolved);
    return resolved;
  },
};

function revive(lens: CodeLens): void {
  const [uri, at, places] = lens.command!.arguments as ShowReferences;
  const position = ({ line, character }: ShowReferences[1]): Position => new Position(line, character);
  lens.command!.arguments = [
    Uri.parse(uri),
    position(at),
    places.map(it => new Location(Uri.parse(it.uri), new Range(position(it.range.start), position(it.range.end)))),
  ];
}

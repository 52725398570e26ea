/** Sets of files by what they have in common. */
export class FileIndex {
  private readonly files = new Map<string, Set<string>>();
  add(key: string, file: string): void {
    const known = this.files.get(key);
    if (known) known.add(file);
    else this.files.set(key, new Set([file]));
  }
  remove(key: string, file: string): void {
    const known = this.files.get(key);
    if (known?.delete(file) && !known.size) this.files.delete(key);
  }
  get(key: string): Iterable<string> {
    return this.files.get(key) ?? nobody;
  }
}
/** The files of a key that none has. */
export const nobody: readonly string[] = [];

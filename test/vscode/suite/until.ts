/** Waits for something that comes in its own time, and gives it back; after ten seconds it is an error. */
export async function until<T>(what: string, look: () => T | PromiseLike<T>): Promise<NonNullable<T>> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`Waited in vain until ${what}.`);
    await new Promise(resolve => setTimeout(resolve, 25));
  }
}

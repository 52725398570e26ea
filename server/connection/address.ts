/** An address in one spelling: programs do not agree which signs are to be escaped, nor how the letter of a drive is written. */
export function spelled(uri: string): string {
  try {
    return decodeURIComponent(uri).replace(
      /^file:\/\/\/([A-Za-z]):/,
      (_, drive: string) => `file:///${drive.toLowerCase()}:`,
    );
  } catch {
    return uri;
  }
}

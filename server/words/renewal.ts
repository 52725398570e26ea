/** Whether an id or a title says that something is renewed. */
export const isRenewal = (text: string): boolean =>
  /\b(?:renew(?:s|al|als|ing)?|re-?certif\w*|re-?sit|retake|extend)\b/i.test(text.slice(0, 200));

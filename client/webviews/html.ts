/** What the text of a page is made of: addresses are those that the window can load. */
export interface Parts {
  readonly title: string;
  readonly script: string;
  readonly style: string;
  /** What the window calls the origin of files of the extension. */
  readonly source: string;
  /** Says that a script is ours; another one each time. */
  readonly nonce: string;
}

/** A page that runs one script and one style sheet of the extension, and can load nothing else. */
export const html = ({ title, script, style, source, nonce }: Parts): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>${title}</title>
</head>
<body>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;

/** Something that nobody can guess. */
export const newNonce = (): string => crypto.randomUUID().replaceAll('-', '');

import { CancellationTokenSource, FileType, RelativePattern, Uri, type WorkspaceFolder, workspace } from 'vscode';

/** How long the search of a virtual file system is waited for: VS Code waits for ever for one that there is not. Milliseconds. */
const patience = 1000;
/** How many folders are looked into one by one: each may be a question to a server far away. */
const mostFolders = 100;

/** The plans below a folder. What the user hides from searches stays out. */
export async function plansIn({ uri }: WorkspaceFolder): Promise<readonly Uri[]> {
  const stop = new CancellationTokenSource();
  const pattern = new RelativePattern(uri, '**/*.opsplan');
  const found = workspace.findFiles(pattern, '**/node_modules/**', undefined, stop.token);
  if (uri.scheme === 'file') return found;
  const late = new Promise<Uri[]>(done => setTimeout(() => done([]), patience));
  const first = await Promise.race([found, late]);
  stop.cancel();
  return first.length ? first : walk(uri);
}

/** The plans below a folder of a file system that cannot be searched. */
async function walk(top: Uri): Promise<Uri[]> {
  const plans: Uri[] = [];
  const folders = [top];
  for (let n = 0; n < Math.min(folders.length, mostFolders); n++) {
    const names = await Promise.resolve(workspace.fs.readDirectory(folders[n]!)).catch(() => []);
    for (const [name, type] of names) {
      const uri = Uri.joinPath(folders[n]!, name);
      if (type === FileType.Directory && !/^(?:\..*|node_modules)$/.test(name)) folders.push(uri);
      else if (type === FileType.File && name.endsWith('.opsplan')) plans.push(uri);
    }
  }
  return plans;
}

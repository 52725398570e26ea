/** The looks of an exported page: light and dark as the reader has it, black on white on paper. */
export const style = `
:root { color-scheme: light dark; --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --paper: #fff; --bar: #4a7ebb; --done: #8c959f; --late: #cf222e; --phase: #dde6f0; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9198a1; --line: #3d444d; --paper: #0d1117; --bar: #6ca0e0; --done: #656c76; --late: #ff7b72; --phase: #1f2d3d; } }
body { margin: 0; font: 14px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
main { max-width: 1200px; margin: 0 auto; padding: 24px; }
h1 { font-size: 1.6em; margin: 0 0 .3em; } h2 { font-size: 1.15em; margin: 1.6em 0 .4em; }
.goal { font-size: 1.1em; margin: 0 0 .2em; } .facts, small, .goal time, td { color: var(--soft); }
table { border-collapse: collapse; width: 100%; margin-top: 1em; }
th, td { text-align: left; vertical-align: middle; padding: 4px 10px 4px 0; border-bottom: 1px solid var(--line); font-weight: 400; overflow-wrap: anywhere; }
thead th { color: var(--soft); font-size: .85em; }
tbody th { width: 32%; } td:nth-child(3) { white-space: nowrap; font-size: .9em; }
.time { width: 45%; padding-right: 0; } .time div { position: relative; height: 20px; } .axis span { position: absolute; white-space: nowrap; }
.time b, .time i { position: absolute; display: block; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.bar { top: 4px; bottom: 4px; min-width: 3px; border-radius: 3px; background: var(--bar); }
.phase { top: 2px; bottom: 2px; background: var(--phase); border: 1px solid var(--line); }
.stone, .due { width: 9px; height: 9px; top: 5px; margin-left: -6px; transform: rotate(45deg); background: var(--ink); }
.due { background: transparent; border: 2px solid var(--ink); width: 6px; height: 6px; }
td.time { overflow: hidden; } .today { top: -60px; bottom: -60px; border-left: 1px dashed var(--late); }
.done .bar { background: var(--done); } .dropped th { text-decoration: line-through; color: var(--soft); }
.critical .bar { box-shadow: inset 0 -3px 0 var(--ink); } .late td:nth-child(3) { color: var(--late); font-weight: 600; } .late .bar { background: var(--late); }
@media (max-width: 700px) { td:nth-child(2), th:nth-child(2) { display: none; } main { padding: 12px; } }
@media print { :root { --ink: #000; --soft: #333; --line: #999; --paper: #fff; --bar: #555; --done: #bbb; --late: #000; --phase: #eee; } main { padding: 0; break-after: page; } tr { break-inside: avoid; } thead { display: table-header-group; } }
`;

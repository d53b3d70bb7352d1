// Renders the LaTeX of the snapshots and of the README's console blocks in KaTeX's strict mode.
// The last line is `N formulas, N failed`; any failure exits non-zero.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import katex from 'katex';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const displayed = /\\begin\{align\*\}[\s\S]*?\\end\{align\*\}/g;
const inline = /\\\(([\s\S]*?)\\\)/g;

/** The formulas of a snapshot: those of a text that has some, one environment, or one a line. */
function formulas(text) {
  if (text.includes('\\begin{align*}')) {
    const words = text.replaceAll(displayed, '');
    return [...text.match(displayed), ...[...words.matchAll(inline)].map(match => match[1])];
  }

  return text.includes('\\begin{') ? [text] : text.split('\n').filter(line => line.trim() !== '');
}

/** What the README shows for commands that ask for LaTeX. */
function shown(readme) {
  return readme.split('\n$ ').slice(1)
    .filter(block => block.split('\n')[0].includes('--format latex'))
    .map(block => block.split('\n').slice(1).join('\n').split('\n```')[0]);
}

function sources() {
  const snapshots = ['examples', 'tests']
    .flatMap(folder => readdirSync(join(root, folder), { recursive: true }).map(file => join(folder, file)))
    .filter(file => file.endsWith('.verified.tex') && !file.includes('node_modules')).sort()
    .map(file => ({ file, texts: [readFileSync(join(root, file), 'utf8')] }));
  return [...snapshots, { file: 'README.md', texts: shown(readFileSync(join(root, 'README.md'), 'utf8')) }];
}

let [count, failed] = [0, 0];
for (const { file, texts } of sources()) {
  for (const formula of texts.flatMap(formulas)) {
    count += 1;
    try {
      katex.renderToString(formula, { displayMode: true, strict: 'error', throwOnError: true });
    } catch (error) {
      failed += 1;
      console.error(`${file}: ${error.message}\n  ${formula}`);
    }
  }
}

console.log(`${count} formulas, ${failed} failed`);
process.exitCode = failed > 0 || count === 0 ? 1 : 0;

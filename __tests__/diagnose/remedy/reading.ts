/** Reads the forms of a remedy as their tools do, so far as that takes: an error where a tool would not take them. */
import ts from 'typescript';
import { parse } from 'yaml';
import type { Form } from '../../../src/model/finding.ts';

/** What a form says: its skeleton, with every text in it as `…`, and those texts in order. */
export interface Read {
  readonly skeleton: string;
  readonly texts: readonly string[];
}

/** The words of a POSIX shell; whatever has a meaning there and is not quoted is an error. */
export function wordsOf(code: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < code.length; at += 1) {
    const sign = code.charAt(at);
    if (sign === "'") {
      const end = code.indexOf("'", at + 1);
      if (end < 0) throw new Error(`a quote without an end: ${code}`);
      word = `${word ?? ''}${code.slice(at + 1, end)}`;
      at = end;
    } else if (sign === '\\') {
      at += 1;
      if (code.charAt(at) !== '\n') word = `${word ?? ''}${code.charAt(at)}`;
    } else if (/\s/.test(sign)) {
      if (word !== undefined) words.push(word);
      word = undefined;
      if (sign === '\n') words.push('\n');
    } else if (/[$`;|&<>"(){}*?!#~]/.test(sign)) {
      throw new Error(`${sign} stands outside of quotes: ${code}`);
    } else {
      word = `${word ?? ''}${sign}`;
    }
  }
  return word === undefined ? words : [...words, word];
}

const isName = (word: string): boolean => /^(?:--?[a-z][\w-]*|aws|\n)$/.test(word);
const readShell = (code: string): Read => {
  const words = wordsOf(code.replace(/^#.*\n/gm, ''));
  return {
    skeleton: words.map((word) => (isName(word) ? word : '…')).join(' '),
    texts: words.filter((word) => !isName(word)),
  };
};

/** Every leaf of what YAML or JSON holds, with its path. */
function leaves(value: unknown, path = ''): readonly (readonly [path: string, value: unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([name, one]) => leaves(one, `${path}/${name}`));
}
const readTree = (value: unknown): Read => ({
  skeleton: leaves(value)
    .map(([path, leaf]) => `${path}: ${typeof leaf === 'string' ? '…' : String(leaf)}`)
    .join('\n'),
  texts: leaves(value).flatMap(([, leaf]) => (typeof leaf === 'string' ? [leaf] : [])),
});

export const treeOf = ({ tool, code }: Form): unknown =>
  tool === 'Task definition' ? JSON.parse(`{${code}}`) : parse(code, { strict: true, version: '1.2' });
export const settingsOf = (form: Form): readonly (readonly [name: string, value: unknown])[] =>
  leaves(treeOf(form)).map(([path, value]) => [path.split('/').findLast((part) => !/^\d*$/.test(part)) ?? '', value]);

/** HCL without a parser: comments, strings without templates, and what else arguments and blocks are made of, in pairs. */
function readHcl(code: string): Read {
  const texts: string[] = [];
  const rest = code.replace(/^#.*$/gm, '#').replace(/"((?:[^"\\\n]|\\.)*)"/g, (_all, text: string) => {
    if (/(?<!\$)\$\{|(?<!%)%\{/.test(text)) throw new Error(`a template: ${code}`);
    texts.push(JSON.parse(`"${text.replaceAll('$${', '${').replaceAll('%%{', '%{')}"`) as string);
    return '…';
  });
  if (!/^[\w\s={}[\](),.…#-]*$/.test(rest)) throw new Error(`no HCL: ${code}`);
  const open: string[] = [];
  for (const [sign] of rest.matchAll(/[{}[\]()]/g)) {
    if ('{[('.includes(sign)) open.push(sign);
    else if ('{[('.indexOf(open.pop() ?? ' ') !== '}])'.indexOf(sign)) throw new Error(`no pair: ${code}`);
  }
  if (open.length > 0) throw new Error(`not closed: ${code}`);
  return { skeleton: rest.replace(/ +/g, ' '), texts };
}

function readTypeScript(code: string, wrapped: string): Read {
  const file = ts.createSourceFile('form.ts', wrapped, ts.ScriptTarget.Latest, true);
  const { parseDiagnostics } = file as unknown as { readonly parseDiagnostics: readonly unknown[] };
  if (parseDiagnostics.length > 0) throw new Error(`no TypeScript: ${code}`);
  const texts: string[] = [];
  const kinds: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateLiteral(node)) throw new Error(`a template: ${code}`);
    kinds.push(ts.isIdentifier(node) ? node.text : String(node.kind));
    if (ts.isStringLiteral(node)) texts.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { skeleton: kinds.join(' '), texts };
}

/** Members of an object, or a statement. */
const isStatement = (code: string): boolean => /^(?:\w+\.|new )/m.test(code.replace(/^\/\/.*\n/, ''));

export function read({ tool, code }: Form): Read {
  switch (tool) {
    case 'AWS CLI':
    case 'Shell':
      return readShell(code);
    case 'Task definition':
    case 'CloudFormation':
    case 'GitHub Actions':
      return readTree(treeOf({ tool, code }));
    case 'Terraform':
      return readHcl(code);
    case 'CDK':
    case 'Express':
      return readTypeScript(code, isStatement(code) ? code : `({\n${code}\n})`);
    case 'Flask or FastAPI': {
      const texts = [...code.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map(([all]) => JSON.parse(all) as string);
      return { skeleton: code.replace(/"(?:[^"\\\n]|\\.)*"/g, '…'), texts };
    }
    case 'Console':
    case 'Dockerfile':
    case 'Django':
    case 'Rails':
      // Of these a line is a line, and nothing of AWS's stands in them.
      return { skeleton: code, texts: [] };
  }
}

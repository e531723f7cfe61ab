/** What code looks like here: no classes, named exports, no barrels, and names that say something. */
import { posix } from 'node:path';
import ts from 'typescript';
import { importsOf, nodesOf } from './source.ts';

const empty = /^(?:util(?:itie)?|helper|manager|handler|processor|common|info|information|data)s?$/i;

/** `pollSeconds` → `poll`, `Seconds`. */
const wordsOf = (name: string): readonly string[] => name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];

/** Members are left out: those of AWS's shapes and of the SDK's options have names that others chose. */
const isDeclared = (node: ts.Node): node is ts.Node & { readonly name: ts.Identifier } =>
  (ts.isVariableDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node)) &&
  node.name !== undefined &&
  ts.isIdentifier(node.name);

const isText = (node: ts.Node): node is ts.LiteralLikeNode => ts.isLiteralExpression(node) || ts.isTemplateLiteralToken(node);

export function styleFaults(file: ts.SourceFile): readonly string[] {
  const faults = [...nodesOf(file)].flatMap((node) => {
    if (ts.isClassLike(node)) return ['has a class'];
    if (ts.isExportAssignment(node) || (node.kind === ts.SyntaxKind.DefaultKeyword && !ts.isDefaultClause(node.parent)))
      return ['has a default export'];
    if (ts.isExportSpecifier(node) && node.name.text === 'default') return ['has a default export'];
    if (isText(node) && /\(\?(?:[ims]+(?:-[ims]*)?|-[ims]+):/.test(node.text))
      return ['changes the flags within a pattern: V8 loses those around it where it compiles without optimising'];
    if (isDeclared(node) && wordsOf(node.name.text).some((word) => empty.test(word)))
      return [`has a name that says nothing: ${node.name.text}`];
    return [];
  });
  const reexports = importsOf(file)
    .filter(({ isReexport }) => isReexport)
    .map(({ from }) => `passes on ${from}`);
  const stem = posix.basename(file.fileName, '.ts');
  const folders = posix.dirname(file.fileName).split('/');
  const named = [stem, ...folders].filter((name) => wordsOf(name).some((word) => empty.test(word)));
  return [...faults, ...reexports, ...named.map((name) => `stands under a name that says nothing: ${name}`)];
}

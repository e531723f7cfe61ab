/** Who waits, asks the time or reads the environment: found among the names that a file uses, however they came into it. */
import ts from 'typescript';
import { nodesOf } from './source.ts';

/** Names through which time passes or is told. `Date` has its own rule, since it is also plain arithmetic. */
const timeNames = new Set(['performance', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask']);
const worldNames = new Set(['process', 'globalThis', 'console', 'fetch', 'require', 'Atomics', 'crypto']);

/** What a file does that only `clock.ts` may: ask the time, or let it pass. */
export const usesOfTime = (file: ts.SourceFile): readonly string[] =>
  freeNames(file).flatMap((node) => {
    if (timeNames.has(node.text)) return [`uses ${node.text}`];
    if (node.text === 'Date' && !isDateArithmetic(node)) return ['asks the time of Date'];
    if (node.text === 'AbortSignal' && isMember(node, 'timeout')) return ['lets time pass by AbortSignal.timeout'];
    return [];
  });

/** What a function of its arguments does not do. */
export function impurities(file: ts.SourceFile): readonly string[] {
  const waits = [...nodesOf(file)].filter(
    ({ kind }) => kind === ts.SyntaxKind.AsyncKeyword || kind === ts.SyntaxKind.AwaitKeyword,
  );
  const names = freeNames(file).flatMap((node) => {
    if (worldNames.has(node.text)) return [`reads ${node.text}`];
    if (node.text === 'Promise') return ['uses Promise'];
    // By way of another name (`const { random } = Math`) it could not be told apart any more.
    if (node.text === 'Math' && (isMember(node, 'random') || !ts.isPropertyAccessExpression(node.parent)))
      return ['takes chance from Math'];
    return [];
  });
  return [...(waits.length > 0 ? ['is async'] : []), ...names, ...usesOfTime(file)];
}

/** Identifiers that are used as values, and not only as the name of a member. */
function freeNames(file: ts.SourceFile): readonly ts.Identifier[] {
  return [...nodesOf(file)].filter((node): node is ts.Identifier => {
    if (!ts.isIdentifier(node)) return false;
    const { parent } = node;
    if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
    if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
    return !(
      ts.isTypeReferenceNode(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isQualifiedName(parent)
    );
  });
}

const isMember = (node: ts.Identifier, member: string): boolean =>
  ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node && node.parent.name.text === member;

/** `new Date(at)`, `Date.parse(text)` and `Date.UTC(…)` say the same whenever they are asked. */
function isDateArithmetic(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isNewExpression(parent) && parent.expression === node) return (parent.arguments?.length ?? 0) > 0;
  if (ts.isBinaryExpression(parent))
    return parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword && parent.right === node;
  return isMember(node, 'parse') || isMember(node, 'UTC');
}

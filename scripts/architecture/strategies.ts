/** Only `src/model/strategy/` knows one strategy from another; everything else asks the strategy of its deployment. */
import ts from 'typescript';
import { nodesOf } from './source.ts';

/** Without `EXTERNAL`, which is a launch type too. */
const strategyNames = new Set(['ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY', 'CODE_DEPLOY']);
const equalities = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);

export function strategyFaults(file: ts.SourceFile): readonly string[] {
  if (file.fileName.startsWith('src/model/strategy/')) return [];
  // A reader writes down the strategy that AWS leaves out; what is made up for `explain` is written as AWS tells it.
  const mayName = /^src\/(?:observe\/read|explain\/fixture)\//.test(file.fileName);
  return [...nodesOf(file)].flatMap((node) => {
    if (ts.isStringLiteral(node) && strategyNames.has(node.text) && !mayName) return [`names a strategy: ${node.text}`];
    const told = toldApart(node);
    return told === undefined ? [] : [`tells services apart by their ${told}`];
  });
}

/** The member that a node compares. */
function toldApart(node: ts.Node): string | undefined {
  if (ts.isSwitchStatement(node)) return memberOf(node.expression);
  if (!ts.isBinaryExpression(node) || !equalities.has(node.operatorToken.kind)) return undefined;
  const sides = [node.left, node.right];
  if (sides.some((side) => ts.isIdentifier(side) && side.text === 'undefined')) return undefined;
  return sides.map(memberOf).find((member) => member !== undefined);
}

function memberOf(expression: ts.Expression): string | undefined {
  const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  return ts.isIdentifier(name) && ['controller', 'strategy'].includes(name.text) ? name.text : undefined;
}

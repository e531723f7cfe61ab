/** How much there is to think about in a file: its lines of logic, which are those of functions. */
import ts from 'typescript';

/** Tables, lists, types, imports and comments may be as long as they need: one reads up in them, and does not think them through. */
const mostLines = 110;

export function sizeFaults(file: ts.SourceFile): readonly string[] {
  const lines = logicLines(file);
  return lines > mostLines
    ? [`has ${lines} lines of logic, ${mostLines} at most: functions of one purpose make a file of their own`]
    : [];
}

function logicLines(file: ts.SourceFile): number {
  const lines = new Set<number>();
  const visit = (node: ts.Node, isLogic: boolean): void => {
    const inside = isLogic || (ts.isFunctionLike(node) && 'body' in node);
    ts.forEachChild(node, (child) => {
      visit(child, inside);
    });
    if (!inside) return;
    // Where a node starts and where it ends there is code; what is between is comment, blank, or a node of its own.
    lines.add(file.getLineAndCharacterOfPosition(node.getStart(file)).line);
    lines.add(file.getLineAndCharacterOfPosition(node.getEnd()).line);
  };
  visit(file, false);
  return lines.size;
}

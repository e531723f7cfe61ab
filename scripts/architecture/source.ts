/** Reads a source file for the rules of the architecture: its imports, and its nodes one by one. */
import ts from 'typescript';

export interface Import {
  /** As written: `./judge.ts`, `node:fs`, `@aws-sdk/client-ecs`. */
  readonly from: string;
  /** Gone once types are stripped. */
  readonly isTypeOnly: boolean;
  /** An `export … from`. */
  readonly isReexport: boolean;
}

export const parseSource = (path: string, source: string): ts.SourceFile =>
  ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);

/** Every node of a file, in the order written. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodesOf(child);
}

/** All imports of a file: at its top, `import(…)` in code, and `import('…')` in types. */
export function importsOf(file: ts.SourceFile): readonly Import[] {
  return [...nodesOf(file)].flatMap((node) => importOf(node) ?? []);
}

function importOf(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node))
    return { from: textOf(node.moduleSpecifier), isTypeOnly: isTypeOnly(node), isReexport: false };
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    return { from: textOf(node.moduleSpecifier), isTypeOnly: node.isTypeOnly, isReexport: true };
  }
  if (ts.isImportTypeNode(node)) return { from: textOf(node.argument), isTypeOnly: true, isReexport: false };
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return { from: textOf(node.arguments[0]), isTypeOnly: false, isReexport: false };
  }
  return undefined;
}

/** `import {} from`, too, loads the file: only `type` on the clause or on each name makes it vanish. */
function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = importClause;
  if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly);
}

/** What cannot be read off the text, such as `import(name)`, stands for itself and is then allowed nowhere. */
function textOf(specifier: ts.Node | undefined): string {
  if (!specifier) return '';
  if (ts.isLiteralTypeNode(specifier)) return textOf(specifier.literal);
  return ts.isStringLiteralLike(specifier) ? specifier.text : specifier.getText();
}

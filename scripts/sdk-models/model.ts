/**
 * What AWS may answer to the calls of the gate, read off the types that the SDK generates from AWS's models. Its schemas at run
 * time name the members, but not the values of an enum; the types have both.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { apiOf } from '../../src/model/throttling.ts';
import { permissions, type Operation } from '../../src/observe/aws/operations.ts';

/** What a member holds. */
export type Content =
  | 'text'
  | 'number'
  | 'flag'
  | 'time'
  | 'other'
  /** One of these, and of those that AWS adds. */
  | { readonly words: readonly string[] }
  | { readonly list: Content }
  | { readonly map: Content }
  /** By its name, such as `ecs.Deployment`. */
  | { readonly structure: string };

export type Structure = Readonly<Record<string, Content>>;

export interface Model {
  readonly answers: Readonly<Record<Operation, Content>>;
  /** `ecs.Deployment` → its members; all that the answers lead to. */
  readonly structures: ReadonlyMap<string, Structure>;
}

/** The packages of the SDK, by what the IAM actions of their calls begin with. */
const packages: Readonly<Record<string, string>> = {
  codedeploy: '@aws-sdk/client-codedeploy',
  ecs: '@aws-sdk/client-ecs',
  elasticloadbalancing: '@aws-sdk/client-elastic-load-balancing-v2',
  logs: '@aws-sdk/client-cloudwatch-logs',
  'vpc-lattice': '@aws-sdk/client-vpc-lattice',
};

/** All packages that a model is read of. */
export const clientPackages: readonly string[] = Object.values(packages);

const operations = Object.keys(permissions) as Operation[];

/** @param modules the folder that has `@aws-sdk/…` in it */
export function readModel(modules: string): Model {
  const files = operations.map((operation) => {
    const api = apiOf(permissions[operation].action);
    const file = join(modules, packages[api] ?? api, `dist-types/commands/${operation}Command.d.ts`);
    if (!existsSync(file)) throw new Error(`the SDK has no ${operation}: there is no ${file}`);
    return { api, operation, file };
  });
  const program = ts.createProgram({
    rootNames: files.map(({ file }) => file),
    // Without strict checks a member that may be absent is not one of several types.
    options: { module: ts.ModuleKind.NodeNext, types: [], strict: false, skipLibCheck: true, noEmit: true },
  });
  const checker = program.getTypeChecker();
  const structures = new Map<string, Structure>();
  const answers = files.map(({ api, operation, file }) => {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    const output = module && checker.tryGetMemberInModuleExports(`${operation}CommandOutput`, module);
    if (!output) throw new Error(`the SDK does not say what ${operation} answers`);
    return [operation, contentOf(checker, checker.getDeclaredTypeOfSymbol(output), `${api}.${operation}`, structures)] as const;
  });
  return { answers: Object.fromEntries(answers) as Record<Operation, Content>, structures };
}

/**
 * What a type holds; each structure that it leads to is added to the others.
 *
 * @param at where it stands, for a structure that has no name of its own
 */
function contentOf(checker: ts.TypeChecker, type: ts.Type, at: string, structures: Map<string, Structure>): Content {
  const name = nameOf(type);
  if (name === 'Date') return 'time';
  if (name !== undefined && opaque.has(name)) return 'other';
  if (checker.isArrayType(type)) {
    const [element] = checker.getTypeArguments(type as ts.TypeReference);
    return { list: element ? contentOf(checker, element, at, structures) : 'other' };
  }
  const entry = checker.getIndexTypeOfType(type, ts.IndexKind.String);
  if (entry) return { map: contentOf(checker, entry, at, structures) };
  const kinds = type.isUnion() ? type.types : [type];
  const words = kinds.flatMap((kind) => (kind.isStringLiteral() ? [kind.value] : []));
  if (words.length > 0) return { words: words.sort() };
  const objects = kinds.filter(({ flags }) => (flags & ts.TypeFlags.Object) !== 0);
  if (objects.length === 0) return scalarOf(kinds[0]);
  const key = name === undefined ? at : `${at.slice(0, at.indexOf('.'))}.${name}`;
  if (structures.has(key)) return { structure: key };
  // Set before its members are read: a structure may hold itself.
  structures.set(key, {});
  // What begins with $ is of the exchange and of the SDK, not of the answer.
  const properties = objects.flatMap((one) => checker.getPropertiesOfType(one)).filter((one) => !one.name.startsWith('$'));
  const members = properties.map((property): readonly [string, Content] => {
    const content = contentOf(checker, checker.getTypeOfSymbol(property), `${key}.${property.name}`, structures);
    return [property.name, content];
  });
  // Of the alternatives of a union, each is told beside `never` for the others.
  const told = members.toSorted(([, a], [, b]) => Number(a !== 'other') - Number(b !== 'other'));
  structures.set(key, Object.fromEntries(told));
  return { structure: key };
}

/** What has no members that could be new. */
const opaque: ReadonlySet<string> = new Set(['Uint8Array', 'DocumentType', '__DocumentType']);

function nameOf({ aliasSymbol, symbol }: ts.Type): string | undefined {
  const symbols: readonly (ts.Symbol | undefined)[] = [aliasSymbol, symbol];
  const name = symbols.find((one) => one !== undefined)?.name;
  return name === '__type' ? undefined : name?.replace(/CommandOutput$/, '');
}

function scalarOf(type: ts.Type | undefined): Content {
  const is = (flag: ts.TypeFlags): boolean => type !== undefined && (type.flags & flag) !== 0;
  if (is(ts.TypeFlags.StringLike)) return 'text';
  if (is(ts.TypeFlags.NumberLike)) return 'number';
  return is(ts.TypeFlags.BooleanLike) ? 'flag' : 'other';
}

/** Values that come from AWS as literals of the languages that people deploy with: none of them can be left from inside. */
import { withoutUnseen } from '../../model/shell.ts';

/** A setting by its API's own names, as JSON has it. */
export type Value = string | number | boolean | readonly Value[] | Settings;
export interface Settings {
  readonly [name: string]: Value;
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
const isSettings = (value: Value): value is Settings => typeof value === 'object' && !isList(value);
const isScalar = (value: Value): boolean => typeof value !== 'object';

/** JSON's strings are strings of TypeScript too; neither knows templates. */
export const jsonQuoted = (text: string): string => JSON.stringify(withoutUnseen(text));

/** A string literal for Terraform: neither its end nor a template can be reached from inside. */
export const hclQuoted = (text: string): string =>
  jsonQuoted(text)
    .replaceAll('${', () => '$${')
    .replaceAll('%{', '%%{');

/** A string literal for YAML, in which CloudFormation resolves `{{resolve:…}}` wherever it stands. */
export const yamlQuoted = (text: string): string => jsonQuoted(text).replaceAll('{{', '{?{');

const scalar = (value: Value, quoted: (text: string) => string): string =>
  typeof value === 'string' ? quoted(value) : JSON.stringify(value);

function expression(value: Value, quoted: (text: string) => string, assign: string): string {
  if (isList(value)) return `[${value.map((one) => expression(one, quoted, assign)).join(', ')}]`;
  if (!isSettings(value)) return scalar(value, quoted);
  return `{ ${Object.entries(value)
    .map(([name, one]) => `${named(name, quoted)}${assign}${expression(one, quoted, assign)}`)
    .join(', ')} }`;
}

/** Quoted where it is no identifier, such as a variable's name that somebody chose. */
const named = (name: string, quoted: (text: string) => string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : quoted(name));

/** `{ name: "HOST", value: "0.0.0.0" }` */
export const typeScript = (value: Value): string => expression(value, jsonQuoted, ': ');

const indented = (text: string): string => text.replace(/^/gm, '  ');

/** Arguments of a resource: what is nested are blocks, and a list of such is a block for each. */
export function hclBlocks(settings: Settings): string {
  const entries = Object.entries(settings);
  const width = Math.max(0, ...entries.map(([name, value]) => (isBlock(value) ? 0 : name.length)));
  return entries
    .flatMap(([name, value]) => {
      if (!isBlock(value)) return [`${name.padEnd(width)} = ${expression(value, hclQuoted, ' = ')}`];
      const blocks = (isList(value) ? value : [value]).filter(isSettings);
      return blocks.map((block) => `${name} {\n${indented(hclBlocks(block))}\n}`);
    })
    .join('\n');
}

const isBlock = (value: Value): boolean => isSettings(value) || (isList(value) && value.some(isSettings));

/** Members of an object: what is nested are expressions. */
export const hclMembers = (settings: Settings): string =>
  Object.entries(settings)
    .map(([name, value]) => `${named(name, hclQuoted)} = ${expression(value, hclQuoted, ' = ')}`)
    .join('\n');

/** The same as CloudFormation's YAML. */
export function yaml(settings: Settings): string {
  return Object.entries(settings)
    .map(([name, value]) => {
      if (isSettings(value)) return `${name}:\n${indented(yaml(value))}`;
      if (!isList(value)) return `${name}: ${scalar(value, yamlQuoted)}`;
      if (value.every(isScalar)) return `${name}: [${value.map((one) => scalar(one, yamlQuoted)).join(', ')}]`;
      return `${name}:\n${value
        .filter(isSettings)
        .map((one) => `  - ${yaml(one).replaceAll('\n', '\n    ')}`)
        .join('\n')}`;
    })
    .join('\n');
}

/** Members of a JSON object, without its braces. */
export function jsonMembers(settings: Settings): string {
  const text = JSON.stringify(settings, (_name, value: unknown) => (typeof value === 'string' ? withoutUnseen(value) : value), 2);
  return text.slice(2, -2).replace(/^ {2}/gm, '');
}

const renamed = (value: Value, rename: (name: string) => string): Value => {
  if (isList(value)) return value.map((one) => renamed(one, rename));
  if (!isSettings(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [rename(name), renamed(one, rename)]));
};

/** `portMappings` → `PortMappings`; what is no name of the API's own, such as `awslogs-create-group`, stays. */
export const inPascalCase = (settings: Settings): Settings =>
  renamed(settings, (name) => (name.includes('-') ? name : name.charAt(0).toUpperCase() + name.slice(1))) as Settings;

/** `ephemeralStorage` → `ephemeral_storage`, as Terraform has it. */
export const inSnakeCase = (settings: Settings): Settings =>
  renamed(settings, (name) => name.replace('GiB', 'Gib').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)) as Settings;

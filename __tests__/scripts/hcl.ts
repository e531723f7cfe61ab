/**
 * A reader of what our Terraform is written in, and of no more: blocks with labels, attributes that are strings, lists of strings or
 * references. Whatever else stands there is a fault.
 */
export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly attributes: Readonly<Record<string, string | readonly string[] | { readonly reference: string }>>;
  readonly blocks: readonly Block[];
}

const token = /\s*(?:("(?:[^"\\]|\\.)*")|([A-Za-z_][\w.-]*)|([={}[\],]))/y;

function tokensOf(hcl: string): readonly string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  const text = hcl.trimEnd();
  for (let at = 0; at < text.length; at = token.lastIndex) {
    const [, quoted, name, sign] = token.exec(text) ?? [];
    const one = quoted ?? name ?? sign;
    if (one === undefined) throw new Error(`no HCL that is read here: ${text.slice(at, at + 40)}`);
    tokens.push(one);
  }
  return tokens;
}

function stringOf(quoted: string): string {
  const text = JSON.parse(quoted) as string;
  if (/(?<![$%])[$%]\{/.test(text)) throw new Error(`a template: ${text}`);
  return text.replace(/([$%])\1\{/g, '$1{');
}

export function readHcl(hcl: string): readonly Block[] {
  const tokens = [...tokensOf(hcl)];
  const take = (wanted?: string): string => {
    const one = tokens.shift();
    if (one === undefined || (wanted !== undefined && one !== wanted))
      throw new Error(`${wanted ?? 'more'} is missing at ${one}`);
    return one;
  };
  const value = (): Block['attributes'][string] => {
    const one = take();
    if (one.startsWith('"')) return stringOf(one);
    if (one !== '[') return { reference: one };
    const all: string[] = [];
    while (tokens[0] !== ']') {
      all.push(stringOf(take()));
      if (tokens[0] !== ']') take(',');
    }
    take(']');
    return all;
  };
  const body = (type: string, labels: readonly string[]): Block => {
    const attributes: Record<string, Block['attributes'][string]> = {};
    const blocks: Block[] = [];
    while (tokens[0] !== '}') {
      const name = take();
      if (tokens[0] !== '=') {
        blocks.push(block(name));
        continue;
      }
      take('=');
      if (name in attributes) throw new Error(`${name} is given twice`);
      attributes[name] = value();
    }
    return { type, labels, attributes, blocks };
  };
  const block = (type: string): Block => {
    const labels: string[] = [];
    while (tokens[0] !== '{') labels.push(stringOf(take()));
    take('{');
    const whole = body(type, labels);
    take('}');
    return whole;
  };
  const all: Block[] = [];
  while (tokens.length > 0) all.push(block(take()));
  return all;
}

/** A value as TypeScript that can be pasted. */
const BARE = /^(?:[A-Za-z_$][\w$]*|\d+)$/;

export function typescript(value: unknown): string {
  if (value === undefined) return 'undefined';
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n')}'`;
  if (Array.isArray(value)) return `[${value.map(typescript).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => `${BARE.test(name) ? name : `'${name}'`}: ${typescript(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

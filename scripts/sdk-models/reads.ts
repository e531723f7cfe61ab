/** Which members of AWS's answers the gate reads: what its own door takes over of an answer in which everything is told. */
import { checked } from '../../src/observe/aws/checked.ts';
import type { Aws, Operation } from '../../src/observe/aws/operations.ts';
import type { Content, Model } from './model.ts';

/** @returns such as `ecs.Deployment.rolloutState` */
export async function membersRead({ answers, structures }: Model): Promise<ReadonlySet<string>> {
  const read = new Set<string>();

  /** @param within the structures that it stands in, of which none is told again */
  function exampleOf(content: Content, within: readonly string[]): unknown {
    switch (content) {
      case 'text':
        return 'x';
      case 'number':
        return 1;
      case 'flag':
        return true;
      case 'time':
        return someDay;
      case 'other':
        return undefined;
    }
    if ('words' in content) return content.words[0];
    if ('list' in content) return [exampleOf(content.list, within)];
    if ('map' in content) return {};
    const { structure } = content;
    if (within.includes(structure)) return undefined;
    const members = Object.entries(structures.get(structure) ?? {}).map(([name, of]) => {
      const example = isMoment(name, of) ? someDay.getTime() : exampleOf(of, [...within, structure]);
      return [name, example] as const;
    });
    return new Proxy(Object.fromEntries(members), {
      getOwnPropertyDescriptor: (target, key) => {
        read.add(`${structure}.${String(key)}`);
        return Reflect.getOwnPropertyDescriptor(target, key);
      },
    });
  }

  const aws: Aws = {
    clockOffsetMs: () => 0,
    call: (operation) => Promise.resolve(exampleOf(answers[operation], []) as never),
  };
  for (const operation of Object.keys(answers) as Operation[]) await checked(aws).call(operation, {}, never);
  return read;
}

const someDay = new Date(Date.UTC(2026, 0, 1));
const never = new AbortController().signal;

/** Log events alone tell their time as a number. */
const isMoment = (name: string, content: Content): boolean => name === 'timestamp' && content === 'number';

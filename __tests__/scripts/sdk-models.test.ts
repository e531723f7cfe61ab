/** AWS's models as the SDK has them: what is new in one is found, and nothing in the one that is installed. */
import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clientPackages, readModel, type Model } from '../../scripts/sdk-models/model.ts';
import { inMarkdown, newsIn, reviewOf, type Reviewed } from '../../scripts/sdk-models/news.ts';
import { membersRead } from '../../scripts/sdk-models/reads.ts';
import { knownWords } from '../../scripts/sdk-models/words.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const modules = join(root, 'node_modules');
const reviewed = JSON.parse(readFileSync(join(root, 'scripts/sdk-models/reviewed.json'), 'utf8')) as Reviewed;

/** Reading the types takes seconds, and many where others use the machine too. */
const patienceMs = 120_000;

const wordsOf = (model: Model, at: string): readonly string[] => {
  const dot = at.lastIndexOf('.');
  const content = model.structures.get(at.slice(0, dot))?.[at.slice(dot + 1)];
  return typeof content === 'object' && 'words' in content ? content.words : [];
};

describe('the installed SDK', () => {
  let model: Model;
  let read: ReadonlySet<string>;
  beforeAll(async () => {
    model = readModel(modules);
    read = await membersRead(model);
  }, patienceMs);

  it('has nothing that the gate does not know, and all of it has been looked at', () => {
    expect(newsIn(model, reviewed, read)).toStrictEqual([]);
    expect(reviewOf(model)).toStrictEqual(reviewed);
  });

  test.each(Object.entries(knownWords))('%s: the gate knows each word, and no other', (at, knows) => {
    const words = wordsOf(model, at);
    expect(words.length).toBeGreaterThan(1);
    expect(words.filter((word) => !knows(word))).toStrictEqual([]);
    expect(knows('SOMETHING_NEW')).toBe(false);
    expect(read).toContain(at);
  });

  it('shows which members the gate reads', () => {
    const some = ['ecs.Task.stopCode', 'ecs.Task.connectivity', 'codedeploy.LifecycleEvent.status', 'vpc-lattice.GetRule.name'];
    expect(some.filter((at) => read.has(at))).toStrictEqual(['ecs.Task.stopCode', 'codedeploy.LifecycleEvent.status']);
  });
});

describe('an SDK of which AWS has thought more', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ecs-health-gate-sdk-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** In the types of ECS: what stands before, and what stands there now. */
  const changes: readonly (readonly [before: string, now: string])[] = [
    // The gate has a list of its own of these, reads these others, and does not read the third.
    ['const DeploymentRolloutState: {', 'const DeploymentRolloutState: { readonly DREAMING: "DREAMING";'],
    ['const TaskStopCode: {', 'const TaskStopCode: { readonly BOREDOM: "Boredom";'],
    ['const Connectivity: {', 'const Connectivity: { readonly FAINT: "FA`INT";'],
    ['export interface Container {', 'export interface Dream { depth?: number }\nexport interface Container { dream?: Dream;'],
  ];

  it(
    'is told: words of what is read first, and a new structure by the member that leads to it',
    async () => {
      const clients = join(folder, 'node_modules/@aws-sdk');
      mkdirSync(clients, { recursive: true });
      symlinkSync(join(modules, '@smithy'), join(folder, 'node_modules/@smithy'), 'junction');
      for (const name of [...clientPackages, '@aws-sdk/types']) {
        if (!name.endsWith('-ecs')) symlinkSync(join(modules, name), join(folder, 'node_modules', name), 'junction');
      }
      cpSync(join(modules, '@aws-sdk/client-ecs/dist-types'), join(clients, 'client-ecs/dist-types'), { recursive: true });
      const types = join(clients, 'client-ecs/dist-types/models');
      const texts = new Map(readdirSync(types).map((name) => [join(types, name), readFileSync(join(types, name), 'utf8')]));
      for (const [before, now] of changes) {
        const found = [...texts].find(([, text]) => text.includes(before));
        if (!found) throw new Error(`the SDK has no ${before}`);
        texts.set(found[0], found[1].replace(before, now));
      }
      for (const [file, text] of texts) writeFileSync(file, text);
      const model = readModel(join(folder, 'node_modules'));
      expect(inMarkdown(newsIn(model, reviewed, await membersRead(model)))).toBe(
        [
          '### New words of what the gate reads\n\n- `ecs.Deployment.rolloutState`: `DREAMING`\n- `ecs.Task.stopCode`: `Boredom`\n',
          '### New members, which the gate does not read yet\n\n- `ecs.Container`: `dream`\n',
          '### New words of what the gate does not read\n\n- `ecs.Task.connectivity`: `FA?INT`\n',
        ].join('\n'),
      );
    },
    patienceMs,
  );

  it('lacks a call of the gate', () => {
    expect(() => readModel(folder)).toThrow('the SDK has no DescribeServices');
  });
});

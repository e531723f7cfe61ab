/** Each remedy is one act, however many tools it is told for; and whatever names AWS gives, each form stays what it is. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { catalogue } from '../../../src/diagnose/catalogue.ts';
import { readingsOf } from '../../../src/diagnose/evidence/readings.ts';
import { changeHealthCheck } from '../../../src/diagnose/remedy/health-check-settings.ts';
import { setEnvironment } from '../../../src/diagnose/remedy/task-definition-settings.ts';
import type { Finding, Form, Remedy } from '../../../src/model/finding.ts';
import type { Fixture } from '../../../src/explain/fixture/fixture.ts';
import { exampleOf } from '../../../scripts/fixture/example.ts';
import { judged } from '../../../src/explain/fixture/judged.ts';
import { observation, targetGroup, timeline } from '../../build.ts';
import { read, settingsOf } from './reading.ts';

const folder = join(import.meta.dirname, '../causes');
const fixtures = catalogue.flatMap((cause) =>
  readdirSync(join(folder, cause.id))
    .filter((file) => file.startsWith('shows_'))
    .map((file) => ({ cause, file, fixture: JSON.parse(readFileSync(join(folder, cause.id, file), 'utf8')) as Fixture })),
);
const remediesOf = ({ remedy, alternatives }: Finding): readonly Remedy[] => [remedy, ...alternatives];
const acts = fixtures.flatMap(({ cause, file, fixture }) => {
  const finding = cause.detect(readingsOf(judged(fixture).timeline));
  return finding ? remediesOf(finding).map((remedy, index) => ({ name: `${cause.id} ${file} ${index}`, finding, remedy })) : [];
});

const tools = [
  ...['AWS CLI', 'Task definition', 'Terraform', 'CDK', 'CloudFormation', 'Console', 'Dockerfile', 'Shell'],
  ...['GitHub Actions', 'Express', 'Flask or FastAPI', 'Django', 'Rails'],
];

describe('the acts of a finding', () => {
  test('are there for every cause', () => {
    expect(new Set(acts.map(({ finding }) => finding.cause))).toEqual(new Set(catalogue.map(({ id }) => id)));
  });

  test.each(acts.map(({ name, remedy }) => [name, remedy] as const))('%s', (_name, { text, paste }) => {
    // After "Or" and "And" the capital goes: a name must not stand first.
    expect(text).toMatch(/^(?:[A-Z][a-z]+[ ,:]|A )[^]*\.$/);
    expect(text).not.toMatch(/^(?:Or|And)\b|undefined|NaN/);
    const labels = paste.map(({ tool }) => tool);
    expect(labels.filter((tool) => !tools.includes(tool))).toEqual([]);
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels.indexOf('AWS CLI')).toBeLessThanOrEqual(0);
    expect(paste.filter(({ code }) => code.trim() === '' || /undefined|NaN|\[object/.test(code))).toEqual([]);
    for (const form of paste) expect(() => read(form)).not.toThrow();
  });

  test('differ from each other', () => {
    for (const { finding } of acts) {
      const firsts = remediesOf(finding).map(({ paste }) => paste[0].code);
      expect(new Set(firsts).size).toBe(firsts.length);
    }
  });
});

/** What a setting of the API is called elsewhere, where its own name does not stand in the form. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  HealthCheckPath: ['path'],
  HealthCheckPort: ['port'],
  HealthCheckProtocol: ['protocol'],
  HealthCheckTimeoutSeconds: ['timeout'],
  HealthCheckIntervalSeconds: ['interval'],
  HealthCheckEnabled: ['enabled'],
  HealthyThresholdCount: ['healthy threshold'],
  UnhealthyThresholdCount: ['unhealthy threshold'],
  HttpCode: ['matcher', 'healthyHttpCodes', 'success codes'],
  GrpcCode: ['matcher', 'healthyGrpcCodes', 'success codes'],
  HealthCheckGracePeriodSeconds: ['healthCheckGracePeriod'],
  MinimumHealthyPercent: ['minHealthyPercent'],
  MaximumPercent: ['maxHealthyPercent'],
  BakeTimeInMinutes: ['bakeTime'],
  Enable: ['deploymentAlarms'],
  TargetGroupArn: ['targetGroup'],
  ProductionListenerRule: ['productionListener'],
  ListenerArn: ['listener'],
  Key: ['deregistrationDelay'],
  Value: ['deregistrationDelay', 'environment', 'ENV'],
  ValueFrom: ['fromSecretsManager'],
  Name: ['environment', 'secrets', 'ENV', 'container'],
  LogGroupName: ['name'],
  GroupId: ['securityGroup'],
  SourceSecurityGroupId: ['sourceGroup', 'referencedSecurityGroup', 'Peer.securityGroup'],
  IpProtocol: ['protocol', 'Port.tcp'],
  FromPort: ['port'],
  ToPort: ['port'],
  Memory: ['memoryLimitMiB'],
  SizeInGiB: ['ephemeralStorageGiB'],
  RequiresCompatibilities: ['compatibility'],
  Field: ['pathPattern'],
  Values: ['pathPattern'],
  Type: ['forward', 'addTargetGroups', 'resource', 'aws ', 'new logs', 'addIngressRule', 'addAccessPoint', 'addRule'],
  Priority: ['priority'],
  ActionOnTimeout: ['deploymentApprovalWaitTime'],
  WaitTimeInMinutes: ['deploymentApprovalWaitTime'],
  FileSystemId: ['fileSystem'],
  Uid: ['uid'],
  TargetGroupIdentifier: ['targetGroup'],
};
/** What a tool says by the name of a method or of a constant. */
const saidByName: Readonly<Record<string, readonly string[]>> = {
  'deregistration_delay.timeout_seconds': ['deregistrationDelay'],
  STOP_DEPLOYMENT: ['deploymentApprovalWaitTime'],
  'path-pattern': ['pathPattern'],
  forward: ['addTargetGroups'],
  '<secret-arn>:password::': ['<secret-arn>"), "password"'],
};
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9.<>/,:{}-]/g, '')
    .replace(/-/g, '');
const says = (code: string, words: readonly string[]): boolean => words.some((word) => plain(code).includes(plain(word)));

/** What Terraform calls a resource, which is nobody else's business. */
const isOwnName = (text: string): boolean => /^(?:aws_\w+|this|start_task|trunking)$/.test(text);

/** The form that names its settings as the API does. */
const reference = (paste: readonly Form[]): Form | undefined =>
  paste.find(({ tool }) => tool === 'CloudFormation') ?? paste.find(({ tool }) => tool === 'Task definition');

describe('the forms of a remedy', () => {
  const told = acts.filter(({ remedy }) => remedy.paste.length > 1);

  test.each(told.map(({ name, remedy }) => [name, remedy] as const))(
    '%s: name the same settings and values',
    (_name, { paste }) => {
      const form = reference(paste);
      const settings = form ? settingsOf(form) : [];
      for (const { tool, code } of paste) {
        // A Dockerfile is of one container, whose name it does not know.
        for (const [name, value] of tool === 'Dockerfile' ? settings.slice(1) : settings) {
          const isType = name === 'Type' && String(value).startsWith('AWS::');
          const named = [name, ...(otherNames[name.charAt(0).toUpperCase() + name.slice(1)] ?? [])];
          expect({ tool, name, isNamed: says(code, named) }).toEqual({ tool, name, isNamed: true });
          const values = [String(value), ...(saidByName[String(value)] ?? [])];
          const isSaid = isType || typeof value === 'boolean' || says(code, values);
          expect({ tool, value, isSaid }).toEqual({ tool, value, isSaid: true });
        }
      }
      // Without such a form: what Terraform quotes stands in the first form too.
      const [first, ...others] = paste;
      const quoted = form ? [] : others.flatMap((other) => (other.tool === 'Terraform' ? read(other).texts : []));
      expect(quoted.filter((text) => !isOwnName(text) && !says(first.code, [text]))).toEqual([]);
    },
  );

  test('are found different where one of them does something else', () => {
    const [cli, terraform, , cloudFormation] = changeHealthCheck(timeline([observation(0)]), targetGroup({}), {
      path: '/health',
    });
    const settings = cloudFormation ? settingsOf(cloudFormation) : [];
    expect(settings).toEqual([['HealthCheckPath', '/health']]);
    expect(says(terraform?.code ?? '', ['/health'])).toBe(true);
    expect(says(cli.code, ['/healthz'])).toBe(false);
  });
});

const evils = [
  `x'$(touch /tmp/x)\`id\``,
  'x"; rm -rf / #',
  'x\nrm -rf /',
  'x${{ secrets.X }}%{ if true }${var.x}',
  'x*/ process.exit() //',
  'x\\',
  'x{{resolve:ssm:y}}',
  'x\u2028new\u202eline',
  "x' || true",
  'x: [y, {z',
];
const named = (name: string, fixture: Fixture): Fixture => ({
  ...fixture,
  service: { ...fixture.service, name, clusterName: name },
  targetGroup: { ...fixture.targetGroup, name, healthCheck: { path: `/${name}`, ...fixture.targetGroup?.healthCheck } },
  taskDefinition: { family: name, executionRoleArn: `arn:aws:iam::444455556666:role/${name}`, ...fixture.taskDefinition },
  ...(fixture.codeDeploy ? { codeDeploy: { ...fixture.codeDeploy, application: name, deploymentGroup: name } } : {}),
  container: { image: name, log: { driver: 'awslogs', group: name }, ...fixture.container },
});

describe('values of AWS in the forms', () => {
  const formsOf = (id: string, name: string): readonly Form[] => {
    const cause = catalogue.find((one) => one.id === id);
    const finding = cause?.detect(readingsOf(judged(named(name, exampleOf(id))).timeline));
    return finding ? remediesOf(finding).flatMap(({ paste }) => paste) : [];
  };
  /** The same with its names shortened to nothing: comments and words of a console may name anything on their own line. */
  const skeletons = (forms: readonly Form[]): readonly string[] =>
    forms.filter(({ tool }) => tool !== 'Console').map((form) => `${form.tool} ${read(form).skeleton}`);

  test.each(catalogue.map(({ id }) => id))('no name leaves its quotes in a form of %s', (id) => {
    const harmless = skeletons(formsOf(id, 'x'));
    expect(harmless).not.toEqual([]);
    for (const evil of evils) expect(skeletons(formsOf(id, evil))).toEqual(harmless);
  });

  test.each(evils)('%j arrives as what it is, less what nobody sees', (evil) => {
    const seen = evil.replace(/[\n\u2028\u202e]/g, '?');
    const look = timeline([observation(0)]);
    const group = targetGroup({ name: evil });
    const forms = [...changeHealthCheck(look, group, { path: evil, matcher: evil }), ...setEnvironment(look, { [evil]: evil })];
    const arrivals = forms.map((form) =>
      form.tool === 'Console'
        ? [form.code.split('\n').length, form.code.split(seen).length - 1]
        : read(form).texts.filter((text) => text.replaceAll('{?{', '{{').includes(seen)).length,
    );
    // Path and matcher, or a variable's name and value; in the console the group's name besides.
    expect(arrivals).toEqual([2, 2, 2, 2, [1, 3], 2, 2, 2, 2]);
  });
});

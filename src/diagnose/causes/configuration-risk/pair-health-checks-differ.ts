import { defineCause } from '../../define-cause.ts';
import { differingPairs } from '../../evidence/health-check-differences.ts';
import { changeHealthCheck, membersOf } from '../../remedy/health-check-settings.ts';
import type { TargetGroup } from '../../../model/observation.ts';

export const pairHealthChecksDiffer = defineCause({
  id: 'pair-health-checks-differ',
  severity: 'warning',
  title: 'The two target groups of a pair check health differently',
  explanation:
    'Deployments take the two groups of a pair in turn. Where they check differently, every second deployment is held to another standard: the same revision is healthy in one group and fails in the other.',
  origins: ['The health check of one group was changed and the other forgotten.'],
  prevention: 'Create both groups from one definition.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb-resources-for-blue-green.html',
  find: (timeline) => differingPairs(timeline)[0],
  evidence: ({ model, other, differences }) =>
    differences.map(({ field, ofModel = 'none', ofOther = 'none' }) => ({
      field: `TargetGroup.${field}`,
      text: `${ofModel} (${model.name}), ${ofOther} (${other.name})`,
    })),
  sentence: ({ model, other, differences: [first, ...more] }) =>
    `${first?.field ?? ''} of ${model.name} is ${first?.ofModel ?? 'none'}, of ${other.name} ${first?.ofOther ?? 'none'}${more.length === 0 ? '' : `, and ${more.length} more differ`}`,
  remedies: ({ model, other, isModelProven, differences }, timeline) => {
    const names = differences.map(({ name }) => name);
    const copy = (from: TargetGroup, to: TargetGroup) => changeHealthCheck(timeline, to, membersOf(from.healthCheck, names));
    return [
      {
        text: `Let both check alike: give ${other.name} the health check of ${model.name}${isModelProven ? ', which its targets pass' : ''}.`,
        paste: copy(model, other),
      },
      ...(isModelProven
        ? []
        : ([
            {
              text: `The other way round, if ${other.name} is the one that is right: give its health check to ${model.name}.`,
              paste: copy(other, model),
            },
          ] as const)),
    ];
  },
});

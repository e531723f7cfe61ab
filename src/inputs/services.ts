/** The region, the cluster and the services, by their names or ARNs. */
import { clusterNameOf, type ServiceName } from '../model/inputs.ts';
import { arnOf, nameForm, namePattern } from './arn.ts';
import { entries, quote, type Parse } from './values.ts';

const regionPattern = /^[a-z]{2,5}(?:-[a-z]+)+-\d{1,2}$/;

/** Only the form is checked: new regions come, and a mistyped one shows when it is asked. */
export const parseRegion: Parse<string> = (text, refuse) => {
  if (regionPattern.test(text)) return text;
  const hyphenated = text
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
    .replace(/([a-z])(\d{1,2})$/, '$1-$2');
  const meant = [hyphenated, hyphenated.replace(/[a-z]$/, '')].find((one) => regionPattern.test(one));
  refuse(`${quote(text)} is no AWS region; ${meant === undefined ? 'write one like eu-west-1' : `is ${meant} meant?`}`);
  return undefined;
};

export const parseCluster =
  (region: string): Parse<string> =>
  (text, refuse) => {
    if (text.startsWith('arn:')) {
      const arn = arnOf('cluster', text, region, refuse);
      return arn && text;
    }
    if (namePattern.test(text)) return text;
    refuse(`${quote(text)} is no name of a cluster (${nameForm}) and no ARN of one`);
    return undefined;
  };

function parseService(text: string, cluster: string, region: string, refuse: (why: string) => void): ServiceName | undefined {
  if (text.startsWith('arn:')) {
    const arn = arnOf('service', text, region, refuse);
    if (!arn) return undefined;
    // ARNs from before 2018 are service/NAME; the newer ones are service/CLUSTER/NAME.
    const [service = '', own = clusterNameOf(cluster), ...more] = arn.path.split('/').reverse();
    if (more.length === 0 && namePattern.test(service) && namePattern.test(own)) {
      return { cluster: `arn:${arn.partition}:ecs:${arn.region}:${arn.account}:cluster/${own}`, service };
    }
    refuse(`${quote(text)} is no ARN of a service, which ends in service/CLUSTER/NAME`);
    return undefined;
  }
  if (namePattern.test(text)) return { cluster, service: text };
  const hint = text.includes('/') ? '; the cluster has its own input, `cluster`' : '; separate several by commas or new lines';
  refuse(`${quote(text)} is no name of a service (${nameForm}) and no ARN of one${hint}`);
  return undefined;
}

export const parseServices =
  (cluster: string, region: string): Parse<readonly ServiceName[]> =>
  (text, refuse) => {
    const listed = entries(text);
    if (listed.length === 0) refuse('is missing; write one or more names or ARNs, separated by commas or new lines');
    const seen = new Set<string>();
    return listed.flatMap((entry) => {
      const name = parseService(entry, cluster, region, refuse);
      if (!name) return [];
      const key = `${clusterNameOf(name.cluster)}/${name.service}`;
      // Most likely one of them was to be another service, which would then go unverified.
      if (seen.has(key)) refuse(`${quote(key)} is listed twice; list every service once`);
      seen.add(key);
      return [name];
    });
  };

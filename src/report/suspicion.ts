/** What failed tasks point to, as long as they are too few for a verdict, and after they have healed. */
import type { Suspicion } from '../model/ports.ts';
import { count } from '../model/text.ts';

const unknown = 'why is not known';

/** `1 of 2 failures` */
export const failuresInWords = ({ failures, threshold }: Suspicion): string => `${failures} of ${count(threshold, 'failure')}`;

/** `1 of 2 failures: the load balancer asks GET / on port 3000, gets 404 and accepts only 200` */
export const suspicionInWords = (suspicion: Suspicion): string =>
  `${failuresInWords(suspicion)}: ${suspicion.cause?.sentence ?? unknown}`;

/** Said of a deployment that is healthy in spite of them. */
export const healedNote = (suspicion: Suspicion): string =>
  `It healed: ${failuresInWords(suspicion)} had been counted (${suspicion.cause?.sentence ?? unknown}).`;

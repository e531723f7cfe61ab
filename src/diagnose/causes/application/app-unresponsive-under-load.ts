import { latestService } from '../../../model/timeline.ts';
import { quoteCause } from '../../define-cause.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { log } from '../../evidence/texts.ts';
import { tailLog } from '../../remedy/lookups.ts';
import { changeDesiredCount } from '../../remedy/service-settings.ts';

export const appUnresponsiveUnderLoad = quoteCause({
  id: 'app-unresponsive-under-load',
  severity: 'error',
  title: 'The application runs but is too busy to answer',
  explanation:
    'The process lives, and its workers, threads or connections are all taken, so that the health check is not answered in time.',
  origins: [
    'The task has too little CPU for its load.',
    'Workers wait for a slow dependency.',
    'A pool or a file limit is too small.',
  ],
  prevention: 'Keep the health endpoint off the busy path, and scale on load before it saturates.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-unhealthy-event-messages.html',
  /** Its text stands, with its field, in shows_gunicorn.json. */
  quote: {
    where: log,
    says: anyOf([
      /WORKER TIMEOUT|[Ee]vent loop .{0,40}(?:block|lag|delay|stall)|[Tt]hread ?[Pp]ool.{0,60}(?:exhaust|starv|full)/,
      /thread starvation|QueuePool limit|worker_connections are not enough|reached .{0,20}max_children/,
      /MaxRequestWorkers|RejectedExecution|[Tt]oo many open files|\bEMFILE\b|blocked thread|[Aa]ll threads .{0,40}busy/,
      /upstream timed out|Thread blocked|request queue .{0,20}(?:full|exceed)|harakiri|listen queue .{0,40}full/,
    ]),
  },
  sentence: (found) => `the application is too busy to answer: ${found.excerpt}`,
  remedies: (_found, timeline) => [
    {
      text: 'Give the service more tasks; where one task does not answer either, give each more CPU, workers or connections.',
      paste: changeDesiredCount(timeline, (latestService(timeline)?.desiredCount ?? 1) * 2),
    },
    { text: 'Look at what keeps them busy: the log of the application.', paste: [tailLog(timeline)] },
  ],
});

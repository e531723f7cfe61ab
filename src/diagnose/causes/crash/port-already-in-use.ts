import { quoteCause } from '../../define-cause.ts';
import { stating } from '../../evidence/failure-statements.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { anywhere } from '../../evidence/texts.ts';
import { useDynamicHostPort } from '../../remedy/task-definition-settings.ts';

export const portAlreadyInUse = quoteCause({
  id: 'port-already-in-use',
  severity: 'error',
  title: 'Two processes want the same port',
  explanation:
    'The process cannot listen, since its port is taken: by another container of the task (in awsvpc mode they share all ports), or by another task on the same instance.',
  origins: [
    'Two containers of the task listen on the same port, often a proxy and the application.',
    'Host networking or a fixed host port, and a second task on the instance.',
    'The process starts twice.',
  ],
  prevention: 'Give every container of a task its own port, and use dynamic host ports in bridge mode.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html',
  /** Its text stands, with its field, in shows_node.json. */
  quote: { where: anywhere, says: anyOf([stating('bind-port'), /port is already allocated/]) },
  sentence: (found) =>
    `port ${found.capture(/(?::::?|port |0\.0\.0\.0:|\]:|:)(\d{2,5})\b/i) ?? 'of the application'} is already in use in the task or on the instance`,
  remedies: (_found, timeline) => [
    {
      text: 'Let the containers of the task listen on different ports; in bridge mode let the host choose its port.',
      paste: useDynamicHostPort(timeline),
    },
  ],
});

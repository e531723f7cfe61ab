import { quoteCause } from '../../define-cause.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { anywhere } from '../../evidence/texts.ts';
import { describeStoppedTask } from '../../remedy/lookups.ts';

export const containerStartFailed = quoteCause({
  id: 'container-start-failed',
  severity: 'error',
  title: 'The runtime could not start a container',
  explanation:
    'The container was created, and Docker or containerd could not start it: not for want of its program, but for a mount, a device, a limit or the network of the container.',
  origins: [
    'A mount, a device or a kernel capability is not there on this host.',
    'A limit (ulimit, cgroup) cannot be set.',
    'The host lacks a GPU driver or a runtime.',
  ],
  prevention: 'Keep the options of the task definition to what its launch type offers.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cannot-start-container.html',
  /** Its text stands, with its field, in shows_mount.json. */
  quote: {
    where: anywhere,
    says: anyOf([
      /CannotStartContainer\w{0,20}|OCI runtime (?:create|start) failed/,
      /failed to create (?:new container runtime )?task|failed to create shim|ContainerRuntimeError/,
      /CannotInspectContainer\w{0,20}|DockerStateError/,
      /driver failed programming external connectivity|error gathering device information/,
    ]),
    butNot:
      /exec: |exec user process|executable file not found|exec format error|port is already allocated|logging driver(?!.{0,120}(?:dial unix|arguments|options?\b|no log configuration))|log stream|timed out after waiting|CannotStop/,
  },
  sentence: (found) => `the runtime could not start the container: ${found.excerpt}`,
  remedies: (_found, timeline) => [
    {
      text: 'Read the innermost message and mend what it names in the task definition.',
      paste: [describeStoppedTask(timeline)],
    },
  ],
});

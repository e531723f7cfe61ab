import { quoteCause } from '../../define-cause.ts';
import { codeDeployReasons } from '../../evidence/texts.ts';
import { continueNext, deployAgain, waitForLonger } from '../../remedy/code-deploy.ts';
import { inTurn } from '../../remedy/forms.ts';

export const codeDeployNotContinued = quoteCause({
  id: 'code-deploy-not-continued',
  severity: 'error',
  title: 'Nobody let the new task set have traffic while CodeDeploy waited for it',
  explanation:
    'The deployment group makes CodeDeploy wait, once the new tasks run, until somebody lets them have production traffic. Nobody did in the time that it allows, so CodeDeploy stopped the deployment.',
  origins: ['Nobody was told that the deployment waits (its status is Ready).', 'The approval came later than the group waits.'],
  prevention: 'Tell those who approve of it (a trigger on DeploymentReady), and let waitTimeInMinutes leave them time.',
  docs: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/troubleshooting-ecs.html',
  /** Its text stands, with its field, in shows_stopped.json. */
  quote: { where: codeDeployReasons, says: /waiting for a notification to continue/i },
  sentence: (found) => {
    const minutes = found.capture(/period is (\d{1,5}) minutes?/);
    return `nobody let the new task set have traffic${minutes === undefined ? ' in time' : ` within ${minutes} min`}, so CodeDeploy stopped the deployment`;
  },
  remedies: (_found, timeline) => [
    {
      text: 'Deploy the same revision again (saved as revision.json), and let it have traffic when it is Ready.',
      paste: inTurn(...deployAgain(timeline), continueNext(timeline)),
    },
    { text: 'If nobody is there in time, let the group wait for longer, such as two hours.', paste: waitForLonger(120) },
  ],
});

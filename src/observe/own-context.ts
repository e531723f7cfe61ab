/** An observation as one of its services has it: what is read meanwhile for the others does not make its own any later. */
import type { Dated } from './aws/dated.ts';
import type { ObservationContext } from './observation-context.ts';

export function ownContext(context: ObservationContext): ObservationContext {
  const { client, targets, serviceDeployment } = context;
  // What was asked for all of them at once has been answered by now.
  let answeredAt = client.answeredAt();
  const noted = <T extends Pick<Dated<unknown>, 'answeredAt'>>(part: T): T => {
    answeredAt = Math.max(answeredAt ?? -Infinity, part.answeredAt);
    return part;
  };
  return {
    ...context,
    client: {
      ...client,
      answeredAt: () => answeredAt,
      call: async (operation, input, about) => {
        const reply = await client.call(operation, input, about);
        return reply.readFailure ? reply : noted(reply);
      },
    },
    targets: async (arn, notBefore) => noted(await targets(arn, notBefore)),
    serviceDeployment: async (arn) => noted(await serviceDeployment(arn)),
  };
}

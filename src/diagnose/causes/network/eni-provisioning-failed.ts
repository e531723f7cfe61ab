import { quoteCause } from '../../define-cause.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { anywhere } from '../../evidence/texts.ts';
import { awsCommand, redeploy } from '../../remedy/commands.ts';
import { awsCli, inTurn } from '../../remedy/forms.ts';

export const eniProvisioningFailed = quoteCause({
  id: 'eni-provisioning-failed',
  severity: 'error',
  title: 'The task got no network interface',
  explanation:
    'In awsvpc mode a task gets a network interface in a subnet of the service. EC2 could not create, tag or attach it.',
  origins: [
    'The subnet has no address left.',
    'The limit of network interfaces of the region or instance is reached.',
    'A tag policy, a service control policy or the service-linked role forbids it.',
  ],
  prevention: 'Give services subnets with room for old and new tasks side by side.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/failed-to-start-error.html',
  /** Its text stands, with its field, in shows_no_address.json. */
  quote: {
    where: anywhere,
    says: anyOf(
      [
        /Unexpected EC2 error while attempting to|Create ?Network ?Interface|insufficient free (?:IP )?addresses/,
        /does not have enough free addresses|InsufficientFreeAddressesInSubnet|ENI configuration/,
        /network interface provision(?:ing)?\b|network interface limit|attach (?:the )?network interface|unused device index/,
        /Timeout waiting for (?:network interface|ENI)|NetworkInterfaceLimit/,
        /failed to (?:create|configure|set up|setup) (?:the )?(?:ENI|network (?:interface|namespace))/,
        /network interface.{0,80}(?:timed out|time-?out|throttl|rate exceeded)/,
        /(?:throttl|limit exceeded|rate exceeded|timed out).{0,80}(?:network interface|\beni\b)/,
        /eni.{0,40}(?:not found|could not be attached)|ResourceInitializationError: .{0,60}network interface/,
      ],
      'i',
    ),
  },
  sentence: (found) => `the task got no network interface: ${found.excerpt}`,
  remedies: (_found, timeline) => [
    {
      text: 'Make room in the subnet, add subnets, or lift what forbids the interface; then deploy again.',
      paste: inTurn(
        awsCli(
          awsCommand(timeline, 'ec2 describe-subnets', {
            'subnet-ids': '<subnet>',
            query: 'Subnets[].{id:SubnetId,free:AvailableIpAddressCount}',
          }),
        ),
        redeploy(timeline),
      ),
    },
  ],
});

import { expect, it } from '@jest/globals';
import { shown } from '../../demo/shown.ts';

it.each([
  ['plain words stay', '2 of 3 tasks healthy', '2 of 3 tasks healthy'],
  ['a group is a title', '::group::Service events', '▾ Service events'],
  ['its end is not shown', '::endgroup::', undefined],
  ['nor is what ends a dump', '::1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed::', undefined],
  ['an annotation has its title, and its lines', '::error title=prod/api%3A 50%25::one%0Atwo', 'ERROR prod/api: 50%\none\ntwo'],
  ['what is for whoever debugs says so', '::debug::AWS DescribeServices', 'debug AWS DescribeServices'],
])('%s', (_sentence, line, text) => {
  expect(shown(line)).toBe(text);
});

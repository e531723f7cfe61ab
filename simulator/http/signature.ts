/**
 * What a request's signature says. The signature itself cannot be verified, for the pretend AWS knows no secret; its form, its
 * scope and its age are.
 *
 * "Signature Version 4 signing process": https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 */
import { invalidToken, missingAuthentication, wrongSignature, type AwsError, type ServiceName } from '../api/errors.ts';

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/\s,]+)\/(\d{8})\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=[0-9a-f]{64}$/;

/** A request may be as old as this, or as far in the future. */
const AGE_MS = 5 * 60 * 1000;

interface Signed {
  readonly region: string;
}

interface Headers {
  readonly authorization?: string | undefined;
  readonly 'x-amz-date'?: string | string[] | undefined;
}

const at = (stamp: string): number =>
  Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/** Which region the request was signed for, or AWS's refusal. `nowMs` is the server's time. */
export const signedFor = (service: ServiceName, headers: Headers, nowMs: number): Signed | AwsError => {
  if (headers.authorization === undefined) return missingAuthentication(service);
  const match = AUTHORIZATION.exec(headers.authorization);
  if (match === null) return wrongSignature(service, 'Authorization header is not in the form of AWS4-HMAC-SHA256.');
  const [, key = '', day = '', region = '', signedService = '', signedHeaders = ''] = match;
  if (!/^A[A-Z0-9]{3,127}$/.test(key)) return invalidToken(service);
  if (signedService !== service) {
    return wrongSignature(service, `Credential should be scoped to correct service: '${service}'.`);
  }
  if (!signedHeaders.split(';').includes('host')) return wrongSignature(service, "'Host' must be a 'SignedHeader'.");
  const stamp = String(headers['x-amz-date']);
  const signedMs = at(stamp);
  if (Number.isNaN(signedMs) || !stamp.startsWith(day))
    return wrongSignature(service, 'Date in Credential scope does not match X-Amz-Date.');
  if (Math.abs(signedMs - nowMs) > AGE_MS)
    return wrongSignature(service, `Signature expired: ${stamp} is not within 5 minutes of now.`);
  return { region };
};

/** IPv6 addresses in one form, since ECS and Elastic Load Balancing need not write the same one alike. */

/** The text in the form of RFC 5952 where it is an IPv6 address; any other text as it is. */
export function canonicalAddress(text: string): string {
  if (!/^[0-9a-f:.]{2,45}$/i.test(text) || !text.includes(':')) return text;
  try {
    return new URL(`http://[${text}]/`).hostname.slice(1, -1);
  } catch {
    return text;
  }
}

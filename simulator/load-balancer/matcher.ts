/** Whether a code fits a matcher: single codes and ranges, separated by commas ("Health check settings", ALB guide). */
export function fits(code: number, matcher: string): boolean {
  return matcher.split(',').some((part) => {
    const [from = NaN, to = from] = part.split('-').map(Number);
    return code >= from && code <= to;
  });
}

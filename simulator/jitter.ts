/** Numbers in [0, 1) spread evenly over the range, the same row in every run: the golden ratio's fractions. */
export function evenJitter(): () => number {
  let last = 0;
  return () => {
    last = (last + 0.618_034) % 1;
    return last;
  };
}

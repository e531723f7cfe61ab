/** What is to happen, in order of time; at the same time, in the order in which it was put down. */
export interface EventQueue {
  add(atMs: number, run: () => void): void;
  /** When the earliest entry is due; `Infinity` when there is none. */
  nextAt(): number;
  /** Takes out the earliest entry; undefined when there is none. */
  take(): Entry | undefined;
}

export interface Entry {
  readonly atMs: number;
  readonly run: () => void;
}

interface Ordered extends Entry {
  readonly order: number;
}

const before = (one: Ordered, other: Ordered): boolean =>
  one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order);

/** A binary heap: thousands of tasks each keep an entry or two in it. */
export function newEventQueue(): EventQueue {
  const heap: Ordered[] = [];
  let order = 0;
  return {
    add: (atMs, run) => {
      rise(heap, { atMs, run, order: (order += 1) });
    },
    nextAt: () => heap[0]?.atMs ?? Infinity,
    take: () => {
      const first = heap[0];
      const last = heap.pop();
      if (first !== undefined && last !== undefined && first !== last) sink(heap, last);
      return first;
    },
  };
}

function rise(heap: Ordered[], entry: Ordered): void {
  let place = heap.length;
  heap.push(entry);
  while (place > 0) {
    const above = (place - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || !before(entry, parent)) break;
    heap[place] = parent;
    place = above;
  }
  heap[place] = entry;
}

function sink(heap: Ordered[], entry: Ordered): void {
  let place = 0;
  for (;;) {
    let below = 2 * place + 1;
    let child = heap[below];
    const right = heap[below + 1];
    if (child !== undefined && right !== undefined && before(right, child)) {
      below += 1;
      child = right;
    }
    if (child === undefined || !before(child, entry)) break;
    heap[place] = child;
    place = below;
  }
  heap[place] = entry;
}

/** What is waited for and since when, on one line that changes every second. */
import type { Clock } from '../clock.ts';
import type { ServiceName } from '../model/inputs.ts';
import { count, duration } from '../model/text.ts';
import type { ProgressListener } from '../run.ts';

interface StatusLine {
  readonly pending: ProgressListener['pending'];
  readonly close: () => void;
}

/** @param show shows the line; undefined: none any more */
export function openStatusLine(
  clock: Clock,
  services: readonly ServiceName[],
  show: (text: string | undefined) => void,
): StatusLine {
  const startedAt = clock.now();
  const over = new AbortController();
  /** By the service's place, of the newest observation. */
  const texts = new Map<number, string>();
  const tick = async (): Promise<void> => {
    while (!over.signal.aborted) {
      show(`${duration(clock.now() - startedAt)}  ${inWords(texts, services)}  (Ctrl-C ends it with what is known)`);
      await clock.sleep(1000, over.signal);
    }
    show(undefined);
  };
  void tick();
  return {
    pending: (service, [text = '']) => {
      // Each observation tells those that are still waited for, each once.
      if (texts.has(service)) texts.clear();
      texts.set(service, text);
    },
    close: () => {
      over.abort();
      show(undefined);
    },
  };
}

function inWords(texts: ReadonlyMap<number, string>, services: readonly ServiceName[]): string {
  const [first] = texts;
  if (!first) return 'asking AWS';
  const [place, text] = first;
  const more = texts.size - 1;
  if (services.length === 1) return text;
  return `${services[place]?.service ?? ''}: ${text}${more === 0 ? '' : `; and ${count(more, 'more service')}`}`;
}

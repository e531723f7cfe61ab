/** A question to an API and what came of it, as it is told where the runner debugs. */
export interface Exchange {
  readonly api: 'AWS' | 'GitHub';
  /** `DescribeTasks`, `POST /repos/…/statuses/…`. */
  readonly operation: string;
  /** What was asked, by the API's own names. */
  readonly input: object;
  /** 1, or more where it was asked again. */
  readonly attempt: number;
  readonly milliseconds: number;
  /** Of HTTP; undefined where there was no answer. */
  readonly status?: number;
  readonly requestId?: string;
  /** How many elements each list of the answer has, by its name; its content is nobody's to read. */
  readonly counts?: Readonly<Record<string, number>>;
  /** What it ended with instead. */
  readonly error?: { readonly name: string; readonly message: string };
}

export type TellExchange = (exchange: Exchange) => void;

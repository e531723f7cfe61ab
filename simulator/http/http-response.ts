/** An HTTP answer before its common headers. */
export interface HttpResponse {
  readonly status: number;
  /** Content-Type. */
  readonly type: string;
  /** Beside Content-Type and the common ones. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An HTTP answer before its common headers. */
export interface HttpResponse {
  readonly status: number;
  /** Content-Type. */
  readonly type: string;
  readonly body: string;
}

/** What routers of logs and agents of telemetry write into the log of an application. */

/** They retry by themselves, and end nothing; so does what asks the instance for its metadata. */
export const ofTelemetry =
  /logs\.[a-z0-9-]{1,30}\.amazonaws|[:=](?:4317|4318|8125|8126|2000)\b|\/v1\/(?:traces|metrics|logs)\b|169\.254\.|\b(?:otel|opentelemetry|otlp|datadog|dd-?trace|statsd|x-?ray|newrelic|new relic|sentry|jaeger|zipkin|prometheus|pushgateway|fluent-?bit|fluentd|firelens|elastic-?apm|honeycomb)\b|OTLPExporter|Failed to export (?:spans|metrics|logs|traces)|\] ?\[ ?(?:engine|net|upstream|aws_client|http_client|aws_credentials|(?:output|input|filter|tls|imds):?[\w.:]{0,40})\]|failed to flush (?:the )?(?:chunk|buffer)/i;

/** A line that goes on with the one before it: a frame of its stack, its cause, or the exception that it announced. */
const goesOn =
  /^(?:at [\w.$<[]|Caused by: |Suppressed: |\.\.\. \d|Traceback \(|File "|(?:[a-z_]\w{0,40}\.){2,8}[A-Z]\w{0,60}(?:Error|Exception)\b)/;

/** Without the stacks under lines of telemetry, which name a refused connection as any other stack does. */
export function withoutStacksOfTelemetry(lines: readonly string[]): readonly string[] {
  let isOfTelemetry = false;
  return lines.filter((line) => {
    if (goesOn.test(line)) return !isOfTelemetry;
    isOfTelemetry = ofTelemetry.test(line);
    return true;
  });
}

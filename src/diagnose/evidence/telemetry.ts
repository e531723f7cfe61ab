/** What routers of logs and agents of telemetry write into the log of an application. */

/** They retry by themselves, and end nothing; so does what asks the instance for its metadata. */
export const ofTelemetry =
  /logs\.[a-z0-9-]{1,30}\.amazonaws|[:=](?:4317|4318|8125|8126|2000|9411|24224)\b|\/v[\d.]{1,4}\/(?:traces|metrics|logs|spans|push)\b|169\.254\.|\b(?:otel|opentelemetry|otlp|datadog|dd-?trace|statsd|x-?ray|newrelic|new relic|sentry|jaeger|zipkin|prometheus|pushgateway|fluent-?bit|fluentd|firelens|apm (?:server|agent)|elastic-?apm|honeycomb|rollbar|bugsnag|dynatrace|appdynamics|instana|loki|promtail|logstash|graylog|gelf|splunk|pyroscope)\b|OTLPExporter|dropped \d{1,9} spans|lost \d{1,9} spans|(?:send|flush|export|ship|push|report|submit|upload|emit)(?:ing)? (?:\w{1,20} )?(?:spans?|traces?|metrics|logs|telemetry)\b|\] ?\[ ?(?:engine|net|upstream|aws_client|http_client|aws_credentials|(?:output|input|filter|tls|imds):?[\w.:]{0,40})\]|failed to flush (?:the )?(?:chunk|buffer)/i;

/** A line that goes on with the one before it: a frame of its stack, its cause, or the exception that it announced. */
const goesOn =
  /^(?:at [\w.$<[]|Caused by: |Suppressed: |\.\.\. \d|Traceback \(|During handling of |The above exception |File "|(?:[a-z_]\w{0,40}\.){2,8}[A-Z]\w{0,60}(?:Error|Exception)\b)/;
/** Between frames, Python shows its source, until it names the exception; a new entry begins with a time or a level. */
const opensTraceback = /^(?:Traceback \(|File ")/;
const namesException = /^[\w.]{0,100}(?:Error|Exception|Timeout|Refused)\b/;
const beginsEntry = /^(?:\[?\d{4}[-/]\d\d|\[?(?:ERROR|WARN|INFO|DEBUG|FATAL|CRITICAL)|\{"|time=|level=|ts=)/;

/** Without the stacks under lines of telemetry, which name a refused connection as any other stack does. */
export function withoutStacksOfTelemetry(lines: readonly string[]): readonly string[] {
  let isOfTelemetry = false;
  let isInTraceback = false;
  return lines.filter((line) => {
    const continues = goesOn.test(line) || (isInTraceback && !beginsEntry.test(line));
    isInTraceback = continues && (opensTraceback.test(line) || (isInTraceback && !namesException.test(line)));
    if (continues) return !isOfTelemetry;
    isOfTelemetry = ofTelemetry.test(line);
    return true;
  });
}

/** Lines about failures that end nothing: what stands beside a fault in a log, and does not explain it. */
import { anyOf } from './quotes.ts';
import { ofTelemetry } from './telemetry.ts';

/** What a peer of the server did: probes of a load balancer open a connection and drop it, or speak no TLS. */
const ofPeer =
  /TLS handshake error from|\bwhile (?:waiting for request|SSL handshaking|reading client|keepalive|in keepalive)|SSL_do_handshake\(\) failed|(?:from|with) client\b.{0,60}(?:reset|closed|broken)|could not (?:receive|send) data (?:from|to) client|client (?:closed|disconnected|aborted|reset)|(?:error|failed|while|problem|exception) accepting (?:an? )?(?:new )?(?:client )?connection|remote address:|\b(?:peer_addr|client_addr|client_ip)\b|(?:read|write) tcp \S{1,60}:(?:\d{1,4}|[12]\d{4})->\S{1,60}:(?:3[3-9]|[45]\d|6[0-5])\d{3}\b|Invalid (?:HTTP )?request (?:from|received)|Error parsing HTTP request|HTTP parse error|Puma caught this error|SSL_accept|"(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \/|peer closed connection|shutting down (?:the )?(?:connection|socket|listener)|AH0(?:0\d{3}|2\d{3})|broken pipe|exceptionCaught\(\)|Connection reset by peer \(while reading/;

/** A look-up of the container's own name, which stands in no zone. */
const ofOwnName =
  /(?:resolv|look ?up|unknown ?host|getaddrinfo)[^/]{0,60}\bip-\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3}|fully qualified domain name|localhost name|sudo: unable to resolve|apr_sockaddr_info_get|InetAddress\.getLocal/;

/** Who uses the application, by an address or a number: their passwords are no business of a dependency. */
const ofUsers = /\b(?:for|user|of|by) ['"]?[\w.+-]{1,64}@[\w-]{1,60}\.[a-z]{2,10}\b|\b(?:for|of|by) user (?:id )?#?\d{1,20}\b/;

/** What a container lacks and programs do without: buses of desktops, terminals, locales, GPUs, the kernel's knobs, caches of tools. */
export const ofSpareParts =
  /\bdbus\b|system_bus_socket|\bthe bus\b|Fontconfig|\bALSA\b|\bTERM\b|setlocale|LC_ALL|SLF4J|StaticLoggerBinder|libcu\w{1,10}\.so|dlerror|\bsysctl\b|\/(?:proc|sys)\/|\/\.(?:npm|cache|config)\/|logs-dir|hsperfdata|update-notifier/;

/** Said of a connection or of a name, these lines are no fault of a dependency. */
export const harmlessToDependencies = anyOf([ofPeer, ofTelemetry, ofOwnName, ofUsers, ofSpareParts], 'i');

/** A level below that of an error, on a line that names no error. */
const ofLowLevel =
  /^(?!.{0,3000}(?:Error|Exception)\b).{0,120}?(?:\b(?:WARN(?:ING)?|INFO|DEBUG|TRACE|NOTICE)\b|\[ ?(?:warn|info|notice|debug|trace|warning) ?\]|\blevel["']?[=:] ?["']?(?:warn|info|debug|trace|notice)|(?:^|\s|(?<!PHP )\b\w{1,30})(?:[Ww]arn(?:ing)?|[Ii]nfo|[Nn]otice|[Dd]ebug): |^npm warn )/;

/** What is only noted ended nothing. */
export const isOnlyNoted = anyOf([ofLowLevel, ofSpareParts]);

/** A line of no level, or of that of an error. */
export const isMoreThanNoted = new RegExp(`^(?!${ofLowLevel.source})`);

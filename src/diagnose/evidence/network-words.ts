/** Words of Go's net package, of containerd and of AWS for a connection that failed: never for one that was refused by rule. */
export const networkWords =
  /i\/o timeout|dial tcp|request canceled|connection issue|Client\.Timeout|context (?:canceled|deadline exceeded)|TLS handshake timeout|no such host|connection (?:refused|reset|timed out)|StatusCode: 0\b|send request failed|RequestError|network is unreachable|no route to host|server misbehaving|: EOF\b|[Cc]heck your (?:task )?network configuration|signal: killed|lookup \S{1,200} on \S{1,100}:53|Could not connect to the endpoint/;

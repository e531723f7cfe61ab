import type { Check } from '../../model/health-checks.ts';

/** Whether the codes of a check are those of gRPC. */
export const isGrpc = (check: Check | undefined): boolean =>
  check?.group.protocolVersion === 'GRPC' || check?.group.healthCheck.matcherKind === 'grpc';

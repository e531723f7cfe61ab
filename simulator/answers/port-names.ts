/** The named port mappings that traffic of a gateway, of Service Connect and of VPC Lattice comes to. */

export const PORT_NAME = 'http';

/** The first port is called so; others have their number behind it. */
export const portNameOf = (entries: readonly { readonly port: number }[], port: number): string =>
  entries[0]?.port === port || entries.length === 0 ? PORT_NAME : `${PORT_NAME}-${port}`;

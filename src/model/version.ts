/** The action's own version, as in package.json. */
export const version = '1.0.0';

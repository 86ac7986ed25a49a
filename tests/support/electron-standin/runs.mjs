// The runs of the stand-in by their number: what a launch hands to the modules that take Electron's place.

/** @type {Map<string, object>} */
export const runs = (globalThis.__pinciteStandIns ??= new Map())

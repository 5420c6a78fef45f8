/** A pass as the device keeps it: phones' clocks are wrong, so it counts from when it came. */
export interface Pass {
  readonly pass: string
  /** When it came, ms since 1970 by the device's clock. */
  readonly cameMillis: number
  /** How long it is good from then on, in ms. */
  readonly lastsMillis: number
}

/** A pass that has come now. */
export const passOf = (told: { pass: string; expiresInSeconds: number }, nowMillis: number): Pass => ({
  pass: told.pass,
  cameMillis: nowMillis,
  lastsMillis: told.expiresInSeconds * 1000,
})

/**
 * Whether it is good for so much longer, in ms. Where the device's clock was set back meanwhile
 * nobody knows: then it is tried, and the server says.
 */
export const lasts = (pass: Pass, longerMillis: number, nowMillis: number): boolean =>
  nowMillis - pass.cameMillis < pass.lastsMillis - longerMillis

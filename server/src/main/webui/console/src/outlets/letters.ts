/** What can be said of a dead letter; which, depends on what was asked. */
export type Result = 'done' | 'refused'

/** A refund is owed: it can only be done (`AdminEffects.result`). */
export const resultsOf = (kind: string): readonly Result[] => (kind === 'refund' ? ['done'] : ['done', 'refused'])

/** Whether the other side's reference goes with a result: with done, and with a stopped charge that was taken after all. */
export const takesReference = (kind: string, result: string): boolean => result === 'done' || kind === 'stop_charge'

export interface Resolution {
  readonly result: Result
  readonly reason: string
  readonly reference?: string
}

/** What is sent; a reference that would be thrown away is left out. */
export function resolutionOf(kind: string, given: { readonly result: string; readonly reference: string; readonly reason: string }): Resolution {
  const result = resultsOf(kind).find((one) => one === given.result) ?? 'done'
  const { reason, reference } = given
  return { result, reason, ...(reference && takesReference(kind, result) ? { reference } : {}) }
}

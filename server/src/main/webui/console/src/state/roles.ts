/**
 * Which roles may do what, as the server sees it (the `Set.of(Role...)` of its admin routes). Only
 * decides what is shown: the server refuses whatever it has to.
 */
const MAY = {
  /** Apply, publish, pause, resume, kill, close. */
  lead: ['operator', 'finance'],
  /** Waiting room, degrade levels, limits, outlets, moments, rehearsals. */
  operate: ['operator'],
  /** Find a person, void a voucher. */
  people: ['operator', 'finance'],
  /** End an invite and take back what it earned. */
  clawBack: ['operator'],
  /** Read the audit log. */
  auditLog: ['finance'],
} as const

export type Right = keyof typeof MAY

/** Whether a key with these roles may; the role admin may everything. */
export function may(roles: readonly string[], right: Right): boolean {
  return roles.includes('admin') || MAY[right].some((role) => roles.includes(role))
}

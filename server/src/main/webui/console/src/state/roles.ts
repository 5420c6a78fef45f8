/**
 * Which roles may do what, as the server sees it (the `Set.of(Role...)` of its admin routes). Only
 * decides what is shown: the server refuses whatever it has to.
 */
const MAY = {
  /** Apply, publish, pause, resume, kill, close; stop single prizes and resume them. */
  lead: ['operator', 'finance'],
  /** Waiting room, degrade levels, limits, outlets, moments, rehearsals. */
  operate: ['operator'],
  /** What came of invites. */
  referrals: ['viewer', 'operator', 'finance'],
  /** Say what a canary found. */
  canaries: ['operator', 'integrator'],
  /** Find a person, void a voucher, revoke passes. */
  people: ['operator', 'finance'],
  /** Cancel a person's order or payout, confirm a real name. */
  serve: ['operator'],
  /** Give back what was paid for an order. */
  refund: ['finance'],
  /** Erase a person; nobody but admins. */
  erase: [],
  /** Decide doubtful acceptances, look at them again. */
  decide: ['operator'],
  /** End an invite and take back what it earned. */
  clawBack: ['operator'],
  /** Read the audit log. */
  auditLog: ['finance'],
  /** Every report of the books, closing days, and the journal itself. */
  books: ['finance'],
  /** Send dead letters again, and say what came of them. */
  deadLetters: ['operator', 'finance'],
} as const satisfies Record<string, readonly string[]>

export type Right = keyof typeof MAY

/** Whether a key with these roles may; the role admin may everything. */
export function may(roles: readonly string[], right: Right): boolean {
  return roles.includes('admin') || (MAY[right] as readonly string[]).some((role) => roles.includes(role))
}

import { minorOf, sumOf } from './exact'

/** Where a campaign's budget can be, in the order in which money goes through. */
export const PARTS = ['treasury', 'inTransfer', 'tills', 'outstanding', 'spent', 'breakage'] as const
export type Part = (typeof PARTS)[number]

/** The accounts of a campaign, as the server calls them. The sources are negative. */
export const ACCOUNTS = ['budget', 'treasury', 'in_transfer', 'till', 'outstanding', 'spent', 'breakage', 'payers', 'paid_in'] as const

export interface Term {
  readonly part: Part
  readonly amount: bigint
  /** This term and those before it. */
  readonly upTo: bigint
}

/** The budget equation, added up here: that the server says that it holds is not taken for a proof. */
export interface Equation {
  readonly budget: bigint
  readonly terms: readonly Term[]
  readonly sum: bigint
  /** What there is more than the budget; negative for what is missing. */
  readonly off: bigint
  /** Whether the server came to the same sum. */
  readonly agreed: boolean
}

export type Fields = Readonly<Record<string, unknown>>

export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}

/** @returns undefined when an amount is missing or not exact: then nothing can be said */
export function equationOf(told: unknown): Equation | undefined {
  const its = fieldsOf(told)
  const budget = minorOf(its['budgetMinor'])
  if (budget === undefined) return undefined
  const terms: Term[] = []
  let sum = 0n
  for (const part of PARTS) {
    const amount = minorOf(its[`${part}Minor`])
    if (amount === undefined) return undefined
    sum += amount
    terms.push({ part, amount, upTo: sum })
  }
  return { budget, terms, sum, off: sum - budget, agreed: minorOf(its['sumMinor']) === sum }
}

/** All accounts, what they sum to, and how far what people paid is from what the payment provider has. */
export interface Balances {
  readonly accounts: readonly { readonly account: string; readonly balance: bigint }[]
  /** Zero when nothing was lost or made. */
  readonly sum: bigint
  readonly paidOff: bigint
}

export function balancesOf(told: unknown): Balances | undefined {
  const its = fieldsOf(told)
  const names = [...ACCOUNTS.filter((name) => name in its), ...Object.keys(its).filter((name) => !(ACCOUNTS as readonly string[]).includes(name))]
  const accounts = names.map((account) => ({ account, balance: minorOf(its[account]) }))
  const known = accounts.flatMap(({ account, balance }) => (balance === undefined ? [] : [{ account, balance }]))
  if (!known.length || known.length < accounts.length) return undefined
  const of = (name: string): bigint => known.find(({ account }) => account === name)?.balance ?? 0n
  return { accounts: known, sum: sumOf(known.map(({ balance }) => balance)), paidOff: of('paid_in') + of('payers') }
}

/** Which part of a hundred each amount is, for drawing: at least a sliver of what is there at all. */
export function widths(amounts: readonly bigint[]): number[] {
  const sizes = amounts.map((amount) => (amount > 0n ? amount : 0n))
  const whole = sumOf(sizes)
  if (whole === 0n) return sizes.map(() => 0)
  const raw = sizes.map((size) => (size === 0n ? 0 : Math.max(0.4, Number((size * 100_000n) / whole) / 1000)))
  const drawn = raw.reduce((sum, width) => sum + width, 0)
  return raw.map((width) => (width * 100) / drawn)
}

import { fieldsOf, type Fields } from './equation'
import { exactJson, minorOf, sumOf } from './exact'
import type { Column, Proof, ReportName } from './layouts'

/** A check that the server made: two sides that must be alike. */
export interface Check {
  readonly check: string
  readonly left: bigint | undefined
  readonly right: bigint | undefined
  /** How far apart the sides are, worked out here; undefined when a side is unknown. */
  readonly off: bigint | undefined
  /** The server says so, and the sides are alike. */
  readonly holds: boolean
}

/** A report as it came, with its sums exact. */
export interface Report {
  readonly name: ReportName
  readonly campaign: string
  readonly currency: string
  readonly facts: Fields
  readonly checks: readonly Check[]
  /** Every check holds and, of a reconciliation, nothing differs. */
  readonly holds: boolean
  /** As it came. */
  readonly text: string
  readonly rows: (table: string) => readonly Fields[]
}

/** @param holds the header Report-Holds; null where the document says it itself */
export function reportOf(name: ReportName, text: string, holds: string | null): Report {
  const its = fieldsOf(exactJson(text))
  const rows = (table: string): Fields[] => {
    const found = its[table]
    return Array.isArray(found) ? found.map(fieldsOf) : []
  }
  const checks = rows('checks').map(checkOf)
  const said = holds === null ? its['holds'] === true : holds === 'true'
  return {
    name,
    campaign: String(its['campaign'] ?? ''),
    currency: String(its['currency'] ?? 'CNY'),
    facts: its,
    checks,
    text,
    holds: said && checks.every((check) => check.holds),
    rows,
  }
}

function checkOf(row: Fields): Check {
  const left = minorOf(row['leftMinor'])
  const right = minorOf(row['rightMinor'])
  const off = left === undefined || right === undefined ? undefined : left - right
  return { check: String(row['check'] ?? ''), left, right, off, holds: row['holds'] === true && off === 0n }
}

/** The whole number that a money or count column has in a row. */
export const numberIn = (row: Fields, { name, kind }: Column): bigint | undefined => minorOf(row[kind === 'money' ? `${name}Minor` : name])

/** The currency that a column's amount is in. */
export function currencyIn(row: Fields, { currency }: Column, report: string): string {
  const own = currency === undefined ? undefined : row[currency]
  return typeof own === 'string' && /^[A-Z]{3}$/.test(own) ? own : report
}

/** What a column adds up to; undefined when it does not, or a number in it is not exact. */
export function total(rows: readonly Fields[], column: Column): bigint | undefined {
  if (!column.sum) return undefined
  const numbers = rows.map((row) => numberIn(row, column))
  return numbers.includes(undefined) ? undefined : sumOf(numbers as bigint[])
}

/** How far a row is from what must be so; 0n when it is so, undefined when a number is missing or not exact. */
export function offIn(row: Fields, { plus, minus, is }: Proof): bigint | undefined {
  const [added, taken, claimed] = [plus, minus, [is]].map((names) => names.map((name) => minorOf(row[`${name}Minor`])))
  if (!added || !taken || !claimed || [...added, ...taken, ...claimed].includes(undefined)) return undefined
  return sumOf(added as bigint[]) - sumOf(taken as bigint[]) - sumOf(claimed as bigint[])
}

/** A name for a text in which the server's words stand: `there - here = ...` as `there_here_...`. */
export const slug = (words: string): string => words.toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, '')

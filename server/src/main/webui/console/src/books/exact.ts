import { digits, symbol } from '../state/shown'

/**
 * JSON in which every whole number is exact: one that is too long for a double is left as its digits. Sums of
 * money that must be right to the last fen are read with this.
 */
export const exactJson = (text: string): unknown => JSON.parse(text.replace(TOKENS, (token) => (LONG.test(token) ? `"${token}"` : token)))

/** Texts, whose digits are none of ours, and numbers as a whole. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g
/** 2^53 has 16 digits. */
const LONG = /^-?\d{16,}$/

/** A whole number of minor units; undefined for whatever is none, or is not exact. */
export function minorOf(value: unknown): bigint | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : undefined
  return typeof value === 'string' && /^-?\d+$/.test(value) ? BigInt(value) : undefined
}

export const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n)

/** All digits of it, however large: 300000000001 fen of CNY as ¥3,000,000,000.01. */
export function exactMoney(minor: bigint | undefined, currency = 'CNY'): string {
  if (minor === undefined) return '–'
  const places = digits(currency)
  const size = minor < 0n ? -minor : minor
  const unit = 10n ** BigInt(places)
  const whole = new Intl.NumberFormat('en').format(size / unit)
  const rest = places ? `.${String(size % unit).padStart(places, '0')}` : ''
  return `${minor < 0n ? '-' : ''}${symbol(currency)}${whole}${rest}`
}

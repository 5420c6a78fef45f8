/** Computes a ticket's place on the device, as docs/verify-place.md says. */

const MASK = (1n << 64n) - 1n

const rotated = (x: bigint, n: bigint): bigint => ((x << n) | (x >> (64n - n))) & MASK

/** SipHash-2-4 of one 64-bit word (Aumasson and Bernstein, 2012). */
function sipHash(k0: bigint, k1: bigint, word: bigint): bigint {
  let a = k0 ^ 0x736f6d6570736575n
  let b = k1 ^ 0x646f72616e646f6dn
  let c = k0 ^ 0x6c7967656e657261n
  let d = k1 ^ 0x7465646279746573n
  const round = () => {
    a = (a + b) & MASK
    b = rotated(b, 13n) ^ a
    a = rotated(a, 32n)
    c = (c + d) & MASK
    d = rotated(d, 16n) ^ c
    a = (a + d) & MASK
    d = rotated(d, 21n) ^ a
    c = (c + b) & MASK
    b = rotated(b, 17n) ^ c
    c = rotated(c, 32n)
  }
  for (const each of [word, 8n << 56n]) {
    d ^= each
    round()
    round()
    a ^= each
  }
  c ^= 0xffn
  for (let i = 0; i < 4; i++) round()
  return a ^ b ^ c ^ d
}

const littleEndian = (hex: string): bigint => BigInt('0x' + (hex.match(/../g) ?? ['0']).reverse().join(''))

/**
 * The place, from 1 on.
 *
 * @param index how many had joined before, from 0 on
 * @param preQueued how many had joined before the opening: their places are drawn, later ones follow
 * @param seed the opening's seed, 64 hexadecimal digits
 */
export function placeOf(index: number, preQueued: number, seed: string): number {
  if (index >= preQueued) return index + 1
  const k0 = littleEndian(seed.slice(0, 16))
  const k1 = littleEndian(seed.slice(16, 32))
  const bits = preQueued === 1 ? 0 : BigInt(preQueued - 1).toString(2).length
  const half = BigInt(Math.max(1, (bits + 1) >> 1))
  const mask = (1n << half) - 1n
  let value = BigInt(index)
  do {
    let left = value >> half
    let right = value & mask
    for (let round = 0n; round < 8n; round++) {
      const mixed = left ^ (sipHash(k0, k1, (round << 32n) | right) & mask)
      left = right
      right = mixed
    }
    value = (left << half) | right
  } while (value >= BigInt(preQueued))
  return Number(value) + 1
}

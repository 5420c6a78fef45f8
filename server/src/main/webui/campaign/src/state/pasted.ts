/** At most so much of a text can be looked up at once; the server finds the code in it. */
export const MOST_CHARACTERS = 300

/** An address of an invite's page, as people paste it. */
const ADDRESS = /https?:\/\/\S+\/i\/\S+/i
/** What may be a code: ten letters and digits, perhaps with something between the halves. */
const CODE = /[0-9A-Z０-９Ａ-Ｚ]{5}[-‐-―\s]?[0-9A-Z０-９Ａ-Ｚ]{5}/iu

/**
 * The part of a typed or pasted text that is sent to be looked up. A short one is sent as it is; of
 * a long one, what stands around an invite's address or something like a code. What is a code, the
 * server says.
 */
export function lookable(text: string): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
  if (line.length <= MOST_CHARACTERS) return line
  const found = ADDRESS.exec(line) ?? CODE.exec(line)
  if (!found) return whole(line.slice(0, MOST_CHARACTERS))
  const room = Math.max(0, MOST_CHARACTERS - found[0].length)
  const from = Math.max(0, found.index - Math.floor(room / 2))
  return whole(line.slice(from, from + MOST_CHARACTERS))
}

/** Without half of a character at either end. */
const whole = (text: string): string => text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '').trim()

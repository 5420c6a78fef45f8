/**
 * Puts a text on the clipboard. In-app browsers refuse that in several ways, or have none; then the
 * person copies by hand: the page shows the text in a field and selects it.
 */
export type Copied = 'copied' | 'by_hand'

/** What a browser offers; each may be missing, refuse, or throw. */
export interface Ways {
  /** `navigator.clipboard.writeText`: only on https, and only when a person acts. */
  readonly write?: ((text: string) => Promise<void>) | undefined
  /** `document.execCommand('copy')` of a selection: older, and the only one in some. */
  readonly command?: ((text: string) => boolean) | undefined
}

/** How long a clipboard is waited for, in ms: some ask the person, and never answer. */
const PATIENCE_MILLIS = 1500

export async function copy(text: string, ways: Ways = ofBrowser(), patienceMillis = PATIENCE_MILLIS): Promise<Copied> {
  try {
    if (ways.write && (await within(ways.write(text), patienceMillis))) return 'copied'
  } catch {
    // refused: the older way may not be
  }
  try {
    if (ways.command?.(text)) return 'copied'
  } catch {
    // refused, too
  }
  return 'by_hand'
}

/** Whether it was done in time. */
function within(done: Promise<void>, millis: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(false), millis)
    done.then(() => resolve(true), reject).finally(() => clearTimeout(timer))
  })
}

function ofBrowser(): Ways {
  return { write: navigator.clipboard?.writeText?.bind(navigator.clipboard), command: byCommand }
}

function byCommand(text: string): boolean {
  const before = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.className = 'away'
  document.body.append(field)
  field.select()
  field.setSelectionRange(0, text.length)
  try {
    return document.execCommand('copy')
  } finally {
    field.remove()
    if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  }
}

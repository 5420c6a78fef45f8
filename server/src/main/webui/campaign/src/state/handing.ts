/** What the system's share sheet gets. */
export interface Handed {
  readonly title: string
  readonly text: string
  readonly url?: string
  readonly files?: File[]
}

/** `refused`: there is a share sheet, but it would not open; another way is needed. */
export type HandedOn = 'shared' | 'cancelled' | 'refused'

/** What opens share sheets: the app that shows the page, or the browser. */
export interface Sheets {
  readonly app?: ((what: { title: string; text: string; url?: string }) => Promise<boolean>) | undefined
  readonly browser?: ((what: ShareData) => Promise<void>) | undefined
  readonly takes?: ((what: ShareData) => boolean) | undefined
}

/** Whether there is a share sheet for this. Apps get texts and addresses, and no files. */
export function canHandOn(what: Handed, sheets: Sheets): boolean {
  if (what.files) return !!sheets.browser && !!sheets.takes?.({ files: what.files })
  return !!sheets.app || !!sheets.browser
}

export async function handOn(what: Handed, sheets: Sheets): Promise<HandedOn> {
  const plain = { title: what.title, text: what.text, ...(what.url ? { url: what.url } : {}) }
  try {
    if (sheets.app && !what.files) return (await sheets.app(plain)) ? 'shared' : 'cancelled'
    if (!sheets.browser) return 'refused'
    await sheets.browser(what.files ? { title: what.title, files: what.files } : plain)
    return 'shared'
  } catch (failed) {
    return failed instanceof DOMException && failed.name === 'AbortError' ? 'cancelled' : 'refused'
  }
}

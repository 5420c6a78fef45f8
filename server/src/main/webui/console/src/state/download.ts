/** How many bytes are put together before they are given to the browser, which may keep them on its disk. */
const PART_BYTES = 8 * 1024 * 1024

/** Has the browser save something: an answer that took the operator's key, so no link could lead to it. */
export function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Reads a stream of any length, telling how many bytes have come. @throws what the stream throws, such as when it is aborted */
export async function gathered(stream: ReadableStream<Uint8Array<ArrayBuffer>>, type: string, told: (bytes: number) => void): Promise<Blob> {
  const reader = stream.getReader()
  const parts: Blob[] = []
  let open: Uint8Array<ArrayBuffer>[] = []
  let openBytes = 0
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (value) {
      open.push(value)
      openBytes += value.length
      bytes += value.length
      told(bytes)
    }
    if (done || openBytes >= PART_BYTES) {
      parts.push(new Blob(open))
      open = []
      openBytes = 0
    }
    if (done) return new Blob(parts, { type })
  }
}

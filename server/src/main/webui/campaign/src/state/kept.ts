/**
 * What this device remembers between visits. Some in-app browsers refuse storage: then it lasts as
 * long as the page.
 */
const memory = new Map<string, string>()
const PREFIX = 'hongbao.'

export function kept<T>(name: string): T | undefined {
  const text = read(PREFIX + name)
  if (text === undefined) return undefined
  try {
    return JSON.parse(text) as T
  } catch {
    return undefined
  }
}

export function keep(name: string, value: unknown): void {
  const text = JSON.stringify(value)
  memory.set(PREFIX + name, text)
  try {
    localStorage.setItem(PREFIX + name, text)
  } catch {
    // refused or full: the copy in memory does
  }
}

function read(name: string): string | undefined {
  try {
    const text = localStorage.getItem(name)
    if (text !== null) return text
  } catch {
    // refused
  }
  return memory.get(name)
}

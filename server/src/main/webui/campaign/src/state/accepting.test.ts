import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllGlobals()
})

const later = { expiresAt: '2001-01-01T00:00:00Z', expiresInSeconds: 86_400 }

/** The module as a page has it that was just opened, and the addresses that it asks. */
async function page() {
  const asked: string[] = []
  vi.stubGlobal('location', { pathname: '/app/lny', search: '', origin: 'http://localhost' })
  vi.stubGlobal('window', {})
  vi.stubGlobal('navigator', { language: 'en' })
  vi.stubGlobal('document', { addEventListener() {}, removeEventListener() {}, createElement: () => ({}), visibilityState: 'visible' })
  vi.stubGlobal('fetch', async (request: Request) => {
    const url = new URL(request.url)
    asked.push(url.pathname + url.search)
    const body = url.pathname === '/v1/sessions' ? { pass: 'plain', ...later } : { status: 'matched', code: 'KEEQN-0E5KE' }
    return new Response(JSON.stringify(body), { status: 200 })
  })
  vi.resetModules()
  const { arrive, lookUp } = await import('./accepting')
  return { arrive, lookUp, asked, signal: new AbortController().signal }
}

it('names the click that led here, so that its open is not counted twice', async () => {
  const { arrive, asked, signal } = await page()
  await arrive('AcBMO', '', signal)
  expect(asked.at(-1)).toBe('/v1/invites/KEEQN-0E5KE?click=AcBMO')
})

it('names none for a code that was typed', async () => {
  const { lookUp, asked, signal } = await page()
  await lookUp('KEEQN-0E5KE', signal)
  expect(asked.at(-1)).toBe('/v1/invites/KEEQN-0E5KE')
})

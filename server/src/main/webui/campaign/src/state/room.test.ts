import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

type Told = { status?: number; body: unknown }
const problem = (code: string, status: number): Told => ({ status, body: { code, status, title: code, message: code, type: code } })
const SEED = 'a24b34cfcbd8547987086c7276d059265eac370d08277e0590b4a441512adc90'
const IDLE: Told = { body: { state: 'idle', pollAfterSeconds: 2 } }
const open = (admittedUpTo: number, pollAfterSeconds = 2): Told => ({
  body: { state: 'open', opening: 1, joined: 1, preQueued: 0, seed: SEED, admittedUpTo, pollAfterSeconds },
})
/** No answer comes. */
const SILENT: Told = { status: 0, body: {} }

/** A server that answers each address from its own list; the last answer stays. */
function server(answers: Record<string, Told[]>) {
  const asked: string[] = []
  const fetch = async (request: Request): Promise<Response> => {
    const path = new URL(request.url).pathname.replace('/v1/campaigns/lny', '')
    asked.push(path)
    const list = answers[path] ?? [problem('not_found', 404)]
    const told = (list.length > 1 ? list.shift() : list[0]) as Told
    if (told === SILENT) {
      return new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason)))
    }
    return new Response(JSON.stringify(told.body), { status: told.status ?? 200 })
  }
  return { asked, fetch }
}

/** The device's clock is years ahead of the server's: it goes by how long, not by until when. */
const later = { expiresAt: '2001-01-01T00:00:00Z', expiresInSeconds: 86_400 }
const SESSIONS = { '/v1/sessions': [{ body: { pass: 'plain', ...later } }] }

let leave: () => Promise<void>
/** What happens to the page and its window. */
let happens: (what: string, how?: object) => void

/** The module as a page has it that was just opened. */
async function page(answers: Record<string, Told[]>) {
  const { asked, fetch } = server({ ...SESSIONS, ...answers })
  vi.stubGlobal('location', { pathname: '/app/lny', search: '', origin: 'http://localhost' })
  const [page, around] = [new EventTarget(), new EventTarget()]
  happens = (what, how = {}) => {
    for (const each of [page, around]) each.dispatchEvent(Object.assign(new Event(what), how))
  }
  vi.stubGlobal('window', around)
  vi.stubGlobal('navigator', { language: 'en' })
  vi.stubGlobal('document', Object.assign(page, { createElement: () => ({}), visibilityState: 'visible' }))
  vi.stubGlobal('fetch', fetch)
  vi.resetModules()
  const room = await import('./room')
  const { Problem } = await import('../../../api/problem')
  const gone = new AbortController()
  const attended = room.attend(gone.signal)
  leave = async () => {
    gone.abort()
    await attended
  }
  return { ...room, asked, gone, Problem }
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.now() })
})
afterEach(async () => {
  await leave()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the room', () => {
  it('lets people act at once where no place is needed, and takes no ticket', async () => {
    const { asPlaced, asked, gone } = await page({ '/waiting-room': [IDLE] })
    await expect(asPlaced(async () => 'done', gone.signal)).resolves.toBe('done')
    expect(asked).toEqual(['/waiting-room', '/v1/sessions'])
  })

  it('joins, waits for the turn, and enters before anything is done', async () => {
    const { asPlaced, asked, gone, room } = await page({
      '/waiting-room': [open(0), open(0), open(1)],
      '/waiting-room/tickets': [{ body: { ticket: '1-0' } }],
      '/waiting-room/passes': [{ body: { status: 'admitted', pass: 'placed', ...later } }],
    })
    const act = vi.fn(async () => 'done')
    const done = asPlaced(act, gone.signal)
    await vi.advanceTimersByTimeAsync(200)
    expect(room.waits.value).toBe(true)
    expect(act).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(5000)
    await expect(done).resolves.toBe('done')
    expect(asked.filter((path) => path.startsWith('/waiting-room/'))).toEqual(['/waiting-room/tickets', '/waiting-room/passes'])
  })

  it('goes back into line when it has opened since the last look', async () => {
    const { asPlaced, gone, Problem } = await page({
      '/waiting-room': [IDLE, open(1)],
      '/waiting-room/tickets': [{ body: { ticket: '1-0' } }],
      '/waiting-room/passes': [{ body: { status: 'admitted', pass: 'placed', ...later } }],
    })
    const act = vi.fn(async () => 'done').mockRejectedValueOnce(new Problem({ code: 'place_needed' }, 403, 0))
    const done = asPlaced(act, gone.signal)
    await vi.advanceTimersByTimeAsync(20_000)
    await expect(done).resolves.toBe('done')
    expect(act).toHaveBeenCalledTimes(2)
  })

  it('renews a placed pass before it ends, without sending anybody back', async () => {
    const soon = { ...later, expiresInSeconds: 6 * 60 }
    const { asked, room } = await page({
      '/waiting-room': [open(1)],
      '/waiting-room/tickets': [{ body: { ticket: '1-0' } }],
      '/waiting-room/passes': [{ body: { pass: 'first', ...soon } }, { body: { pass: 'second', ...later } }],
    })
    const renewals = () => asked.filter((path) => path === '/waiting-room/passes').length
    await vi.advanceTimersByTimeAsync(1000)
    expect(renewals()).toBe(1)
    await vi.advanceTimersByTimeAsync(3 * 60_000)
    expect(renewals()).toBe(2)
    expect(room.admitted.value).toBe(true)
  })

  it('says that the connection is lost, keeps what was known, and comes back', async () => {
    const { room } = await page({
      '/waiting-room': [open(0), open(0), { status: 502, body: {} }, open(0)],
      '/waiting-room/tickets': [{ body: { ticket: '1-0' } }],
    })
    await vi.advanceTimersByTimeAsync(3000)
    expect(room.lost.value).toBe(true)
    expect(room.standing.value?.kind).toBe('waiting')
    await vi.advanceTimersByTimeAsync(15_000)
    expect(room.lost.value).toBe(false)
  })

  it.each(['visibilitychange', 'online', 'pageshow'])('looks at once when somebody comes back (%s), and again in case a cache had kept what was', async (event) => {
    const { asked, room } = await page({
      '/waiting-room': [open(0, 15), open(0, 15), open(0, 15), open(0, 15), open(1)],
      '/waiting-room/tickets': [{ body: { ticket: '1-0' } }],
      '/waiting-room/passes': [{ body: { status: 'admitted', pass: 'placed', ...later } }],
    })
    const looks = () => asked.filter((path) => path === '/waiting-room').length
    await vi.advanceTimersByTimeAsync(9000)
    expect(looks()).toBe(2)
    happens(event, { persisted: true })
    await vi.advanceTimersByTimeAsync(100)
    expect(looks()).toBe(3)
    await vi.advanceTimersByTimeAsync(2000)
    expect(looks()).toBe(4)
    await vi.advanceTimersByTimeAsync(9000)
    expect(looks()).toBe(4)
    expect(room.admitted.value).toBe(false)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(room.admitted.value).toBe(true)
  })

  it('lets another look take the place of one that hangs, and of none when the page has just been opened', async () => {
    const { asked, room } = await page({
      '/waiting-room': [SILENT, open(0)],
      '/waiting-room/tickets': [{ body: { ticket: '1-0' } }],
    })
    happens('pageshow', { persisted: false })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked).toEqual(['/waiting-room'])
    happens('online')
    await vi.advanceTimersByTimeAsync(100)
    expect(room.standing.value?.kind).toBe('waiting')
    expect(room.lost.value).toBe(false)
  })

  it('tells who waits for nothing why, and tries again when asked to', async () => {
    const { asPlaced, gone, room, tryAgain } = await page({ '/waiting-room': [problem('campaign_unknown', 404), IDLE] })
    await expect(asPlaced(async () => 1, gone.signal)).rejects.toMatchObject({ code: 'campaign_unknown' })
    expect(room.refused.value?.code).toBe('campaign_unknown')
    tryAgain()
    await expect(asPlaced(async () => 1, gone.signal)).resolves.toBe(1)
  })

  it('ends a wait that nobody waits for any more', async () => {
    const { untilAdmitted } = await page({ '/waiting-room': [open(0)], '/waiting-room/tickets': [{ body: { ticket: '1-0' } }] })
    const left = new AbortController()
    const waits = untilAdmitted(left.signal)
    left.abort(new Error('left'))
    await expect(waits).rejects.toThrow('left')
  })
})

import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { apiOf } from '../../../api/client'
import { Problem } from '../../../api/problem'

const asked: { url: URL; method: string; type: string | null; body: string }[] = []
let answer: (url: URL) => Promise<Response> | Response
const chosen = ref('fair')

vi.mock('../texts', () => ({ language: () => 'en' }))
vi.mock('./campaigns', () => ({ campaigns: { chosen } }))
vi.mock('./session', () => ({
  api: apiOf({ bearer: () => 'hbk_x', language: () => 'en' }, async (request) => {
    const url = new URL(request.url)
    asked.push({ url, method: request.method, type: request.headers.get('content-type'), body: await request.text() })
    return answer(url)
  }),
}))
// There is no component here: what begins with one does not begin.
vi.mock('vue', async (vue) => ({ ...(await vue<typeof import('vue')>()), onMounted: () => {} }))
const { made, useReport } = await import('./reports')

const BALANCE = '{"report":"trial-balance","campaign":"fair","currency":"CNY","holds":true,"accounts":[{"account":"budget","balanceMinor":-9007199254740993}],"checks":[]}'
const refused = (status: number, code: string): Response => new Response(JSON.stringify({ code, message: code }), { status, headers: { 'retry-after': '0' } })

beforeEach(() => {
  asked.length = 0
  answer = () => new Response(BALANCE, { headers: { 'report-holds': 'true' } })
})

describe('a report', () => {
  it('is asked for with the campaign, its days and a format', async () => {
    expect(await made({ name: 'settlement', query: { from: '2026-02-06', to: '2026-02-07', merchant: 'Tea & Co' } }, 'csv')).toEqual({ text: BALANCE, holds: 'true' })
    expect(asked[0]?.url.pathname).toBe('/v1/admin/finance/settlements')
    expect(Object.fromEntries(asked[0]?.url.searchParams ?? [])).toEqual({
      campaign: 'fair', from: '2026-02-06', to: '2026-02-07', merchant: 'Tea & Co', format: 'csv',
    })
  })

  it('has its day in the address when it is a day close', async () => {
    answer = () => new Response('{}')
    expect((await made({ name: 'day-close', query: { day: '2026-02-06' } }, 'json')).holds).toBeNull()
    expect(asked[0]?.url.pathname).toBe('/v1/admin/finance/days/2026-02-06/close')
    expect(asked[0]?.url.searchParams.has('day')).toBe(false)
  })

  it('sends a provider’s file as it is', async () => {
    const file = 'id,kind\r\n"a ""b""",charge\r\n'
    await made({ name: 'reconciliation', query: { from: '2026-02-06', to: '2026-02-06' }, file }, 'json')
    expect(asked[0]).toMatchObject({ method: 'POST', type: 'text/csv', body: file })
  })

  it('is asked for again while the server makes another one', async () => {
    let times = 0
    answer = () => (++times < 2 ? refused(503, 'reports_busy') : new Response(BALANCE))
    expect((await made({ name: 'payouts', query: {} }, 'json')).text).toBe(BALANCE)
    expect(asked).toHaveLength(2)
  })

  it('is not asked for again when it is refused', async () => {
    answer = () => refused(403, 'role_missing')
    await expect(made({ name: 'payouts', query: {} }, 'json')).rejects.toBeInstanceOf(Problem)
    expect(asked).toHaveLength(1)
  })
})

describe('what is on the screen', () => {
  it('is exact, and stays when a later one fails', async () => {
    const making = useReport()
    await making.make({ name: 'trial-balance', query: {} })
    expect(making.made.value?.report.rows('accounts')[0]?.['balanceMinor']).toBe('-9007199254740993')
    answer = () => refused(403, 'role_missing')
    await making.make({ name: 'trial-balance', query: {} })
    expect(making.problem.value?.code).toBe('role_missing')
    expect(making.made.value).toBeDefined()
    expect(making.busy.value).toBe(false)
  })

  it('is never an earlier one that came late', async () => {
    const making = useReport()
    const late: ((response: Response) => void)[] = []
    answer = () => new Promise<Response>((resolve) => late.push(resolve))
    const first = making.make({ name: 'breakage', query: { from: '2026-02-06' } })
    const second = making.make({ name: 'breakage', query: { from: '2026-02-07' } })
    await vi.waitFor(() => expect(late).toHaveLength(2))
    late[1]?.(new Response('{"report":"breakage"}'))
    await second
    late[0]?.(new Response('{"report":"breakage"}'))
    await first
    expect(making.made.value?.asked.query['from']).toBe('2026-02-07')
  })

  it('goes with its campaign, also one that is still being made', async () => {
    const making = useReport()
    let late: ((response: Response) => void) | undefined
    answer = () => new Promise<Response>((resolve) => (late = resolve))
    const first = making.make({ name: 'trial-balance', query: {} })
    await vi.waitFor(() => expect(late).toBeDefined())
    chosen.value = 'other'
    await vi.waitFor(() => expect(making.busy.value).toBe(false))
    late?.(new Response(BALANCE))
    await first
    expect(making.made.value).toBeUndefined()
    chosen.value = 'fair'
  })
})

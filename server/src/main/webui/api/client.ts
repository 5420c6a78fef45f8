import createClient, { type Client, type Middleware } from 'openapi-fetch'
import { Problem } from './problem'
import type { paths } from './schema'

/** What goes with every request. */
export interface Caller {
  /** A person's pass or an operator's key; empty before there is one. */
  bearer(): string
  /** `zh-CN` or `en`. */
  language(): string
}

export type Api = Client<paths>

/** The published API. What is refused is thrown as a {@link Problem}. */
export function apiOf(caller: Caller, fetch?: (request: Request) => Promise<Response>): Api {
  const headers: Middleware = {
    onRequest({ request }) {
      const bearer = caller.bearer()
      if (bearer && !request.headers.has('authorization')) {
        request.headers.set('authorization', `Bearer ${bearer}`)
      }
      request.headers.set('accept-language', caller.language())
      return request
    },
    async onResponse({ response }) {
      if (!response.ok) throw await Problem.of(response)
      return response
    },
    onError({ error }) {
      return error instanceof Problem ? error : Problem.unreachable()
    },
  }
  const api = createClient<paths>(fetch ? { baseUrl: origin(), fetch } : { baseUrl: origin() })
  api.use(headers)
  return api
}

function origin(): string {
  return globalThis.location?.origin ?? 'http://localhost'
}

/** A new idempotency key: 1-64 of `[A-Za-z0-9._:-]`. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

import type { components } from './schema'

type Told = components['schemas']['Problem']

/** A refusal as the server tells it (RFC 9457), or one of the network's own. */
export class Problem extends Error {
  /** Stable, such as `sold_out`; `unreachable` when no answer came at all. */
  readonly code: string
  /** The HTTP status; 0 when no answer came at all. */
  readonly status: number
  /** The field that is meant; empty for none. */
  readonly field: string
  readonly detail: string
  /** Everything that was wrong, where there can be several things, such as with a file. */
  readonly reasons: readonly string[]
  /** How long to wait before the same may be tried again, in ms; 0 when nothing is said. */
  readonly retryAfterMillis: number

  constructor(told: Partial<Told>, status: number, retryAfterMillis: number) {
    super(told.message ?? told.title ?? String(status))
    this.name = 'Problem'
    this.code = told.code ?? 'unreachable'
    this.status = status
    this.field = told.field ?? ''
    this.detail = told.detail ?? ''
    this.reasons = told.reasons ?? []
    this.retryAfterMillis = retryAfterMillis
  }

  static unreachable(): Problem {
    return new Problem({ code: 'unreachable' }, 0, 0)
  }

  static async of(response: Response): Promise<Problem> {
    const seconds = Number(response.headers.get('retry-after'))
    const waitMillis = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0
    try {
      return new Problem((await response.json()) as Partial<Told>, response.status, waitMillis)
    } catch {
      // Not ours: a proxy's own page.
      return new Problem({ code: 'unreadable' }, response.status, waitMillis)
    }
  }

  /** Nothing was done, for want of room or of a connection: the same may be tried again. */
  get passing(): boolean {
    // A pause that is meant for the person: it may be long.
    if (this.code === 'too_many_codes') return false
    return this.status === 0 || this.status === 429 || this.status === 502 || this.status === 503 || this.status === 504
  }
}

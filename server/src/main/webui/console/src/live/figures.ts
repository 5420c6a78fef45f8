/** A percentile's latency, ms; undefined when the server does not say. */
type Told = number | undefined

export interface Latency {
  readonly p50: Told
  readonly p95: Told
  readonly p99: Told
}

export interface Room {
  readonly state: string
  readonly waiting: Told
  readonly admitted: Told
  readonly outflowPerSecond: Told
  readonly ceilingPerSecond: Told
  readonly waitSeconds: Told
}

export interface Level {
  readonly level: string
  readonly on: boolean
  readonly byItself: boolean
  readonly since: string
}

export interface OutletHeat {
  readonly id: string
  readonly name: string
  /** 0 to 1: which part of what it can make is taken. */
  readonly busy: number
  readonly queue: Told
  readonly paused: boolean
}

/** Which form an alarm says is blocked on which channel, and what showed it. */
export interface Found {
  readonly channel: string
  readonly form: string
  readonly source: string
}
export interface LiveMoment {
  readonly atMillis: number
  readonly kind: string
  readonly text: string
  readonly found?: Found | undefined
}

/** What the server says of a running campaign, several times a second. */
export interface Figures {
  readonly at: string
  /** Campaign time, ms since 1970. */
  readonly atMillis: number
  readonly campaign: string
  readonly state: string
  readonly budgetMinor: Told
  readonly spentMinor: Told
  readonly plannedSpentMinor: Told
  /** When the budget is used up at this rate; undefined when it is not. */
  readonly exhaustedAtMillis: Told
  readonly claimsPerSecond: Told
  readonly ordersPerSecond: Told
  readonly granted: Told
  readonly refused: Readonly<Record<string, number>>
  readonly latency: Latency
  /** 1 for all of it, 0 for none. */
  readonly errorBudgetLeft: Told
  readonly room: Room | undefined
  readonly degrade: readonly Level[]
  readonly scale: { readonly replicas: Told; readonly desired: Told; readonly why: string } | undefined
  readonly outlets: readonly OutletHeat[]
  readonly moments: readonly LiveMoment[]
}

type Fields = Readonly<Record<string, unknown>>

const fields = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined
const number = (value: unknown): Told => (typeof value === 'number' && Number.isFinite(value) ? value : undefined)
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const time = (value: unknown): Told => number(typeof value === 'string' ? Date.parse(value) : value)
const share = (value: unknown): Told => {
  const told = number(value)
  return told === undefined ? undefined : Math.min(1, Math.max(0, told))
}

/** Everything of a list that has fields; at most so many. */
const list = <T>(value: unknown, most: number, of: (fields: Fields) => T): T[] =>
  (Array.isArray(value) ? value : []).slice(0, most).flatMap((one) => {
    const its = fields(one)
    return its ? [of(its)] : []
  })

const MOST_OUTLETS = 500
const MOST_MOMENTS = 200
const MOST_LEVELS = 50

/** What an event says. Whatever is missing, or not what it should be, is undefined or empty. */
export function figuresOf(json: string): Figures | undefined {
  let its: Fields | undefined
  try {
    its = fields(JSON.parse(json))
  } catch {
    return undefined
  }
  const atMillis = time(its?.['at'])
  if (!its || atMillis === undefined) return undefined
  const latency = fields(its['latencyMillis'])
  const scale = fields(its['scale'])
  const room = fields(its['room'])
  return {
    at: text(its['at']),
    atMillis,
    campaign: text(its['campaign']),
    state: text(its['state']),
    budgetMinor: number(its['budgetMinor']),
    spentMinor: number(its['spentMinor']),
    plannedSpentMinor: number(its['plannedSpentMinor']),
    exhaustedAtMillis: time(its['exhaustedAt']),
    claimsPerSecond: number(its['claimsPerSecond']),
    ordersPerSecond: number(its['ordersPerSecond']),
    granted: number(its['granted']),
    refused: countsOf(its['refused']),
    latency: { p50: number(latency?.['p50']), p95: number(latency?.['p95']), p99: number(latency?.['p99']) },
    errorBudgetLeft: share(its['errorBudgetLeft']),
    room: room && roomOf(room),
    degrade: list(its['degrade'], MOST_LEVELS, (level) => ({
      level: text(level['level']),
      on: level['on'] === true,
      byItself: level['byItself'] === true,
      since: text(level['since']),
    })),
    scale: scale && { replicas: number(scale['replicas']), desired: number(scale['desired']), why: text(scale['why']) },
    outlets: list(its['outlets'], MOST_OUTLETS, (outlet) => ({
      id: text(outlet['id']),
      name: text(outlet['name']) || text(outlet['id']),
      busy: share(outlet['busy']) ?? 0,
      queue: number(outlet['queue']),
      paused: outlet['paused'] === true,
    })),
    moments: list(its['moments'], MOST_MOMENTS, (moment) => ({
      atMillis: time(moment['at']) ?? NaN,
      kind: text(moment['kind']),
      text: text(moment['text']),
      found: foundOf(fields(moment['found'])),
    })).filter((moment) => Number.isFinite(moment.atMillis)),
  }
}

function countsOf(value: unknown): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const [reason, told] of Object.entries(fields(value) ?? {})) {
    const n = number(told)
    if (n !== undefined) counts[reason] = n
  }
  return counts
}

function foundOf(its: Fields | undefined): Found | undefined {
  const found = { channel: text(its?.['channel']), form: text(its?.['form']), source: text(its?.['source']) }
  return found.channel && found.form ? found : undefined
}

function roomOf(room: Fields): Room {
  return {
    state: text(room['state']),
    waiting: number(room['waiting']),
    admitted: number(room['admitted']),
    outflowPerSecond: number(room['outflowPerSecond']),
    ceilingPerSecond: number(room['ceilingPerSecond']),
    waitSeconds: number(room['waitSeconds']),
  }
}

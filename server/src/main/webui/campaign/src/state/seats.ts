import { patiently } from '../../../api/patience'
import { Problem } from '../../../api/problem'
import { setClock } from './clock'
import { api, campaign } from './session'
import { startsOf, type SeatKind, type Start } from './showings'

/** Films are in the category of leisure, beside what has no seats. */
const CATEGORY: Record<SeatKind, string> = { cinema: 'leisure', train: 'train' }

/** What seats can be had for on a day. */
export async function lookForSeats(kind: SeatKind, date: string, signal: AbortSignal): Promise<readonly Start[]> {
  const { data } = await patiently(
    () => api.GET('/v1/outlets', { params: { query: { campaign, category: CATEGORY[kind], date, limit: '50' } }, signal }),
    { tries: 6, signal },
  )
  if (!data) throw Problem.unreachable()
  setClock(data.serverTime)
  return startsOf(data.outlets ?? [], kind)
}

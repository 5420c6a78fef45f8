import { newKey } from '../../../api/client'
import { patiently } from '../../../api/patience'
import { Problem } from '../../../api/problem'
import { saw } from './orders'
import { untilAdmitted } from './room'
import { api, asPerson } from './session'
import type { QuoteRequest } from './steps'
import type { OrderCard, Quote } from './talk'

const TRIES = 20

/** Told before each wait, with its length in ms; 0 when it is over. */
export type Waits = (millis: number) => void

/** Asks what something costs. Nothing is set aside. */
export async function askQuote(body: QuoteRequest, waits: Waits, signal: AbortSignal): Promise<Quote> {
  const key = newKey()
  const { data } = await inTurn(
    () => api.POST('/v1/quotes', { params: { header: { 'Idempotency-Key': key } }, body, signal }),
    waits,
    signal,
  )
  if (!data) throw Problem.unreachable()
  return data.quote
}

/** Says yes to what a quote showed. The quote is the key: said again, it is the same order. */
export async function placeOrder(quote: Quote, waits: Waits, signal: AbortSignal): Promise<OrderCard> {
  const { data } = await inTurn(() => api.POST('/v1/orders', { body: { quote: quote.id, hash: quote.hash }, signal }), waits, signal)
  if (!data) throw Problem.unreachable()
  saw(data)
  return data
}

/** Does something that people wait for in the waiting room: if a place is needed, it waits there and then does it. */
async function inTurn<T>(act: () => Promise<T>, waits: Waits, signal: AbortSignal): Promise<T> {
  const tried = () => patiently(() => asPerson(act, signal), { tries: TRIES, waits, signal })
  try {
    return await tried()
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.code !== 'place_needed') throw problem
    await untilAdmitted(signal)
    return await tried()
  } finally {
    waits(0)
  }
}

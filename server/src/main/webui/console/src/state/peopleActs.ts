import { Problem } from '../../../api/problem'
import { majorOf, minorOf, refundable, type Held, type Order, type Payout } from '../people/person'
import { came, decisionsOf, type Came, type Review, type Sides, type Verdict } from '../people/reviews'
import { i18n } from '../texts'
import { cameOf, type Act } from './act'
import { api } from './session'
import { digits, money } from './shown'

const t = (key: string, named: Record<string, unknown> = {}): string => i18n.global.t(key, named)
const keyed = (key: string) => ({ 'Idempotency-Key': key })

/** What is done to somebody's things, by one person. */
const single = (name: string, named: Record<string, unknown>, run: Act['run'], grave = false): Act => ({
  title: t(`people.acts.${name}.title`, named),
  means: t(`people.acts.${name}.means`, named),
  confirm: t(`people.acts.${name}.confirm`),
  people: 'one',
  grave,
  run,
})

/** Voids a voucher that is on the screen. */
export const voidOf = (user: string, held: Held): Act => ({
  ...single(
    'void',
    { id: held.id, name: held.name, money: money(held.remainingMinor, held.currency) },
    async ({ reason, key }) =>
      cameOf(
        await api.POST('/v1/admin/people/{user}/vouchers/{voucher}/void', {
          params: { path: { user, voucher: held.id }, header: keyed(key) },
          body: { campaign: held.campaign, reason },
        }),
      ),
    true,
  ),
})

export const cancelOrderAct = (user: string, { id }: Order): Act =>
  single(
    'cancelOrder',
    { id },
    async ({ reason, key }) =>
      cameOf(
        await api.POST('/v1/admin/people/{user}/orders/{order}/cancel', {
          params: { path: { user, order: id }, header: keyed(key) },
          body: { reason },
        }),
      ),
    true,
  )

/** Gives a part of what was paid back, or all of it. */
export function refundAct(user: string, order: Order): Act {
  const places = digits(order.currency)
  const most = refundable(order)
  return {
    ...single('refund', { id: order.id, money: money(most, order.currency) }, async ({ reason, key, values }) => {
      const amountMinor = minorOf(values['amount'] ?? '', places)
      if (!amountMinor) throw new Problem({ code: 'amount_invalid', message: t('people.acts.refund.wrong') }, 400, 0)
      return cameOf(
        await api.POST('/v1/admin/people/{user}/orders/{order}/refunds', {
          params: { path: { user, order: order.id }, header: keyed(key) },
          body: { amountMinor, reason },
        }),
      )
    }),
    fields: [{ name: 'amount', kind: 'text', label: t('people.acts.refund.amount', { currency: order.currency }), value: majorOf(most, places) }],
  }
}

export const cancelPayoutAct = (user: string, { id, amountMinor, currency }: Payout): Act =>
  single('cancelPayout', { id, money: money(amountMinor, currency) }, async ({ reason, key }) =>
    cameOf(
      await api.POST('/v1/admin/people/{user}/payouts/{payout}/cancel', {
        params: { path: { user, payout: id }, header: keyed(key) },
        body: { reason },
      }),
    ),
  )

/** Says whether a person's real name is confirmed. */
export const realNameAct = (user: string, confirmed: boolean): Act =>
  single(confirmed ? 'confirmName' : 'unconfirmName', { user }, async ({ reason, key }) =>
    cameOf(
      await api.PUT('/v1/admin/people/{user}/real-name', {
        params: { path: { user }, header: keyed(key) },
        body: { confirmed, reason },
      }),
    ),
  )

export const revokeAct = (user: string): Act =>
  single(
    'revoke',
    { user },
    async ({ reason, key }) =>
      cameOf(
        await api.POST('/v1/admin/people/{user}/passes/revoke', {
          params: { path: { user }, header: keyed(key) },
          body: { reason },
        }),
      ),
    true,
  )

/** Erases a person, whose id is typed once more: there is no way back. */
export const eraseAct = (user: string, erased: () => void): Act => ({
  ...single(
    'erase',
    { user },
    async ({ reason, values }) => {
      if (values['again'] !== user) throw new Problem({ code: 'id_differs', message: t('people.acts.erase.differs') }, 400, 0)
      const came = cameOf(await api.POST('/v1/admin/people/{user}/erasure', { params: { path: { user } }, body: { reason } }))
      if (!came.waits) erased()
      return came
    },
    true,
  ),
  fields: [{ name: 'again', kind: 'text', label: t('people.acts.erase.again', { user }) }],
})

/** Ends an invite whose code is on the screen, and takes back what it has earned. */
export const disableAct = (campaign: string, code: string): Act =>
  single(
    'disable',
    { code },
    async ({ reason, key }) =>
      cameOf(
        await api.POST('/v1/admin/campaigns/{campaign}/invites/{code}/clawback', {
          params: { path: { campaign, code }, header: keyed(key) },
          body: { reason },
        }),
      ),
    true,
  )

/** Clears, forfeits or claws back what is chosen. `told` gets what became of it. */
export function decideAct(campaign: string, reviews: readonly Review[], to: Verdict, told: (came: Came) => void): Act {
  const sides = (['held', 'both', 'inviter', 'friend'] as const).map((value) => ({ value, label: t(`people.sides.${value}`) }))
  return {
    ...single(
      to,
      { n: Math.min(reviews.length, 500) },
      async ({ reason, key, values }) => {
        const answer = await api.POST('/v1/admin/campaigns/{campaign}/reviews/decisions', {
          params: { path: { campaign }, header: keyed(key) },
          body: { decisions: decisionsOf(reviews, to, (values['sides'] ?? 'held') as Sides), reason },
        })
        told(came(answer.data?.decisions ?? []))
        return cameOf(answer)
      },
      to !== 'clear',
    ),
    fields: [{ name: 'sides', kind: 'choice', label: t('people.review.sides'), choices: sides, value: 'held' }],
  }
}

/** Scores the last two days again, now. */
export const roundAct = (campaign: string, told: (looked: { looked: number; held: number; released: number }) => void): Act =>
  single('round', {}, async ({ reason, key }) => {
    const answer = await api.POST('/v1/admin/campaigns/{campaign}/reviews/rounds', {
      params: { path: { campaign }, header: keyed(key) },
      body: { reason },
    })
    if (answer.data) told(answer.data)
    return cameOf(answer)
  })

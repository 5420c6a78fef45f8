import { describe, expect, it } from 'vitest'
import type { PublicCard } from './card'
import { lastOpened, mayOpen, nextOpening, openedOf, phaseOf, prizesOf, refusedAs } from './envelope'
import type { WalletCard } from './wallet'

const at = (text: string) => Date.parse(`2026-02-${text}:00+08:00`)
const span = (from: string, to: string) => ({ from: `2026-02-${from}:00+08:00`, to: `2026-02-${to}:00+08:00` })
const card: PublicCard = {
  id: 'lny',
  state: 'running',
  zone: 'Asia/Shanghai',
  window: span('06T10:00', '28T00:00'),
  waves: [
    { id: 'cards', window: span('06T10:00', '12T00:00'), prizes: ['card25'] },
    { id: 'cash', window: span('13T10:00', '28T00:00'), prizes: ['card25', 'cash'] },
  ],
  prizes: [
    { id: 'card25', names: { zh: '25 元卡', en: 'CNY 25 card' }, earnedBy: ['claim_once', 'invite'] },
    { id: 'cash', names: { zh: '现金', en: 'Cash' }, earnedBy: ['claim_daily', 'invite'] },
  ],
}
const held = (id: string, prize: string, earnedBy: string, issued: string) => ({
  id, prize, earnedBy, campaign: 'lny', issuedAt: `2026-02-${issued}:00+08:00`, amountMinor: 2500, currency: 'CNY', name: prize,
})
const oneCard: WalletCard = { vouchers: [held('1', 'card25', 'claim_once', '06T10:01')] }

describe('phaseOf', () => {
  it('knows nothing before the card is there', () => expect(phaseOf(undefined, 0)).toBe('loading'))

  it('follows the clock while the campaign runs', () => {
    expect(phaseOf(card, at('06T09:59'))).toBe('before')
    expect(phaseOf(card, at('06T10:00'))).toBe('running')
    expect(phaseOf(card, at('12T12:00'))).toBe('between')
    expect(phaseOf(card, at('13T10:00'))).toBe('running')
    expect(phaseOf(card, at('28T00:00'))).toBe('over')
  })

  it('takes the operator’s word before the clock’s', () => {
    for (const [state, phase] of [['draft', 'draft'], ['paused', 'paused'], ['killed', 'paused'], ['closed', 'over']] as const) {
      expect(phaseOf({ ...card, state }, at('07T10:00')), state).toBe(phase)
    }
  })
})

describe('the next opening', () => {
  it('is the campaign’s, then that of the next wave, then none', () => {
    expect(nextOpening(card, at('01T00:00'))).toBe(at('06T10:00'))
    expect(nextOpening(card, at('12T12:00'))).toBe(at('13T10:00'))
    expect(nextOpening(card, at('14T00:00'))).toBe(0)
  })

  it('shows what the wave has that is open, or comes next', () => {
    expect(prizesOf(card, at('01T00:00'), 'zh', (name) => name)).toEqual(['25 元卡'])
    expect(prizesOf(card, at('14T00:00'), 'en', (name) => name)).toEqual(['CNY 25 card', 'Cash'])
    expect(prizesOf(card, at('28T12:00'), 'en', (name) => name)).toEqual([])
  })

  it('is paused while all that could be asked for is stopped, and goes on with what is not', () => {
    const stopped = (...ids: string[]): PublicCard =>
      ({ ...card, prizes: [...(card.prizes ?? []).map((prize) => ({ ...prize, ...(ids.includes(prize.id ?? '') ? { stopped: true } : {}) })), { id: 'thanks', earnedBy: ['invite'] }] }) as PublicCard
    expect(phaseOf(stopped('card25'), at('07T00:00'))).toBe('paused')
    expect(phaseOf(stopped('cash'), at('07T00:00'))).toBe('running')
    expect(phaseOf(stopped('card25'), at('14T00:00'))).toBe('running')
    expect(phaseOf(stopped('card25', 'cash'), at('14T00:00'))).toBe('paused')
    expect(phaseOf({ ...card, prizes: [] }, at('14T00:00'))).toBe('running')
  })

  it('says of what is stopped that it is', () => {
    const stopped = { ...card, prizes: card.prizes?.map((prize) => ({ ...prize, ...(prize.id === 'cash' ? { stopped: true } : {}) })) } as PublicCard
    expect(prizesOf(stopped, at('14T00:00'), 'en', (name) => `no ${name}`)).toEqual(['CNY 25 card', 'no Cash'])
  })
})

describe('refusedAs', () => {
  it('tells what one has from what is gone and what comes tomorrow', () => {
    expect(refusedAs('already_claimed')).toBe('had')
    expect(refusedAs('already_claimed_today')).toBe('tomorrow')
    expect(refusedAs('wave_sold_out')).toBe('gone')
    expect(refusedAs('campaign_cap_reached')).toBe('full')
    expect(refusedAs('region_not_eligible')).toBe('other')
  })
})

describe('lastOpened', () => {
  it('is the newest that was claimed, be it a card or cash', () => {
    const wallet: WalletCard = {
      vouchers: [...(oneCard.vouchers ?? []), held('9', 'card25', 'invite', '20T10:00')],
      cash: { items: [held('2', 'cash', 'claim_daily', '14T10:00'), held('3', 'cash', 'claim_daily', '13T10:00')] },
    }
    expect(lastOpened(wallet, 'lny')).toMatchObject({ name: 'cash', atMillis: at('14T10:00') })
    expect(lastOpened(oneCard, 'another')).toBeUndefined()
    expect(lastOpened(undefined, 'lny')).toBeUndefined()
  })

  it('takes its time from the envelope', () => {
    expect(openedOf({ amountMinor: 88, currency: 'CNY', name: 'x' }, 7)).toEqual({ amountMinor: 88, currency: 'CNY', name: 'x', atMillis: 7 })
  })
})

describe('mayOpen', () => {
  it('offers an envelope to who has none', () => {
    expect(mayOpen(card, undefined, at('07T00:00'))).toBe(true)
    expect(mayOpen(card, {}, at('07T00:00'))).toBe(true)
  })

  it('offers no second one of those that come once', () => {
    expect(mayOpen(card, oneCard, at('07T00:00'))).toBe(false)
  })

  it('is not kept from it by a card that came for an invite', () => {
    expect(mayOpen(card, { vouchers: [held('1', 'card25', 'invite', '06T11:00')] }, at('07T00:00'))).toBe(true)
  })

  it('offers the daily one each day, by the campaign’s days', () => {
    const today = { ...oneCard, cash: { items: [held('2', 'cash', 'claim_daily', '14T23:59')] } }
    expect(mayOpen(card, oneCard, at('14T12:00'))).toBe(true)
    expect(mayOpen(card, today, at('14T23:59'))).toBe(false)
    expect(mayOpen(card, today, at('15T00:01'))).toBe(true)
  })

  it('offers nothing between waves, nor at a cap', () => {
    expect(mayOpen(card, undefined, at('12T12:00'))).toBe(false)
    expect(mayOpen(card, { capsLeft: [{ campaign: 'lny', total: 3, today: 0 }] }, at('07T00:00'))).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import {
  actionOf, asLocal, byUrgency, canaryTone, canaryWord, livelyForms, nearest, notesWith, onClock, openAlarms, past, ratio, toneOf,
  type Canary, type Channel, type FormHealth, type Moment,
} from './health'

const form = (name: string, more: Partial<FormHealth> = {}): FormHealth => ({
  form: name,
  blocked: false,
  lastHour: { shares: 0, opens: 0, acceptances: 0, cannotOpen: 0, cannotCopy: 0 },
  opensPerShare: {},
  acceptancesPerOpen: {},
  suspicion: 0,
  ...more,
})
const hour = (shares: number, opens = 0) => ({ lastHour: { shares, opens, acceptances: 0, cannotOpen: 0, cannotCopy: 0 } })
const channel = (name: string, forms: FormHealth[], more: Partial<Channel> = {}): Channel => ({
  channel: name, form: 'link', standing: 'usual', why: '', since: '2026-02-06T10:00:00+08:00', wording: 0, probes: [], forms, notes: [], ...more,
})
const canary = (more: Partial<Canary>): Canary => ({ overdue: false, ...more })

describe('how alarming a channel is', () => {
  it('follows the form in force first', () => {
    expect(toneOf(channel('a', []))).toBe('good')
    expect(toneOf(channel('a', [form('link', { blocked: true })]))).toBe('bad')
    expect(toneOf(channel('a', [form('link', { blocked: true })], { form: 'poster', standing: 'moved' }))).toBe('warn')
    expect(toneOf(channel('a', [], { standing: 'pinned' }))).toBe('hollow')
    expect(toneOf(channel('a', [form('link', { blocked: true })], { standing: 'pinned' }))).toBe('bad')
  })

  it('minds silent canaries, and what is near an alarm', () => {
    expect(toneOf(channel('a', [form('poster', { canary: canary({ overdue: true }) })]))).toBe('warn')
    expect(toneOf(channel('a', [form('poster', { suspicion: 0.49 })]))).toBe('good')
    expect(toneOf(channel('a', [form('poster', { suspicion: 0.5 })]))).toBe('warn')
    expect(nearest(channel('a', [form('poster', { suspicion: 0.2 }), form('link', { suspicion: 0.3 })]))).toBe(0.3)
    expect(nearest(channel('a', []))).toBe(0)
  })

  it('puts the worst first, then those that are used', () => {
    const quiet = channel('quiet', [])
    const busy = channel('busy', [form('link', hour(9))])
    const bad = channel('bad', [form('link', { blocked: true })])
    expect(byUrgency([quiet, busy, bad]).map((one) => one.channel)).toEqual(['bad', 'busy', 'quiet'])
  })
})

it('shows forms of which something is to be said', () => {
  const forms = [form('link'), form('poster'), form('code', hour(0, 1)), form('spoken', { blocked: true }), form('passphrase', { canary: canary({}) })]
  expect(livelyForms(channel('a', forms)).map((one) => one.form)).toEqual(['link', 'code', 'spoken', 'passphrase'])
})

it('knows no share of nothing', () => {
  expect(ratio(1, 0)).toBeUndefined()
  expect(ratio(undefined, 3)).toBeUndefined()
  expect(ratio(1, 4)).toBe(0.25)
})

it('says what a canary comes to', () => {
  expect(canaryWord(undefined)).toBe('none')
  expect(canaryWord(canary({ expectedEveryMinutes: 10 }))).toBe('awaited')
  expect(canaryWord(canary({ result: 'ok', overdue: true }))).toBe('overdue')
  expect(canaryWord(canary({ result: 'copy_blocked' }))).toBe('copy_blocked')
  expect(['ok', 'blocked', 'overdue', 'none'].map(canaryTone)).toEqual(['good', 'bad', 'warn', 'hollow'])
})

describe('moments', () => {
  const moment = (id: string, at: string, more: Partial<Moment> = {}): Moment => ({ id, at, by: 'server', ...more })

  it('are behind, the latest first, or ahead, the next first', () => {
    const all = [moment('b', '2026-02-06T11:00:00+08:00'), moment('d', '2026-02-08T00:00:00+08:00'), moment('a', '2026-02-06T10:00:00+08:00'), moment('c', '2026-02-07T00:00:00+08:00')]
    const { gone, ahead } = past(all, Date.parse('2026-02-06T03:00:00Z'))
    expect(gone.map(({ id }) => id)).toEqual(['b', 'a'])
    expect(ahead.map(({ id }) => id)).toEqual(['c', 'd'])
  })

  it('are open alarms when the server found a block that is not over', () => {
    const at = '2026-02-06T10:00:00+08:00'
    const all = [moment('open', at, { kind: 'block' }), moment('over', at, { kind: 'block', until: at }), moment('said', at, { kind: 'block', by: 'li' }), moment('note', at, { kind: 'note' })]
    expect(openAlarms(all).map(({ id }) => id)).toEqual(['open'])
  })

  it('tell or pin, one of the two', () => {
    expect(actionOf('tell', 'look', 'wechat')).toEqual({ tell: 'look' })
    expect(actionOf('poster', 'look', 'wechat')).toEqual({ channel: 'wechat', form: 'poster' })
  })

  it('are on the campaign’s clock', () => {
    expect(onClock('2026-02-17T12:00', '2026-02-06T10:00:00.123+08:00')).toBe('2026-02-17T12:00:00+08:00')
    expect(onClock('2026-02-17T12:00:30', '2026-02-06T02:00:00Z')).toBe('2026-02-17T12:00:30Z')
    expect(asLocal('2026-02-06T10:00:12.5+08:00')).toBe('2026-02-06T10:00')
    expect(asLocal(undefined)).toBe('')
  })
})

it('replaces, adds and takes away policy notes, and changes nothing else', () => {
  const note = (text: string) => ({ text, source: 's', checked: '2026-02-06', forbids: [] })
  const notes = [note('a'), note('b')]
  const texts = (at: number, text?: string) => notesWith(notes, at, text ? note(text) : undefined).map((one) => one.text)
  expect(texts(-1, 'c')).toEqual(['a', 'b', 'c'])
  expect(texts(0, 'c')).toEqual(['c', 'b'])
  expect(texts(1)).toEqual(['a'])
  expect(texts(-1)).toEqual(['a', 'b'])
  expect(notes).toHaveLength(2)
})

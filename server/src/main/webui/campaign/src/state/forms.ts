import type { components } from '../../../api/schema'

export type MadeInvite = components['schemas']['MadeInvite']
export type Kit = NonNullable<MadeInvite['kit']>
export type Form = NonNullable<MadeInvite['recommended']>
export type Obstacle = 'cannot_open' | 'cannot_copy'

/** The five forms, in the order in which the server goes on from one to the next. */
const ORDER: readonly Form[] = ['link', 'poster', 'code', 'passphrase', 'spoken']

/** What cannot be handed on where texts cannot be copied; the rest is seen, typed or said. */
const COPIED: readonly Form[] = ['link', 'passphrase']

/** What somebody has met on this device and channel. */
export interface Met {
  readonly form: Form
  readonly obstacle: Obstacle
}

/**
 * Which form is shown first: the server's, unless this person has just said that it doesn't work
 * for them. One person's word moves nobody else's form, so the server may go on recommending it.
 */
export function firstForm(recommended: Form, met: readonly Met[], there: readonly Form[] = ORDER): Form {
  const barred = new Set(met.flatMap((each) => (each.obstacle === 'cannot_copy' ? COPIED : [each.form])))
  if (!barred.has(recommended) && there.includes(recommended)) return recommended
  return there.find((form) => !barred.has(form)) ?? (there.includes(recommended) ? recommended : (there[0] ?? recommended))
}

/** The forms that a kit has, in their order: what a platform forbids is not in it. */
export const formsIn = (kit: Kit | undefined): Form[] => ORDER.filter((form) => !kit || kit[form] !== undefined)

/** The first one, then the others in their order. */
export function formsFrom(first: Form, there: readonly Form[] = ORDER): Form[] {
  return [...there.filter((form) => form === first), ...there.filter((form) => form !== first)]
}

export type Rule = NonNullable<MadeInvite['forbidden']>[number]

/** A form that is left out where it is handed on, and every rule that says so. */
export interface LeftOut {
  readonly form: Form
  readonly message: string
  readonly rules: readonly Rule[]
}

/** What is left out, each form once. */
export function leftOut(forbidden: readonly Rule[] | undefined): LeftOut[] {
  const all = forbidden ?? []
  return ORDER.flatMap((form) => {
    const rules = all.filter((rule) => rule.form === form)
    return rules[0] ? [{ form, message: rules[0].message ?? '', rules }] : []
  })
}

/** What is copied or read of a form; a poster is a picture. */
export function textOfForm(kit: Kit, form: Form): string {
  switch (form) {
    case 'link':
      return kit.link?.url ?? ''
    case 'code':
      return kit.code?.text ?? ''
    case 'passphrase':
      return kit.passphrase?.text ?? ''
    case 'spoken':
      return kit.spoken?.text ?? ''
    case 'poster':
      return ''
  }
}

/** The poster's address on the page's own host: the server may be known by another one outside. */
export function posterPath(kit: Kit, origin: string): string {
  if (!kit.poster?.url) return ''
  const url = new URL(kit.poster.url, origin)
  return url.pathname + url.search
}
